// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Claude's answer about prepaid credits (FORMATS.md section 6), whole and with every oddity.
#include "sim/core/text_file.h"
#include "sim/import/prepaid_credits.h"
#include "sim/import/read_history.h"

#include <fmt/format.h>

#include <QtTest>

using namespace lowwater;
using namespace std::string_literals;

namespace {

const std::string answerFile = LOWWATER_TEST_DATA "/prepaid-credits/answer.json";

std::string orDash(const std::optional<Money>& money)
{
    return money ? money->toString() : "-";
}

/// A line for each reload, what could not be read below.
std::string print(const PrepaidCredits& credits)
{
    std::string text;
    for (const auto& reload : credits.reloads)
        text += fmt::format("{} {} {} {} {}\n", formatTime(reload.time), reload.amount.toString(),
                            reloadOriginName(reload.origin), orDash(reload.remaining),
                            reload.expires ? formatTime(*reload.expires) : "-");
    if (credits.settings)
        text += fmt::format("{} below {} to {}\n", credits.settings->enabled ? "on" : "off",
                            orDash(credits.settings->threshold), orDash(credits.settings->reloadTo));
    if (credits.balance)
        text += fmt::format("balance {}\n", credits.balance->toString());
    for (const auto& error : credits.leftOut)
        text += error.describe() + '\n';
    return text;
}

std::string readText(const std::string& text)
{
    const auto credits = readPrepaidCredits(text, "f");
    return credits ? print(*credits) : credits.error().describe() + '\n';
}

/// One tranche with these members, raw.
std::string tranche(const std::string& members)
{
    return R"({"tranches":[{)" + members + "}]}";
}

} // namespace

class TestPrepaidCredits : public QObject {
    Q_OBJECT

private slots:
    void readsAWholeAnswer();
    void isFoundByContent_data();
    void isFoundByContent();
    void toleratesOddities_data();
    void toleratesOddities();
    void refusesWhatItCannotBe_data();
    void refusesWhatItCannotBe();
    void twoAnswersMakeOne();
    void isASourceBesideTables();
};

void TestPrepaidCredits::readsAWholeAnswer()
{
    QCOMPARE(readText(*readFile(answerFile)),
             "2026-08-20T00:00:00.000000Z 5 given 0 2026-11-18T00:00:00.000000Z\n"
             "2026-09-01T08:00:00.000000Z 20 bought 0 -\n"
             "2026-09-14T10:21:30.123456Z 10.19 automatic 8.12 2027-09-14T10:21:30.000000Z\n"
             "on below 5 to 15\n"
             "balance 8.12\n"s);
}

void TestPrepaidCredits::isFoundByContent_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<bool>("found");
    QTest::addRow("the answer") << *readFile(answerFile) << true;
    QTest::addRow("behind a byte order mark") << "\xEF\xBB\xBF {\"tranches\":[]}"s << true;
    QTest::addRow("settings alone") << R"({"auto_reload_settings":null})"s << true;
    QTest::addRow("nothing") << ""s << false;
    QTest::addRow("a table") << "timestamp,cost_usd\n2026-09-01,1\n"s << false;
    QTest::addRow("other JSON") << R"({"amount":5})"s << false;
    QTest::addRow("a word within a text") << R"({"message":"\"tranches\""})"s << false;
    QTest::addRow("the word deeper down") << R"({"data":{"tranches":[]}})"s << false;
    QTest::addRow("two objects, as in a log") << "{\"tranches\":[]}\n{\"tranches\":[]}\n"s << false;
    QTest::addRow("cut off") << R"({"tranches":[)"s << false;
}

void TestPrepaidCredits::isFoundByContent()
{
    QFETCH(const std::string, text);
    QFETCH(const bool, found);
    QCOMPARE(isPrepaidCredits(text), found);
}

