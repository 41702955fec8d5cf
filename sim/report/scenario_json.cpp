// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/json.h"
#include "sim/report/json_writer.h"
#include "sim/report/scenario_fields.h"

#include "sim/core/json_reader.h"
#include "sim/replay/scenario_options.h"

namespace lowwater {

namespace {

constexpr std::string_view versionKey = "lowwater_scenario";
constexpr std::string_view version = "1";
constexpr std::string_view providerKey = "provider";

std::string_view textOf(const rapidjson::Value& value)
{
    return {value.GetString(), value.GetStringLength()};
}

Error malformed(const std::string& file, std::uint64_t line, std::string message)
{
    return {ErrorCode::Malformed, {file, line, {}}, {}, std::move(message)};
}

Result<Done> setField(Scenario& scenario, const std::string& file, std::string_view name, const rapidjson::Value& value)
{
    const auto set = [&](std::string_view text) -> Result<Done> {
        auto done = setOption(scenario, name, text);
        if (done)
            return done;
        Error error = done.error();
        error.where.file = file;
        return error;
    };
    const auto wrongType = [&] {
        return Error{
            ErrorCode::Invalid, {file, 0, std::string{name}}, {}, "is not a text; write it as on the command line"};
    };
    if (value.IsString())
        return set(textOf(value));
    if (!value.IsArray())
        return wrongType();
    // a list stands for the whole of a repeatable option
    if (auto cleared = set("none"); !cleared)
        return cleared;
    for (const auto& item : value.GetArray()) {
        if (!item.IsString())
            return wrongType();
        if (auto done = set(textOf(item)); !done)
            return done;
    }
    return Done{};
}

Result<Done> checkVersion(const rapidjson::Value& document, const std::string& file)
{
    if (!document.IsObject())
        return malformed(file, 0, "is not a scenario; it should be a JSON object of option names and texts");
    const auto found = document.FindMember(versionKey.data());
    const Where where{file, 0, std::string{versionKey}};
    if (found == document.MemberEnd())
        return Error{ErrorCode::Missing, where, {}, "is not there; a scenario file says which version it is"};
    if (!found->value.IsString() || textOf(found->value) != version) {
        const std::string value{found->value.IsString() ? textOf(found->value) : std::string_view{}};
        return Error{ErrorCode::Invalid, where, value, "is not a version that is known here; 1 is"};
    }
    return Done{};
}

} // namespace

void writeScenario(JsonWriter& json, const Scenario& scenario)
{
    json.beginObject();
    json.field(versionKey, 1);
    for (const auto& option : scenarioOptions()) {
        const auto texts = option.get(scenario);
        if (option.repeatable) {
            json.beginArray(option.name);
            for (const auto& text : texts)
                json.value(text);
            json.endArray();
        } else if (!texts.empty()) {
            json.field(option.name, texts.front());
        } else if (scenario.provider.preset() != nullptr) {
            json.field(option.name, option.unset); // the preset might set it
        }
    }
    json.endObject();
}

std::string scenarioJson(const Scenario& scenario)
{
    JsonWriter json;
    writeScenario(json, scenario);
    return json.text();
}

Result<Done> readScenarioJson(std::string_view text, const std::string& file, Scenario& scenario)
{
    const auto parsed = parseJson(text, file);
    return parsed ? readScenario(*parsed, file, scenario) : Result<Done>{parsed.error()};
}

Result<Done> readScenario(const rapidjson::Value& object, const std::string& file, Scenario& scenario)
{
    if (auto known = checkVersion(object, file); !known)
        return known;
    Scenario changed = scenario;
    // a provider's preset first, wherever it stands: the other fields win
    if (const auto provider = object.FindMember(providerKey.data()); provider != object.MemberEnd())
        if (auto done = setField(changed, file, providerKey, provider->value); !done)
            return done;
    for (const auto& member : object.GetObject()) {
        const auto name = textOf(member.name);
        if (name == versionKey || name == providerKey)
            continue;
        if (auto done = setField(changed, file, name, member.value); !done)
            return done;
    }
    scenario = std::move(changed);
    return Done{};
}

} // namespace lowwater
