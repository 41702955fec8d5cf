// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is in the clipboard is read as a file of it would be.
#include "tests/desktop/imports/imports_fixture.h"

#include <QClipboard>

using namespace lowwater;

class TestPaste : public QObject {
    Q_OBJECT

private slots:
    void everyFormatCanBePasted_data();
    void everyFormatCanBePasted();
    void copiedFilesAreOpened();
    void nothingToPasteIsSaid();
};

namespace {

void paste(PersonsWindow& opened)
{
    opened.window.actions()[Command::PasteTable].trigger();
}

} // namespace

void TestPaste::everyFormatCanBePasted_data()
{
    QTest::addColumn<QString>("path");
    QDirIterator files(QStringLiteral(LOWWATER_TEST_DATA "/formats"), QDir::Files, QDirIterator::Subdirectories);
    QString folder;
    QStringList paths;
    while (files.hasNext())
        paths << files.next();
    paths.sort();
    for (const QString& path : std::as_const(paths)) { // one of each format
        const QFileInfo file(path);
        if (file.dir().dirName() == folder || file.suffix() == QStringLiteral("gz"))
            continue;
        folder = file.dir().dirName();
        QTest::addRow("%s: %s", qPrintable(folder), qPrintable(file.fileName())) << path;
    }
    QTest::addRow("claude-code") << QStringLiteral(
        LOWWATER_TEST_DATA "/claude-code/projects/-home-dev-src-atlas/8463c716-0000-4000-8000-0000000000aa.jsonl");
}

void TestPaste::everyFormatCanBePasted()
{
    QFETCH(const QString, path);
    QFile file(path);
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
    const auto expected = readHistory({{path.toStdString(), {}, false}});
    QVERIFY(expected.has_value());
    const Person person;
    PersonsWindow opened(person);
    QGuiApplication::clipboard()->setText(QString::fromUtf8(file.readAll()));
    paste(opened);
    QVERIFY2(opened.hasCharges(expected->history->size()), qPrintable(opened.said()));
    QCOMPARE(opened.cost(), expected->history->totalCost());
}

void TestPaste::copiedFilesAreOpened()
{
    const Person person;
    PersonsWindow opened(person);
    auto* copied = new QMimeData;
    copied->setUrls({QUrl::fromLocalFile(person.write(QStringLiteral("a.csv"), "timestamp,cost_usd\n1788253200,1\n")),
                     QUrl::fromLocalFile(person.write(QStringLiteral("b.csv"), "timestamp,cost_usd\n1788253201,2\n"))});
    QGuiApplication::clipboard()->setMimeData(copied);
    paste(opened);
    QVERIFY(opened.hasCharges(2));
    QVERIFY(opened.document().import()->isOfFiles());
}

void TestPaste::nothingToPasteIsSaid()
{
    const Person person;
    PersonsWindow opened(person);
    QGuiApplication::clipboard()->setText(QStringLiteral(" \n"));
    paste(opened);
    QVERIFY(opened.said().startsWith(QStringLiteral("The clipboard holds no usage")));
    QVERIFY(!opened.document().hasHistory());
}

QTEST_MAIN(TestPaste)
#include "test_paste.moc"
