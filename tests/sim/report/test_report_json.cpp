// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/billing/routing_text.h"
#include "tests/sim/core/print_values.h"
#include "tests/sim/replay/random_scenario.h"
#include "tests/sim/report/plain_advice.h"

#include "sim/core/text_file.h"
#include "sim/replay/scenario_options.h"
#include "sim/report/json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lowwater;
using namespace std::chrono_literals;

class TestReportJson : public QObject {
    Q_OBJECT

private slots:
    void tenChargesAreTheContracts();
    void decimalsAreExact();
    void unsetIsNull();
    void textsAreEscaped();
    void adviceIsTheContracts();
    void adviceWithoutASafeThreshold();
    void inspectIsTheContracts();
    void inspectRanksByCostThenName();
    void inspectTellsOfStops();
    void inspectTellsWhatThePlanServed();
    void scenarioKeepsItsRouting();
    void reportHoldsAllFour();
    void scenarioRoundTrip();
    void scenarioNumbersMayBeBare();
    void scenarioListReplaces();
    void scenarioErrors_data();
    void scenarioErrors();
    void scenarioErrorChangesNothing();
};

namespace {

QJsonObject parsed(const std::string& json)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(json), &error);
    if (error.error != QJsonParseError::NoError)
        qWarning("%s", qPrintable(error.errorString()));
    return document.object();
}

/// What of `expected` is not in `found`: keys may be added, nothing else may differ.
QStringList missing(const QJsonValue& expected, const QJsonValue& found, const QString& path = {})
{
    QStringList differences;
    if (expected.isObject()) {
        const auto object = expected.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            differences << missing(it.value(), found.toObject().value(it.key()), path + "/" + it.key());
    } else if (expected.isArray()) {
        const auto wanted = expected.toArray();
        if (wanted.size() != found.toArray().size())
            return {path + " has another length"};
        for (int i = 0; i < wanted.size(); ++i)
            differences << missing(wanted[i], found.toArray()[i], path + "/" + QString::number(i));
    } else if (expected != found) {
        differences << path;
    }
    return differences;
}

/// The names of an object's members in the order in which they stand in the text, by their indent.
QStringList keysAt(const std::string& json, int indent)
{
    QStringList keys;
    const auto lines = QString::fromStdString(json).split('\n');
    for (const auto& line : lines) {
        const auto rest = line.mid(indent);
        if (line.left(indent).trimmed().isEmpty() && rest.startsWith('"') && rest.contains("\": "))
            keys << rest.mid(1, rest.indexOf("\": ") - 1);
    }
    return keys;
}

Scenario tenCharges()
{
    Scenario scenario;
    scenario.history = readTestHistory(LOWWATER_TEST_DATA "/golden/simulate/ten-charges-two-agents.csv").history;
    scenario.policy.amount = Money::fromDollars(10);
    scenario.policy.threshold = Money::fromDollars(4);
    scenario.account.openingBalance = Money::fromDollars(10);
    return scenario;
}

Outcome smallOutcome()
{
    Outcome outcome;
    outcome.windowStart = timeFromMicros(1'788'253'200'000'001);
    outcome.cost = Money::fromNanos(1);
    outcome.spent = Money::fromNanos(9'223'372'036'854'775'807);
    outcome.lowest = Money::fromNanos(-123'456'789);
    outcome.stoppedAgentTime = Duration{1'500'001};
    outcome.interruptions.push_back({outcome.windowStart, std::nullopt, 1, 1, 1, Cause::Off, 1us, 2us});
    outcome.pending = Reload{outcome.windowStart, std::nullopt, oneCent, {}, {outcome.windowStart}};
    return outcome;
}

} // namespace

void TestReportJson::tenChargesAreTheContracts()
{
    const auto scenario = tenCharges();
    const auto json = simulateJson(*outcomeOf(scenario), {});
    const auto golden = parsed(*readFile(LOWWATER_TEST_DATA "/golden/simulate/ten-charges-two-agents.json"));
    QCOMPARE(missing(golden["expect"], parsed(json)), QStringList{});
    QCOMPARE(keysAt(json, 2), (QStringList{"history", "window", "balance", "spent_usd", "deposited_usd", "exposure_usd",
                                           "cannot_show", "reloads", "interruptions"}));
    QCOMPARE(parsed(json).value("history").toObject().keys(),
             (QStringList{"charges", "cost_usd", "first", "last", "resolution", "runs", "skipped"}));
    QVERIFY(json.ends_with("}\n"));
}

