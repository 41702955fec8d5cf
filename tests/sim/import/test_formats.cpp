// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every format: each fixture below tests/data/formats/<format> is found by its content, and nothing is
// lost of it.
#include "sim/history/canonical_csv.h"
#include "sim/import/formats.h"
#include "sim/import/read_history.h"
#include "tests/sim/history/csv_print.h"

#include <QDirIterator>
#include <QtTest>

#include <set>

using namespace lowwater;
using namespace std::string_literals;

namespace {

const QString fixtures = QStringLiteral(LOWWATER_TEST_DATA "/formats");

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

/// As the source has them, before a coarse one is spread.
Result<ReadHistory> readAsIs(const std::vector<Source>& sources)
{
    ReadOptions options;
    options.spread = false;
    return readHistory(sources, options);
}

Result<ReadHistory> readAsIs(const QString& path)
{
    return readAsIs({{path.toStdString(), {}, false}});
}

void fixtureRows()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<std::string>("format");
    QDirIterator files(fixtures, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QString name = path.mid(fixtures.size() + 1);
        QTest::addRow("%s", qPrintable(name)) << path << name.section(u'/', 0, 0).toStdString();
    }
}

} // namespace

class TestFormats : public QObject {
    Q_OBJECT

private slots:
    void eachHasAFixture();
    void namesAreKnown();
    void isFoundByContentAlone_data() { fixtureRows(); }
    void isFoundByContentAlone();
    void everyRecordIsAccountedFor_data() { fixtureRows(); }
    void everyRecordIsAccountedFor();
    void convertsWithoutLoss_data() { fixtureRows(); }
    void convertsWithoutLoss();
    void anyBeginningCanBeRead_data() { fixtureRows(); }
    void anyBeginningCanBeRead();
    void canBeStopped_data() { fixtureRows(); }
    void canBeStopped();
};

void TestFormats::eachHasAFixture()
{
    for (const Format* format : formats())
        QVERIFY2(!QDir(fixtures + QLatin1Char('/') + QString::fromUtf8(format->name.data(), std::ssize(format->name)))
                      .isEmpty(),
                 format->name.data());
}

void TestFormats::namesAreKnown()
{
    std::set<std::string_view> names{"csv", "claude-code"};
    for (const Format* format : formats()) {
        QVERIFY2(names.insert(format->name).second, format->name.data());
        QCOMPARE(formatNamed(format->name), format);
        QVERIFY(!format->title.empty());
    }
    QCOMPARE(formatNamed("csv"), nullptr);
}

void TestFormats::isFoundByContentAlone()
{
    QFETCH(const QString, path);
    QFETCH(const std::string, format);
    const QByteArray bytes = bytesOf(path);
    for (const Format* each : formats())
        QVERIFY2(each->recognizes({bytes.data(), static_cast<std::size_t>(bytes.size())}) == (each->name == format),
                 each->name.data());
    const auto read = readAsIs(path);
    QVERIFY2(read.has_value(), read ? "" : read.error().describe().c_str());
    QCOMPARE(read->summary.format, format);
    QVERIFY(read->summary.charges > 0);
}

void TestFormats::everyRecordIsAccountedFor()
{
    QFETCH(const QString, path);
    const auto read = readAsIs(path);
    QVERIFY(read.has_value());
    QVERIFY(sumHolds(read->summary));
    QCOMPARE(read->history->size(), static_cast<std::size_t>(read->summary.charges));
    // spread over the time they cover, charges cost what they did
    const auto spread = readHistory({{path.toStdString(), {}, false}});
    QVERIFY(spread.has_value());
    QCOMPARE(spread->history->totalCost(), read->history->totalCost());
    QCOMPARE(spread->history->resolution(), read->history->resolution());
}

// To the nano-dollar and the token, and with what the source knows of its times.
void TestFormats::convertsWithoutLoss()
{
    QFETCH(const QString, path);
    const auto read = readAsIs(path);
    QVERIFY(read.has_value());
    const std::string written = writeCsv(*read->history);
    const auto again = readAsIs({{"converted.csv", written, true}});
    QVERIFY2(again.has_value(), again ? "" : again.error().describe().c_str());
    QCOMPARE(again->summary.format, "csv"s);
    QCOMPARE(again->summary.skippedTotal(), std::uint64_t{0});
    QCOMPARE(QString::fromStdString(printCharges(*again->history)),
             QString::fromStdString(printCharges(*read->history)));
    QCOMPARE(again->summary.unpriced, read->summary.unpriced);
}

// A download that was cut off: no crash, and what is there is counted.
void TestFormats::anyBeginningCanBeRead()
{
    QFETCH(const QString, path);
    QFETCH(const std::string, format);
    const QByteArray bytes = bytesOf(path);
    for (qsizetype size = 0; size < bytes.size(); size += 1 + bytes.size() / 200) {
        ReadOptions options;
        options.format = format;
        options.spread = false;
        const auto read = readHistory({{"cut", bytes.left(size).toStdString(), true}}, options);
        QVERIFY(!read || sumHolds(read->summary));
    }
}

void TestFormats::canBeStopped()
{
    QFETCH(const QString, path);
    const RunHooks hooks{.shouldStop = [] { return true; }, .onProgress = {}};
    const auto read = readHistory({{path.toStdString(), {}, false}}, {}, hooks);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestFormats)
#include "test_formats.moc"
