// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/core/own_files.h"
#include "sim/core/text_file.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace lowwater;

class TestOwnFiles : public QObject {
    Q_OBJECT

private slots:
    void areTheConfiguredOneThenTheNamed();
};

void TestOwnFiles::areTheConfiguredOneThenTheNamed()
{
    const QTemporaryDir folder;
    const auto config = folder.path().toStdString();
    const std::vector<std::string> none;
    QCOMPARE(ownFiles(config, "prices.json", {}), none);
    QCOMPARE(ownFiles(config, "prices.json", "mine.json"), std::vector<std::string>{"mine.json"});
    QVERIFY(QDir{folder.path()}.mkdir(QStringLiteral("lowwater")));
    const auto configured = config + "/lowwater/prices.json";
    QVERIFY(writeFile(configured, "{}").has_value());
    QCOMPARE(ownFiles(config, "prices.json", "mine.json"), (std::vector<std::string>{configured, "mine.json"}));
    QCOMPARE(ownFiles(config, "providers.json", {}), none);
    QCOMPARE(ownFiles({}, "prices.json", {}), none); // no configuration folder is known
}

QTEST_APPLESS_MAIN(TestOwnFiles)
#include "test_own_files.moc"