void TestReportJson::decimalsAreExact()
{
    ImportSummary summary;
    summary.skip("bad_cost", {});
    summary.skip("bad_cost", {});
    summary.skip("bad_timestamp", {});
    const auto json = simulateJson(smallOutcome(), summary);
    for (const char* line :
         {"\"cost_usd\": 0.000000001,", "\"spent_usd\": 9223372036.854775807,", "\"lowest_usd\": -0.123456789,",
          "\"stopped_agent_seconds\": 1.500001,", "\"agent_seconds\": 0.000001", "\"delayed_work_seconds\": 0.000002\n",
          "\"skipped\": 3\n", "\"start\": \"2026-09-01T09:00:00.000001Z\","})
        QVERIFY2(json.find(line) != std::string::npos, line);
}

void TestReportJson::unsetIsNull()
{
    const auto json = parsed(simulateJson(smallOutcome(), {}));
    QVERIFY(json["interruptions"]["list"][0]["ended"].isNull());
    QVERIFY(json["reloads"]["least_warning_seconds"].isNull());
    QCOMPARE(json["reloads"]["pending"], QJsonValue{true});
    QVERIFY(json["reloads"]["pending_reload"]["credited"].isNull());
    QCOMPARE(json["reloads"]["pending_reload"]["declined"].toArray().size(), 1);
    const auto empty = parsed(simulateJson(Outcome{}, {}));
    QVERIFY(empty["reloads"]["pending_reload"].isNull());
}

void TestReportJson::textsAreEscaped()
{
    Advice advice;
    advice.obstacles = {"a \"quote\", a \\, a\nline and \x01"};
    const auto json = recommendJson(advice);
    QVERIFY(json.find(R"(a \"quote\", a \\, a\nline and \u0001)") != std::string::npos);
    QVERIFY(parsed(json).value("current").isNull());
}

void TestReportJson::adviceIsTheContracts()
{
    Scenario scenario;
    scenario.history = readTestHistory(LOWWATER_SOURCE_DIR "/resources/sample/sample-usage.csv").history;
    const auto json = recommendJson(plainAdvice(scenario));
    QCOMPARE(keysAt(json, 2),
             (QStringList{"on_record", "burn_envelope", "recommended", "obstacles", "within_indifference", "current",
                          "forecast", "choices", "recorded_days", "days_with_usage", "cannot_show", "warnings"}));
    const auto twenty = parsed(json).value("on_record")[2].toObject();
    // the figures of the contract's example, for 20 dollars at 60 s and opening 20
    QCOMPARE(twenty["amount_usd"].toInt(), 20);
    QVERIFY(json.find("\"least_safe_threshold_usd\": 0.431749951,\n      \"phase_free_threshold_usd\": 1.039648501,\n  "
                      "    \"method\": \"exact\"") != std::string::npos);
    QCOMPARE(twenty["safe_thresholds"], QJsonValue((QJsonArray{QJsonArray{0.431749951, QJsonValue::Null}})));
    QCOMPARE(keysAt(json, 6).mid(0, 4),
             (QStringList{"amount_usd", "least_safe_threshold_usd", "phase_free_threshold_usd", "method"}));
    const auto recommended = parsed(json).value("recommended").toObject();
    QCOMPARE(recommended["rule"].toString(), QString{"add"});
    QVERIFY(json.find("\"threshold_usd\": 1.04,") != std::string::npos);
    QCOMPARE(parsed(json).value("recorded_days").toInt(), 126);
    QCOMPARE(parsed(json).value("days_with_usage").toInt(), 6);
}

void TestReportJson::adviceWithoutASafeThreshold()
{
    Advice advice;
    AmountAdvice amount;
    amount.amount = Money::fromDollars(5);
    advice.onRecord = {amount};
    const auto json = parsed(recommendJson(advice));
    const auto row = json["on_record"][0].toObject();
    for (const char* key : {"least_safe_threshold_usd", "phase_free_threshold_usd", "reloads", "mean_idle_usd",
                            "fees_usd", "threshold_usd"})
        QVERIFY2(row.contains(QLatin1String{key}) && row[QLatin1String{key}].isNull(), key);
    QVERIFY(row["safe_thresholds"].toArray().isEmpty());
    QVERIFY(json["recommended"].isNull());
}

