// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/symptom.h"
#include "sim/core/text_file.h"

#include <QTest>

using namespace lowwater;

class TestSymptoms : public QObject {
    Q_OBJECT

private slots:
    void theTableThatShips();
    void messages_data();
    void messages();
    void everyMessageLeadsToItsRow();
    void nothingKnownHasAnAnswer();
    void newCreditsNeedANewSignIn();
    void theLongestMessageDecides();
    void badTables_data();
    void badTables();
};

void TestSymptoms::theTableThatShips()
{
    const auto& table = SymptomTable::builtIn();
    QVERIFY(table.symptoms().size() >= 15);
    for (const auto& symptom : table.symptoms()) {
        QVERIFY2(!symptom.title.empty() && !symptom.why.empty() && !symptom.steps.empty() &&
                     !symptom.source.date.empty(),
                 symptom.id.c_str());
        QCOMPARE(table.find(symptom.id), &symptom);
    }
    QVERIFY(table.find("no such row") == nullptr);
    const auto file = readFile(LOWWATER_SOURCE_DIR "/resources/symptoms.json");
    QVERIFY(file.has_value());
    QCOMPARE(SymptomTable::parse(*file, "symptoms.json")->symptoms().size(), table.symptoms().size());
}

void TestSymptoms::messages_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("id");
    QTest::addColumn<std::string>("pool");
    const auto row = [](const char* what, const char* text, const char* id, const char* pool) {
        QTest::newRow(what) << std::string{text} << std::string{id} << std::string{pool};
    };
    row("the guide: third-party apps", "third-party apps now draw from your extra usage", "third-party-apps", "extra");
    row("the same as an answer of the API",
        R"(API Error: 400 {"type":"error","error":{"message":"Third-party apps now draw from your extra usage, not your plan limits. Claim it and keep going."}})",
        "third-party-apps", "extra");
    row("the guide: request rejected", "Request rejected", "request-rejected", "extra");
    row("request rejected with its number", "API Error: Request rejected (429)", "rate-limit", "api");
    row("the guide: usage limit", "You have reached your usage limit.", "usage-limit", "plan");
    row("a 429", "Error 429", "rate-limit", "api");
    row("the session limit", "You've hit your session limit \xC2\xB7 resets 4pm", "session-limit", "plan");
    row("with a curly quote", "You\xE2\x80\x99ve hit your session limit", "session-limit", "plan");
    row("in large letters over two lines", "YOU'VE HIT YOUR\n   WEEKLY LIMIT", "weekly-limit", "plan");
    row("the weekly limit beside a 429", "429: You've hit your weekly limit", "weekly-limit", "plan");
    row("the individual spend limit", "You've hit your individual spend limit", "spend-limit", "extra");
    row("out of usage credits", "You're out of usage credits \xC2\xB7 add more", "out-of-credits", "extra");
    row("out of extra usage", "You\xE2\x80\x99re out of extra usage. Add more at claude.ai/settings/usage",
        "out-of-credits", "extra");
    row("the organization is out of usage", "Your org is out of usage", "organization-spend-cap", "extra");
    row("the group's limit", "Your group\xE2\x80\x99s usage limit is set to $0", "group-limit-zero", "extra");
    row("the credit balance", "Credit balance is too low", "api-balance-low", "api");
    row("the API's own words",
        "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing", "api-balance-low",
        "api");
    row("the old text with its epoch", "Claude AI usage limit reached|1790409000", "usage-limit", "plan");
    row("the toast", "You're now using usage credits", "now-on-credits", "extra");
    row("the older toast", "Now using extra usage", "now-on-credits", "extra");
    row("a log line of the five-hour window", R"("rateLimitType":"five_hour","overageStatus":"allowed")",
        "session-limit", "plan");
    row("a log line whose credits are capped",
        R"("rateLimitType":"five_hour","overageDisabledReason":"org_spend_cap_reached")", "organization-spend-cap",
        "extra");
    row("a log line without credits", R"("rateLimitType":"seven_day","overageDisabledReason":"out_of_credits")",
        "out-of-credits", "extra");
    row("a log line with credits off", R"("overageDisabledReason":"org_level_disabled")", "organization-disabled",
        "extra");
    row("a busy server is nobody's limit", "API Error: Server is temporarily limiting requests (not your usage limit)",
        "server-busy", "");
    row("529", "API Error: Repeated 529 Overloaded errors", "server-busy", "");
    row("a sign-in that has run out", "OAuth token has expired. Please run /login", "signed-out", "");
    row("a title's words", "Was I charged twice?", "charged-twice", "");
    row("a part of a message", "individual spend", "spend-limit", "extra");
    row("a number within a number is none", "request 14290 failed", "", "");
    row("nor is one that is money", "you paid $429", "", "");
    row("a word within a word is none", "underoverloadeds", "", "");
    row("too little to tell", "limit", "", "");
    row("nothing", "", "", "");
    row("blanks", " \n\t ", "", "");
    row("something else", "segmentation fault", "", "");
}

