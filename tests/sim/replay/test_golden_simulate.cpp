// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/reference_replay.h"

#include "sim/core/decimal.h"
#include "sim/core/text_file.h"
#include "sim/history/canonical_csv.h"
#include "sim/replay/scenario_options.h"
#include "sim/replay/simulate.h"

#include <QDir>
#include <QTest>

#include <rapidjson/document.h>

#include <map>
#include <string>

using namespace lowwater;

namespace {

/// A result as `path = value`, values in the spelling of CLI.md's JSON with numbers normalised.
using Fields = std::map<std::string, std::string>;

std::string itemPath(const std::string& list, std::size_t index)
{
    return list + '[' + std::to_string(index) + "].";
}

void addReloads(const Outcome& outcome, Fields& fields)
{
    fields["reloads.count"] = std::to_string(outcome.reloads.size());
    fields["reloads.total_usd"] = outcome.reloaded.toString();
    fields["reloads.declined_attempts"] = std::to_string(outcome.declinedAttempts);
    fields["reloads.pending"] = outcome.pending ? "true" : "false";
    fields["reloads.storm"] = std::to_string(outcome.storm);
    for (std::size_t i = 0; i < outcome.reloads.size(); ++i) {
        const Reload& reload = outcome.reloads[i];
        const auto path = itemPath("reloads.list", i);
        fields[path + "requested"] = formatTime(reload.requested);
        fields[path + "credited"] = reload.credited ? formatTime(*reload.credited) : "null";
        fields[path + "amount_usd"] = reload.amount.toString();
    }
}

void addInterruptions(const Outcome& outcome, Fields& fields)
{
    fields["interruptions.count"] = std::to_string(outcome.interruptions.size());
    fields["interruptions.stopped_agent_seconds"] = formatSeconds(outcome.stoppedAgentTime);
    fields["interruptions.delayed_work_seconds"] = formatSeconds(outcome.delayedWork);
    fields["interruptions.refused_attempts"] = std::to_string(outcome.refusedAttempts);
    fields["interruptions.dropped_charges"] = std::to_string(outcome.droppedCharges);
    fields["interruptions.stranded_charges"] = std::to_string(outcome.strandedCharges);
    fields["interruptions.unserved_usd"] = outcome.unserved.toString();
    fields["interruptions.close_calls"] = std::to_string(outcome.closeCalls);
    for (std::size_t i = 0; i < outcome.interruptions.size(); ++i) {
        const Interruption& interruption = outcome.interruptions[i];
        const auto path = itemPath("interruptions.list", i);
        fields[path + "began"] = formatTime(interruption.began);
        fields[path + "ended"] = interruption.ended ? formatTime(*interruption.ended) : "null";
        fields[path + "sessions"] = std::to_string(interruption.sessions);
        fields[path + "runs"] = std::to_string(interruption.runs);
        fields[path + "refused"] = std::to_string(interruption.refused);
        fields[path + "cause"] = causeName(interruption.cause);
    }
}

Fields fieldsOf(const Outcome& outcome)
{
    Fields fields;
    fields["history.charges"] = std::to_string(outcome.charges);
    fields["history.runs"] = std::to_string(outcome.runs);
    fields["history.first"] = formatTime(outcome.first);
    fields["history.last"] = formatTime(outcome.last);
    fields["history.cost_usd"] = outcome.cost.toString();
    fields["window.start"] = formatTime(outcome.windowStart);
    fields["window.end"] = formatTime(outcome.windowEnd);
    fields["balance.opening_usd"] = outcome.opening.toString();
    fields["balance.ending_usd"] = outcome.ending.toString();
    fields["balance.lowest_usd"] = outcome.lowest.toString();
    fields["balance.mean_idle_usd"] = outcome.meanIdle.toString();
    fields["spent_usd"] = outcome.spent.toString();
    fields["deposited_usd"] = outcome.deposited.toString();
    addReloads(outcome, fields);
    addInterruptions(outcome, fields);
    return fields;
}

/// Numbers come as their text, so that no digit is lost.
constexpr unsigned exactNumbers = rapidjson::kParseNumbersAsStringsFlag;

std::string textOf(const std::string& path, const rapidjson::Value& value)
{
    if (value.IsNull())
        return "null";
    if (value.IsBool())
        return value.GetBool() ? "true" : "false";
    const std::string text = value.GetString();
    if (path.ends_with("_usd"))
        return Money::parse(text).value().toString();
    if (path.ends_with("_seconds"))
        return formatSeconds(Duration{parseDecimal(text, 6).value()});
    return text;
}

void flatten(const std::string& path, const rapidjson::Value& value, Fields& fields)
{
    if (value.IsObject()) {
        const std::string prefix = path.empty() || path.ends_with('.') ? path : path + '.';
        for (const auto& member : value.GetObject())
            flatten(prefix + member.name.GetString(), member.value, fields);
    } else if (value.IsArray()) {
        for (rapidjson::SizeType i = 0; i < value.Size(); ++i)
            flatten(itemPath(path, i), value[i], fields);
    } else {
        fields[path] = textOf(path, value);
    }
}

struct Example {
    Scenario scenario;
    Fields expected;
};

Result<Example> readExample(const std::string& pathWithoutSuffix)
{
    const auto json = readFile(pathWithoutSuffix + ".json");
    if (!json)
        return json.error();
    const auto csv = readFile(pathWithoutSuffix + ".csv");
    if (!csv)
        return csv.error();
    const auto history = readCsv(*csv);
    if (!history)
        return history.error();
    rapidjson::Document document;
    document.Parse<exactNumbers>(json->c_str());
    if (document.HasParseError())
        return Error{ErrorCode::Malformed, {pathWithoutSuffix, 0, {}}, {}, "is not JSON"};
    Example example;
    example.scenario.history = history->history;
    for (const auto& option : document["options"].GetArray()) {
        const std::string_view text = std::string_view{option.GetString()}.substr(2); // past `--`
        const auto equals = text.find('=');
        const auto done = setOption(example.scenario, text.substr(0, equals), text.substr(equals + 1));
        if (!done)
            return done.error();
    }
    flatten({}, document["expect"], example.expected);
    return example;
}

/// What differs, a line for each expected key; empty: nothing.
QString differences(const Fields& expected, const Fields& actual)
{
    QString text;
    for (const auto& [path, value] : expected) {
        const auto found = actual.find(path);
        const std::string got = found == actual.end() ? "nothing" : found->second;
        if (got != value)
            text += QStringLiteral("%1: expected %2, got %3\n")
                        .arg(QString::fromStdString(path), QString::fromStdString(value), QString::fromStdString(got));
    }
    return text;
}

void addExampleRows()
{
    QTest::addColumn<QString>("path");
    const QDir folder{QStringLiteral(LOWWATER_TEST_DATA "/golden/simulate")};
    const auto names = folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    QVERIFY2(!names.isEmpty(), "the worked examples are not there");
    for (QString name : names) {
        name.chop(5); // .json
        const QString path = folder.filePath(name);
        QTest::addRow("%s", qPrintable(name.replace('-', ' '))) << path;
    }
}

} // namespace