void TestPrepaidCredits::toleratesOddities_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("printed");
    const std::string when = R"("granted_at":"2026-09-01T08:00:00Z")";
    const std::string read = "2026-09-01T08:00:00.000000Z ";
    QTest::addRow("no tranche") << R"({"tranches":[]})"s
                                << ""s;
    QTest::addRow("null everywhere")
        << R"({"tranches":null,"auto_reload_settings":null,"amount":null,"currency":null})"s
        << ""s;
    QTest::addRow("members not known") << tranche(when + R"(,"granted_amount_minor_units":1,"seats":[{}])")
                                       << read + "0.01 unsaid - -\n";
    QTest::addRow("an amount as a text") << tranche(when + R"(,"granted_amount_minor_units":"1019")")
                                         << read + "10.19 unsaid - -\n";
    QTest::addRow("a fraction of a cent")
        << tranche(when + R"(,"granted_amount_minor_units":1019.5)") << read + "10.195 unsaid - -\n";
    // 1788249600 s are 2026-09-01T08:00:00Z
    QTest::addRow("a time in epoch seconds")
        << tranche(R"("granted_at":1788249600,"granted_amount_minor_units":1)") << read + "0.01 unsaid - -\n";
    QTest::addRow("a small currency") << R"({"tranches":[],"currency":"usd"})"s
                                      << ""s;
    QTest::addRow("a program in capitals")
        << tranche(when + R"(,"granted_amount_minor_units":1,"program_id":"AUTO_RELOAD_TEAM")")
        << read + "0.01 automatic - -\n";
    QTest::addRow("a program that is a number")
        << tranche(when + R"(,"granted_amount_minor_units":1,"program_id":true)") << read + "0.01 unsaid - -\n";
    QTest::addRow("no time") << tranche(R"("granted_amount_minor_units":1)")
                             << "f: tranches[0]: has no \"granted_at\"\n"s;
    QTest::addRow("a bad time") << tranche(R"("granted_at":"soon","granted_amount_minor_units":1)") << ""s;
    QTest::addRow("a negative amount")
        << tranche(when + R"(,"granted_amount_minor_units":-1)")
        << "f: tranches[0].granted_amount_minor_units: \"-1\" is negative; a grant adds to the balance\n"s;
    QTest::addRow("an expiry that cannot be read")
        << tranche(when + R"(,"granted_amount_minor_units":1,"expires_at":{})")
        << read + "0.01 unsaid - -\nf: tranches[0].expires_at: is not a text or a number\n";
    QTest::addRow("a tranche that is none") << R"({"tranches":[7]})"s
                                            << "f: tranches[0]: \"7\" is not an object, in { }\n"s;
    QTest::addRow("tranches that are no list") << R"({"tranches":{}})"s
                                               << "f: tranches: is not a list, in [ ]\n"s;
    QTest::addRow("a switch that is a word")
        << R"({"auto_reload_settings":{"enabled":"yes","threshold_in_minor_units":500}})"s
        << "off below 5 to -\nf: auto_reload_settings.enabled: \"yes\" is not true or false\n"s;
    QTest::addRow("in debt") << R"({"tranches":[],"amount":-1592})"s
                             << "balance -15.92\n"s;
}

void TestPrepaidCredits::toleratesOddities()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, printed);
    if (QByteArray(QTest::currentDataTag()) == "a bad time") { // the hint is parseTime's own
        QVERIFY(readText(text).starts_with("f: tranches[0].granted_at: \"soon\" "));
        return;
    }
    QCOMPARE(readText(text), printed);
}

void TestPrepaidCredits::refusesWhatItCannotBe_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("error");
    QTest::addRow("another currency") << R"({"tranches":[],"currency":"EUR"})"s
                                      << "f: currency: \"EUR\" is not USD; Lowwater counts in US dollars\n"s;
    QTest::addRow("other JSON")
        << "[]"s
        << "f: is not an answer about prepaid credits; it has neither \"tranches\" nor \"auto_reload_settings\"\n"s;
}

void TestPrepaidCredits::refusesWhatItCannotBe()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, error);
    QCOMPARE(readText(text), error);
}

void TestPrepaidCredits::twoAnswersMakeOne()
{
    const auto first = readPrepaidCredits(
        R"({"amount":100,"tranches":[{"granted_at":"2026-09-01T08:00:00Z","granted_amount_minor_units":100}]})", "a");
    const auto second = readPrepaidCredits(
        R"({"amount":300,"tranches":[{"granted_at":"2026-09-01T08:00:00Z","granted_amount_minor_units":100},
            {"granted_at":"2026-08-01T08:00:00Z","granted_amount_minor_units":200}]})",
        "b");
    PrepaidCredits both = *first;
    both.add(*second);
    QCOMPARE(print(both),
             "2026-08-01T08:00:00.000000Z 2 unsaid - -\n2026-09-01T08:00:00.000000Z 1 unsaid - -\nbalance 3\n"s);
}

void TestPrepaidCredits::isASourceBesideTables()
{
    const Source table{"table", "timestamp,cost_usd\n2026-09-01T09:00:00Z,3\n", true};
    const auto both = readHistory({table, {answerFile, {}, false}});
    QVERIFY(both.has_value());
    QCOMPARE(both->history->size(), ChargeIndex{1});
    QVERIFY(both->credits.has_value());
    QCOMPARE(both->credits->reloads.size(), std::size_t{3});
    QCOMPARE(both->summary.lines, std::uint64_t{1}); // the answer has none
    const auto alone = readHistory({{answerFile, {}, false}});
    QVERIFY(alone.has_value() && alone->history->empty() && alone->credits);
    QCOMPARE(alone->summary.format, "prepaid-credits"s);
    QVERIFY(!readHistory({table})->credits);
}

QTEST_APPLESS_MAIN(TestPrepaidCredits)
#include "test_prepaid_credits.moc"