void TestReportJson::inspectIsTheContracts()
{
    const auto read = readTestHistory(LOWWATER_SOURCE_DIR "/resources/sample/sample-usage.csv");
    const SimTime busy = read.history->times()[7];
    const std::vector<EnvelopePoint> envelope{{90s, oneCent, 7, 3, busy}};
    const auto json = inspectJson(read, {}, 30min, envelope);
    QCOMPARE(keysAt(json, 2), (QStringList{"source", "totals", "unpriced_models", "by_day", "by_model", "by_tool",
                                           "by_session", "by_project", "by_pool", "throttled", "blocked", "runs",
                                           "recorded_stops", "plan_windows", "burn_envelope", "warnings"}));
    const auto object = parsed(json);
    const auto point = object["burn_envelope"][0].toObject();
    QCOMPARE(point["window_seconds"].toInt(), 90);
    QCOMPARE(point["most_usd"].toDouble(), 0.01);
    QCOMPARE(point["from"].toString(), QString::fromStdString(formatTime(busy)));
    QCOMPARE(point["charges"].toInt(), 3);
    QCOMPARE(object["totals"]["charges"].toInt(), 927);
    // summed by another program from the file
    QVERIFY(json.find("\"cost_usd\": 52.08779635,") != std::string::npos);
    QCOMPARE(object["by_day"][0]["day"].toString(), QString{"2025-10-10"});
    QCOMPARE(object["by_day"].toArray().size(), 6);
    for (const char* list : {"by_day", "by_model", "by_tool", "by_session", "by_project", "by_pool"}) {
        int charges = 0;
        for (const auto row : object[QLatin1String{list}].toArray())
            charges += row.toObject()["charges"].toInt();
        QCOMPARE(charges, 927);
    }
}

void TestReportJson::inspectRanksByCostThenName()
{
    HistoryBuilder builder;
    const auto add = [&](const char* model, int dollars) {
        builder.add({timeFromMicros(0), Money::fromDollars(dollars), "", "tool", model, "", Pool::Unset, {}});
    };
    add("b", 1);
    add("c", 3);
    add("a", 1);
    add("", 2);
    ReadHistory read;
    read.history = std::make_shared<const History>(builder.build());
    const QJsonObject rows = parsed(inspectJson(read, test::routingOf("default plan"), 30min, {}));
    QStringList models;
    for (const auto row : rows["by_model"].toArray())
        models << row.toObject()["model"].toString();
    QCOMPARE(models, (QStringList{"c", "", "a", "b"}));
    QCOMPARE(rows["by_pool"][0]["pool"].toString(), QString{"plan"});
    QCOMPARE(rows["by_session"][0]["session"].toString(), QString{"tool"});
}