/// The worked examples that came with MODEL.md: a history, the options of the command, the result.
class TestGoldenSimulate : public QObject {
    Q_OBJECT

private slots:
    void engineGivesTheResult_data() { addExampleRows(); }
    void engineGivesTheResult();
    void referenceGivesTheResult_data() { addExampleRows(); }
    void referenceGivesTheResult();
};

void TestGoldenSimulate::engineGivesTheResult()
{
    QFETCH(const QString, path);
    const auto example = readExample(path.toStdString());
    QVERIFY2(example.has_value(), example ? "" : example.error().describe().c_str());
    const auto outcome = simulate(example->scenario);
    QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().describe().c_str());
    const QString different = differences(example->expected, fieldsOf(*outcome));
    QVERIFY2(different.isEmpty(), qPrintable(different));
}

void TestGoldenSimulate::referenceGivesTheResult()
{
    QFETCH(const QString, path);
    const auto example = readExample(path.toStdString());
    QVERIFY2(example.has_value(), example ? "" : example.error().describe().c_str());
    const auto outcome = reference::referenceSimulate(example->scenario);
    QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().describe().c_str());
    const QString different = differences(example->expected, fieldsOf(*outcome));
    QVERIFY2(different.isEmpty(), qPrintable(different));
}

QTEST_APPLESS_MAIN(TestGoldenSimulate)
#include "test_golden_simulate.moc"
