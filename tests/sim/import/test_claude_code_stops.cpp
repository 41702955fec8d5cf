// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The stops of FORMATS.md 1.6.
#include "sim/import/claude_code_stop.h"
#include "sim/import/read_history.h"
#include "tests/sim/history/csv_print.h"
#include "tests/sim/import/log_line.h"

#include <fmt/format.h>

#include <QtTest>

using namespace lowwater;
using namespace std::string_literals;

namespace {

/// `time reason resets session overage` for each stop.
std::string printStops(const std::vector<RecordedStop>& stops)
{
    std::string text;
    for (const auto& stop : stops)
        text += fmt::format("{} {} {} {} {}\n", formatTime(stop.time).substr(11, 8), stop.reason,
                            stop.resets ? formatTime(*stop.resets) : "-", stop.session,
                            stop.overage.empty() ? "-" : stop.overage);
    return text;
}

/// An API error's line (FORMATS.md 1.6): a synthetic message with a text.
LogLine errorLine(const std::string& text, const std::string& more = {})
{
    return {.id = "e1",
            .model = "<synthetic>",
            .input = "0",
            .usage = R"(,"speed":null,"iterations":null)",
            .more = R"(,"isApiErrorMessage":true,"error":"rate_limit","apiErrorStatus":429)" + more,
            .content = R"([{"type":"text","text":")" + text + "\"}]"};
}

Result<ReadHistory> readText(const std::string& text)
{
    return readHistory({{"log", text, true}}, {.format = "claude-code", .columnNames = {}, .costScale = {}});
}

/// The quota of FORMATS.md 1.6. 1790409000 is 2026-09-26T07:50:00Z.
const std::string quota =
    R"(,"quotaLimits":{"status":"rejected","resetsAt":1790409000,"unifiedRateLimitFallbackAvailable":false,"rateLimitType":"five_hour","overageStatus":"rejected","overageResetsAt":1790812800,"overageDisabledReason":"org_spend_cap_reached","upgradePaths":["overage"],"isUsingOverage":false})";

} // namespace

class TestClaudeCodeStops : public QObject {
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void areSortedAndMerged();
    void standBesideUsage();
};

void TestClaudeCodeStops::finds_data()
{
    QTest::addColumn<std::string>("line");
    QTest::addColumn<std::string>("stops");
    const auto row = [](const char* name, const std::string& line, const char* stop) {
        QTest::addRow("%s", name) << line << (*stop == 0 ? ""s : "09:00:00 "s + stop + '\n');
    };
    const auto text = [&](const char* says, const char* reason) {
        row(says, errorLine(says).text(), (reason + " - s1 -"s).c_str());
    };
    text("You've hit your session limit \xC2\xB7 resets 3pm", "five_hour");
    text("You've hit your weekly limit \xC2\xB7 resets Oct 7", "seven_day");
    text("You've hit your individual spend limit", "spend_limit");
    text("You're out of usage credits \xC2\xB7 add more", "out_of_credits");
    text("You're out of extra usage", "out_of_credits");
    text("You\xE2\x80\x99re out of extra usage", "out_of_credits");
    text("Your org is out of usage", "org_out_of_usage");
    text("Your group's usage limit is set to $0", "group_limit_zero");
    text("Credit balance is too low", "credit_balance_too_low");
    text("API Error: 400 Your credit balance is too low to access the Anthropic API.", "credit_balance_too_low");
    row("the old text, with the time of the reset", errorLine("Claude AI usage limit reached|1790409000").text(),
        "usage_limit 2026-09-26T07:50:00.000000Z s1 -");
    row("the old text without one", errorLine("Claude AI usage limit reached").text(), "usage_limit - s1 -");
    row("quotaLimits: the provider's own words", errorLine("You're out of usage credits", quota).text(),
        "five_hour 2026-09-26T07:50:00.000000Z s1 org_spend_cap_reached");
    row("quotaLimits beside a text nobody knows", errorLine("Please wait.", quota).text(),
        "five_hour 2026-09-26T07:50:00.000000Z s1 org_spend_cap_reached");
    row("quotaLimits full of nulls",
        errorLine("You've hit your weekly limit",
                  R"(,"quotaLimits":{"status":null,"resetsAt":null,"rateLimitType":null})")
            .text(),
        "seven_day - s1 -");
    row("quotaLimits with a silly time", errorLine("", R"(,"quotaLimits":{"status":"rejected","resetsAt":-5})").text(),
        "usage_limit - s1 -");
    row("a sub-agent's", errorLine("You're out of extra usage", R"(,"agentId":"a1","isSidechain":true)").text(),
        "out_of_credits - s1/a1 -");
    row("in a progress line", errorLine("Please wait.", quota).inProgress("a1"),
        "five_hour 2026-09-26T07:50:00.000000Z s1/a1 org_spend_cap_reached");
    row("a content that is one text",
        LogLine{.model = "<synthetic>", .content = R"("Claude AI usage limit reached|1790409000")"}.text(),
        "usage_limit 2026-09-26T07:50:00.000000Z s1 -");
    row("a transient 429 is no stop", errorLine("API Error: Rate limited").text(), "");
    row("quotaLimits that let the request through",
        errorLine("API Error", R"(,"quotaLimits":{"status":"allowed_warning","rateLimitType":"five_hour"})").text(),
        "");
    row("a person who quotes the text",
        LogLine{.content = R"([{"type":"text","text":"You're out of usage credits"}])"}.text(), "");
    row(
        "an error without a time",
        [] {
            auto line = errorLine("You're out of usage credits");
            line.timestamp.reset();
            return line.text();
        }(),
        "");
}

void TestClaudeCodeStops::finds()
{
    QFETCH(const std::string, line);
    QFETCH(const std::string, stops);
    const auto read = readText(line + '\n');
    QVERIFY(read.has_value());
    QCOMPARE(printStops(read->stops), stops);
    QVERIFY(sumHolds(read->summary));
}

// Resumed sessions copy the line; a parent's progress repeats it; parallel agents stop at moments of their own.
void TestClaudeCodeStops::areSortedAndMerged()
{
    auto late = errorLine("You're out of usage credits");
    late.timestamp = "2026-09-01T12:00:00Z";
    auto copied = errorLine("You're out of usage credits");
    copied.session = "resumed";
    auto other = errorLine("You've hit your weekly limit");
    const auto read =
        readText(late.text() + '\n' + errorLine("You're out of usage credits").text() + '\n' + copied.text() + '\n' +
                 errorLine("You're out of usage credits").inProgress("a") + '\n' + other.text() + '\n');
    QVERIFY(read.has_value());
    QCOMPARE(printStops(read->stops), "09:00:00 out_of_credits - s1 -\n"
                                      "09:00:00 seven_day - s1 -\n"
                                      "12:00:00 out_of_credits - s1 -\n"s);
    QCOMPARE(read->summary.skipped.at("synthetic"), std::uint64_t{5});
}

void TestClaudeCodeStops::standBesideUsage()
{
    auto line = errorLine("You're out of usage credits");
    line.model = "claude-opus-5";
    line.input = "1000";
    const auto read = readText(line.text() + '\n');
    QVERIFY(read.has_value());
    QCOMPARE(printCharges(*read->history),
             "2026-09-01T09:00:00.000000Z 0.005 s1|claude-code|claude-opus-5|atlas 1000/0/0/0/0\n"s);
    QCOMPARE(printStops(read->stops), "09:00:00 out_of_credits - s1 -\n"s);
}

QTEST_APPLESS_MAIN(TestClaudeCodeStops)
#include "test_claude_code_stops.moc"