void TestSymptoms::messages()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, id);
    QFETCH(const std::string, pool);
    const Symptom* symptom = SymptomTable::builtIn().match(text);
    QCOMPARE(symptom ? symptom->id : std::string{}, id);
    QCOMPARE(std::string{symptom && symptom->pool ? poolName(*symptom->pool) : ""}, pool);
}

void TestSymptoms::everyMessageLeadsToItsRow()
{
    const auto& table = SymptomTable::builtIn();
    for (const auto& symptom : table.symptoms()) {
        for (const auto& message : symptom.messages) {
            const Symptom* found = table.match("Error: " + message + " (try again)");
            QVERIFY2(found, message.c_str());
            QCOMPARE(found->id, symptom.id);
        }
    }
}

void TestSymptoms::nothingKnownHasAnAnswer()
{
    const auto& unknown = SymptomTable::builtIn().unknown();
    QVERIFY(unknown.messages.empty());
    QVERIFY(!unknown.pool);
    QVERIFY(unknown.steps.size() >= 3);
}

void TestSymptoms::newCreditsNeedANewSignIn()
{
    const Symptom* symptom = SymptomTable::builtIn().find("credits-not-seen");
    QVERIFY(symptom && symptom->pool == Pool::Extra);
    QVERIFY(std::any_of(symptom->steps.begin(), symptom->steps.end(),
                        [](const std::string& step) { return step.find("Sign out") != std::string::npos; }));
}

namespace {

Result<SymptomTable> tableOf(const std::string& symptoms)
{
    return SymptomTable::parse(
        R"({"lowwater_symptoms": 1, "sources": {"s": {"where": "w", "date": "2026-09-01"}}, "symptoms": {)" + symptoms +
            "}}",
        "s.json");
}

const std::string rest = R"("title": "T", "why": "W", "do": ["D"], "source": "s")";

} // namespace

void TestSymptoms::theLongestMessageDecides()
{
    const auto table = tableOf(R"("a": {"messages": ["limit", "your limit"], "pool": "plan", )" + rest +
                               R"(}, "b": {"messages": ["hit your limit", "cap one"], "pool": "extra", )" + rest +
                               R"(}, "c": {"messages": ["cap two"], "pool": "api", )" + rest +
                               R"(}, "unknown": {"pool": "none", )" + rest + "}");
    QVERIFY2(table.has_value(), table ? "" : table.error().describe().c_str());
    QCOMPARE(table->match("the limit")->id, std::string{"a"});
    QCOMPARE(table->match("you hit your limit")->id, std::string{"b"});
    QCOMPARE(table->match("cap two and cap one")->id, std::string{"b"}); // of equals the earlier row
}

void TestSymptoms::badTables_data()
{
    QTest::addColumn<std::string>("symptoms");
    QTest::addColumn<std::string>("message");
    const auto row = [](const char* what, const std::string& symptoms, const char* message) {
        QTest::newRow(what) << symptoms << std::string{message};
    };
    row("no row for what is unknown", R"("a": {"pool": "plan", )" + rest + "}",
        "s.json: symptoms: does not end with \"unknown\", a row without messages");
    row("no row at all", "", "s.json: symptoms: does not end with \"unknown\"");
    row("an unknown pool", R"("unknown": {"pool": "card", )" + rest + "}",
        "s.json: symptoms.unknown.pool: is not one of plan|extra|api");
    row("no reason", R"("unknown": {"pool": "none", "title": "T", "do": [], "source": "s"})",
        "s.json: symptoms.unknown: has no \"why\"");
}

void TestSymptoms::badTables()
{
    QFETCH(const std::string, symptoms);
    QFETCH(const std::string, message);
    const auto table = tableOf(symptoms);
    QVERIFY(!table.has_value());
    QString text = QString::fromStdString(table.error().describe()).remove("\"card\" ");
    QVERIFY2(text.startsWith(QString::fromStdString(message)), qPrintable(text));
}

QTEST_APPLESS_MAIN(TestSymptoms)
#include "test_symptoms.moc"