void TestReportJson::inspectTellsOfStops()
{
    const auto at = [](std::int64_t second) { return timeFromMicros((1'788'253'200 + second) * 1'000'000); };
    ReadHistory read;
    read.history = std::make_shared<const History>();
    read.summary.format = "claude-code";
    read.stops = {{at(0), "five_hour", at(3600), "s1", "out_of_credits"}, {at(1), "usage_limit", std::nullopt, "", ""}};
    const auto json = parsed(inspectJson(read, {}, 30min, {}));
    const QJsonObject first{{"time", "2026-09-01T09:00:00.000000Z"},
                            {"reason", "five_hour"},
                            {"resets", "2026-09-01T10:00:00.000000Z"},
                            {"session", "s1"},
                            {"overage", "out_of_credits"}};
    const QJsonObject second{{"time", "2026-09-01T09:00:01.000000Z"},
                             {"reason", "usage_limit"},
                             {"resets", QJsonValue::Null},
                             {"session", ""}};
    QCOMPARE(json["recorded_stops"].toArray(), (QJsonArray{first, second}));
    QCOMPARE(json["source"]["skipped"].toObject(), (QJsonObject{{"malformed", 0}, {"synthetic", 0}}));
}

void TestReportJson::inspectTellsWhatThePlanServed()
{
    ReadHistory read;
    read.history = std::make_shared<const History>(
        test::historyOf("09-01T09:00 6 pool=plan; 09-01T09:10 6 pool=plan; 09-01T09:20 3 pool=plan; 09-01T15:00 1 "
                        "pool=plan; 09-01T15:01 8"));
    const auto json =
        parsed(inspectJson(read, test::routingOf("window 5h=10:block; window month=99:throttle"), 30min, {}));
    const auto windows = json["plan_windows"].toArray();
    QCOMPARE(windows.size(), 2);
    const auto period = [](const char* start, const char* end, int used, const QJsonValue& ranOut, int served,
                           int blocked) {
        return QJsonObject{{"start", start},   {"end", end},     {"used_usd", used}, {"ran_out", ranOut},
                           {"served", served}, {"throttled", 0}, {"overflowed", 0},  {"blocked", blocked}};
    };
    QCOMPARE(windows[0].toObject(),
             (QJsonObject{{"window", "5h=10:block"},
                          {"consequence", "block"},
                          {"allowance_usd", 10},
                          {"periods", QJsonArray{period("2026-09-01T09:00:00.000000Z", "2026-09-01T14:00:00.000000Z",
                                                        12, "2026-09-01T09:10:00.000000Z", 2, 1),
                                                 period("2026-09-01T15:00:00.000000Z", "2026-09-01T20:00:00.000000Z", 1,
                                                        QJsonValue::Null, 1, 0)}}}));
    QCOMPARE(windows[1]["window"].toString(), QString{"month@1=99:throttle"});
    QCOMPARE(json["blocked"].toObject(), (QJsonObject{{"cost_usd", 3}, {"charges", 1}}));
    QCOMPARE(json["throttled"].toObject(), (QJsonObject{{"cost_usd", 0}, {"charges", 0}}));
    // the blocked charge is in the totals and in no pool
    QCOMPARE(json["totals"]["charges"].toInt(), 5);
    QCOMPARE(json["by_pool"].toArray(), (QJsonArray{QJsonObject{{"pool", "plan"}, {"cost_usd", 13}, {"charges", 3}},
                                                    QJsonObject{{"pool", "extra"}, {"cost_usd", 8}, {"charges", 1}}}));
    QCOMPARE(json["warnings"].toArray(),
             QJsonArray{"1 charge was refused because the plan’s allowance was used up; no pool pays for it."});
}

void TestReportJson::scenarioKeepsItsRouting()
{
    Scenario scenario;
    scenario.routing = test::routingOf("rule tool=a,model=b*,date=..2026-09-30:api; rule pool=:plan; default api; "
                                       "window 5h=15:overflow; window 7d@2026-09-03T10:00:00.5Z=60:block; window "
                                       "month@31=20:throttle");
    const auto json = scenarioJson(scenario);
    Scenario read;
    QVERIFY(readScenarioJson(json, "s.json", read).has_value());
    QVERIFY2(read == scenario, json.c_str());
    // a list stands for the whole
    QVERIFY(
        readScenarioJson(R"({"lowwater_scenario": 1, "pool-rule": [], "plan-window": ["5h=1:block"]})", "s.json", read)
            .has_value());
    QVERIFY(read.routing.rules.empty());
    QCOMPARE(read.routing.planWindows.size(), std::size_t{1});
    const auto bad = readScenarioJson(R"({"lowwater_scenario": 1, "plan-window": ["5h=1"]})", "s.json", read);
    QVERIFY(
        QString::fromStdString(bad.error().describe()).startsWith("s.json: plan-window: \"5h=1\" does not end with"));
}

void TestReportJson::reportHoldsAllFour()
{
    const auto scenario = tenCharges();
    const auto advice = plainAdvice(scenario);
    const auto json = parsed(reportJson(scenario, {}, advice));
    QCOMPARE(json["now"].toObject(), parsed(simulateJson(*advice.current, {})));
    QCOMPARE(json["advice"].toObject(), parsed(recommendJson(advice)));
    QCOMPARE(json["scenario"].toObject(), parsed(scenarioJson(scenario)));
    if (advice.recommended)
        QCOMPARE(json["recommended"].toObject(), parsed(simulateJson(*advice.recommended->outcome, {})));
    else
        QVERIFY(json["recommended"].isNull());
}

void TestReportJson::scenarioRoundTrip()
{
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        auto scenario = reference::randomScenario(seed);
        scenario.history = nullptr;
        scenario.replication = 0;
        scenario.policy.reviewAt -= scenario.policy.reviewAt % 1min; // the option has no seconds
        const auto json = scenarioJson(scenario);
        Scenario read;
        const auto done = readScenarioJson(json, "scenario.json", read);
        QVERIFY2(done.has_value(), done.has_value() ? "" : done.error().describe().c_str());
        QVERIFY2(read == scenario, json.c_str());
        QCOMPARE(scenarioJson(read), json);
    }
}

void TestReportJson::scenarioNumbersMayBeBare()
{
    Scenario scenario;
    const auto done =
        readScenarioJson(R"({"lowwater_scenario": 1, "threshold": 0.431749951, "seed": 7})", "s.json", scenario);
    QVERIFY2(done.has_value(), done.has_value() ? "" : done.error().describe().c_str());
    QCOMPARE(scenario.policy.threshold, Money::fromNanos(431'749'951));
    QCOMPARE(scenario.seed, 7U);
}

void TestReportJson::scenarioListReplaces()
{
    Scenario scenario;
    scenario.account.deposits.push_back({timeFromMicros(0), oneDollar});
    QVERIFY(readScenarioJson(R"({"lowwater_scenario": 1, "deposit": ["2026-10-01T00:00:00Z=50"]})", "s.json", scenario)
                .has_value());
    QCOMPARE(scenario.account.deposits.size(), std::size_t{1});
    QCOMPARE(scenario.account.deposits.front().amount, Money::fromDollars(50));
}

void TestReportJson::scenarioErrors_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("start");
    const auto row = [](const char* name, const char* text, const char* start) {
        QTest::newRow(name) << QString{text} << QString{start};
    };
    row("not JSON names the line", "{\n\"lowwater_scenario\": 1,\n\"threshold\" 4}", "s.json:3: is not JSON");
    row("empty", "", "s.json:1: is not JSON");
    row("another kind of JSON", "[1]", "s.json: is not a scenario");
    row("no version", "{}", "s.json: lowwater_scenario: is not there");
    row("a version of the future", R"({"lowwater_scenario": 2})", "s.json: lowwater_scenario: \"2\" is not a version");
    row("an unknown option", R"({"lowwater_scenario": 1, "treshold": "4"})", "s.json: treshold: is not an option");
    row("a value that is none", R"({"lowwater_scenario": 1, "threshold": "4,5"})",
        "s.json: threshold: \"4,5\" is not a number");
    row("a value of the wrong type", R"({"lowwater_scenario": 1, "threshold": {"usd": 4}})",
        "s.json: threshold: is not a text");
    row("null", R"({"lowwater_scenario": 1, "threshold": null})", "s.json: threshold: is not a text");
    row("a list within a list", R"({"lowwater_scenario": 1, "deposit": [["x"]]})", "s.json: deposit: is not a text");
}

void TestReportJson::scenarioErrors()
{
    QFETCH(const QString, text);
    QFETCH(const QString, start);
    Scenario scenario;
    const auto done = readScenarioJson(text.toStdString(), "s.json", scenario);
    QVERIFY(!done.has_value());
    const auto message = QString::fromStdString(done.error().describe());
    QVERIFY2(message.startsWith(start), qPrintable(message));
}

void TestReportJson::scenarioErrorChangesNothing()
{
    Scenario scenario;
    QVERIFY(!readScenarioJson(R"({"lowwater_scenario": 1, "threshold": "4", "amount": "x"})", "s.json", scenario)
                 .has_value());
    QVERIFY(scenario == Scenario{});
    // deep nesting must not exhaust the stack
    const std::string deep = R"({"lowwater_scenario": 1, "deposit": )" + std::string(1'000'000, '[');
    QVERIFY(!readScenarioJson(deep, "s.json", scenario).has_value());
}

QTEST_APPLESS_MAIN(TestReportJson)
#include "test_report_json.moc"
