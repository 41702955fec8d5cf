// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/hidden_names.h"

#include <QTest>

#include <algorithm>

using namespace lowwater;

namespace {

const std::string table = "timestamp,cost_usd,session,tool,model,project,pool,input_tokens\n"
                          "2026-09-01T09:00:00Z,1,s1,cursor,claude-opus-5,atlas,extra,5000000000\n"
                          "2026-09-01T09:00:10Z,2,s1/a1b2c3d,claude-code,claude-opus-5,atlas,,7\n"
                          "2026-09-01T09:00:20Z,4,,aider,gpt-5,,api,0\n";

ReadHistory read(const std::string& text, const std::string& file = "/home/dev/secret/mine.csv")
{
    return *readCsv(text, {file, {}, {}});
}

} // namespace

class TestHiddenNames : public QObject {
    Q_OBJECT

private slots:
    void codesAreTheFirstDigitsOfANameBasedUuid();
    void onlySessionsAndProjectsAreHidden();
    void hidingIsTheSameEverywhere();
    void theSummaryTellsNoPathsAndNoLines();
    void stopsLoseTheirSession();
};

// With Python: uuid.uuid5(UUID('6c6f7777-6174-4572-9d41-3b7e52c810f6'), 'project:atlas').hex[:12] and so on.
void TestHiddenNames::codesAreTheFirstDigitsOfANameBasedUuid()
{
    QCOMPARE(hiddenProject("atlas"), std::string("project-d84b6fdc57d9"));
    QCOMPARE(hiddenSession("s1"), std::string("session-10ce716506a9"));
    QCOMPARE(hiddenSession("s1/a1b2c3d"), std::string("session-10ce716506a9/1ac8db555777"));
    QCOMPARE(hiddenProject(""), std::string());
}

void TestHiddenNames::onlySessionsAndProjectsAreHidden()
{
    const auto before = read(table).history;
    const auto after = hideNames(*before);
    QCOMPARE(after->size(), before->size());
    for (ChargeIndex i = 0; i < after->size(); ++i) {
        Charge expected = before->charge(i);
        expected.session = hiddenSession(expected.session);
        expected.project = hiddenProject(expected.project);
        QVERIFY(after->charge(i) == expected);
    }
    const std::string csv = writeCsv(*after);
    for (const char* name : {"atlas", "s1", "a1b2c3d"})
        QVERIFY2(csv.find(name) == std::string::npos, name);
    const auto daily = read("timestamp,cost_usd\n2026-09-01,1\n").history;
    QCOMPARE(hideNames(*daily)->resolution(), Resolution::Day);
}

void TestHiddenNames::hidingIsTheSameEverywhere()
{
    const auto one = hideNames(*read(table).history);
    const auto two = hideNames(*read("timestamp,cost_usd,project\n2026-10-01T09:00:00Z,1,atlas\n").history);
    QCOMPARE(one->charge(0).project, two->charge(0).project);
    QVERIFY(one->charge(0).project != one->charge(0).session);
}

void TestHiddenNames::theSummaryTellsNoPathsAndNoLines()
{
    ImportSummary summary = read(table + "yesterday,1,s1,,,atlas,,\n").summary;
    summary.warnings = {"/home/dev/secret/mine.csv: grew while it was read.", "/home/dev/other: cannot be opened.",
                        "A sentence about nobody."};
    summary.addUnpriced("maker/model", {});
    summary.warnings.push_back(summary.unpricedWarning());
    QCOMPARE(summary.skippedLines.size(), std::size_t{1});
    const ImportSummary hidden = hideNames(summary);
    QCOMPARE(hidden.lines, summary.lines);
    QCOMPARE(hidden.skipped, summary.skipped);
    QVERIFY(hidden.skippedLines.empty());
    QCOMPARE(hidden.files.size(), std::size_t{1});
    QCOMPARE(hidden.warnings.size(), std::size_t{3});
    QCOMPARE(hidden.warnings[0], hidden.files[0] + ": grew while it was read.");
    for (const auto& text : {hidden.files[0], hidden.warnings[0], hidden.warnings[1], hidden.warnings[2]})
        QVERIFY2(text.find("secret") == std::string::npos && text.find("other") == std::string::npos, text.c_str());
    QVERIFY2(hidden.warnings[2].find("maker/model") != std::string::npos, "what has no price is never silent");
}

void TestHiddenNames::stopsLoseTheirSession()
{
    ReadHistory whole = read(table);
    whole.stops = {{whole.history->times()[0], "five_hour", {}, "s1", "out_of_credits"}};
    const auto hidden = hideNames(whole);
    QCOMPARE(hidden.stops.front().session, hiddenSession("s1"));
    QCOMPARE(hidden.stops.front().reason, std::string("five_hour"));
}

QTEST_APPLESS_MAIN(TestHiddenNames)
#include "test_hidden_names.moc"
