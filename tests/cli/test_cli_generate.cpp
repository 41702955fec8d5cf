// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// `generate --like`: agents that work as a history says.
#include "tests/cli/run_command.h"

#include <QJsonArray>
#include <QTest>

#include <string>

using namespace lowwater;
using namespace Qt::Literals::StringLiterals;

class TestCliGenerate : public QObject {
    Q_OBJECT

private slots:
    void likeAHistoryFromAFile();
    void likeStandardInput();
    void moreAgentsWorkMore();
    void namesMayBeHidden();
    void whatIsLearnedCannotBeGiven_data();
    void whatIsLearnedCannotBeGiven();
    void aMissingHistoryIsAFailure();
    void idleDaysAreAFailure();
};

namespace {

const std::string sample = LOWWATER_SOURCE_DIR "/resources/sample/sample-usage.csv";
const std::string week = "timestamp,cost_usd,session,project\n"
                         "2026-09-07T09:00:00Z,0.5,a,secret\n"
                         "2026-09-07T09:00:30Z,0.7,a,secret\n"
                         "2026-09-08T09:10:00Z,0.6,b,secret\n";

int chargesOf(const Ran& ran)
{
    return run({"inspect", "-", "--json"}, ran.out).json()["totals"_L1]["charges"_L1].toInt();
}

} // namespace

void TestCliGenerate::likeAHistoryFromAFile()
{
    const auto ran = run({"generate", "--like", sample, "--days", "126", "--start", "2026-06-01"});
    QCOMPARE(ran.status, 0);
    QVERIFY2(ran.errHas("note: learned from 927 charges on 6 of 126 days: 2 agents at once, $8.68 a day with work"),
             ran.err.c_str());
    QCOMPARE(chargesOf(ran), 927);
    QCOMPARE(run({"generate", "--like", sample, "--days", "126", "--start", "2026-06-01"}).out, ran.out);
    QVERIFY(run({"generate", "--like", sample, "--days", "126", "--start", "2026-06-01", "--seed", "2"}).out !=
            ran.out);
}

void TestCliGenerate::likeStandardInput()
{
    const auto ran = run({"generate", "--like", "-", "--days", "7", "--start", "2026-09-14"}, week);
    QCOMPARE(ran.status, 0);
    QVERIFY2(ran.errHas("note: learned from 3 charges on 2 of 2 days: 1 agent at once, $0.90 a day with work"),
             ran.err.c_str());
    const auto days = run({"inspect", "-", "--json"}, ran.out).json()["by_day"_L1].toArray();
    QCOMPARE(days.size(), 7); // no weekend is known: like the days that are
    QCOMPARE(days[0]["day"_L1].toString(), u"2026-09-14"_s);
}

void TestCliGenerate::moreAgentsWorkMore()
{
    const auto three = run({"generate", "--like", "-", "--sessions", "3", "--days", "2"}, week);
    QCOMPARE(chargesOf(three), 9);
}

void TestCliGenerate::namesMayBeHidden()
{
    QVERIFY(run({"generate", "--like", "-", "--days", "2"}, week).outHas("secret"));
    const auto hidden = run({"generate", "--like", "-", "--days", "2", "--hide-names"}, week);
    QCOMPARE(hidden.status, 0);
    QVERIFY(!hidden.outHas("secret") && hidden.outHas("project-"));
}

void TestCliGenerate::whatIsLearnedCannotBeGiven_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    QTest::addRow("a style") << QStringList{"--style=heavy"} << u"--style is learned from the history"_s;
    QTest::addRow("autonomy") << QStringList{"--autonomous"} << u"--autonomous is learned from the history"_s;
    QTest::addRow("no agents") << QStringList{"--sessions=0"} << u"--sessions"_s;
    QTest::addRow("a bad start") << QStringList{"--start=tomorrow"} << u"--start"_s;
}

void TestCliGenerate::whatIsLearnedCannotBeGiven()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, says);
    std::vector<std::string> list{"generate", "--like", sample};
    for (const auto& argument : arguments)
        list.push_back(argument.toStdString());
    const auto ran = run(list);
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.errHas(says.toStdString()), ran.err.c_str());
}

void TestCliGenerate::aMissingHistoryIsAFailure()
{
    QCOMPARE(run({"generate", "--like", "no-such-file.csv"}).status, 1);
}

// The sample has work on 6 of 126 days.
void TestCliGenerate::idleDaysAreAFailure()
{
    const auto ran = run({"generate", "--like", sample, "--days", "1", "--seed", "3"});
    QCOMPARE(ran.status, 1);
    QVERIFY2(ran.errHas("days: \"1\" has no day with work in it, of which the record has 6 in 126"), ran.err.c_str());
}

QTEST_APPLESS_MAIN(TestCliGenerate)
#include "test_cli_generate.moc"
