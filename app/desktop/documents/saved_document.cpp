// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/documents/saved_document.h"

#include "sim/core/decimal.h"
#include "sim/core/json_reader.h"
#include "sim/report/json_writer.h"
#include "sim/report/scenario_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace lowwater {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view versionKey = "lowwater";
constexpr std::int64_t version = 1;

Result<std::int64_t> wholeNumber(std::string_view text)
{
    return parseDecimal(text, 0);
}

Result<SimTime> parseMoment(std::string_view text)
{
    const auto parsed = parseTime(text);
    if (!parsed)
        return parsed.error();
    return parsed->time;
}

Result<MappingWords> mappingOf(std::string_view text)
{
    return text.empty() ? MappingWords{} : parseMapping(text);
}

int within(const JsonNode& node, std::int64_t least, std::int64_t most)
{
    const auto number = node.read(wholeNumber);
    if (number < least || number > most)
        node.fail(ErrorCode::Invalid, fmt::format("is not between {} and {}", least, most));
    return static_cast<int>(number);
}

/// A path as it is from the folder; empty where it is not in it.
std::string besideOf(const std::string& path, const std::string& folder)
{
    const auto relative = fs::path{path}.lexically_relative(folder);
    const bool isBelow = !folder.empty() && !relative.empty() && *relative.begin() != "..";
    return isBelow ? relative.generic_string() : std::string{};
}

void writePlan(JsonWriter& json, const Plan& plan)
{
    json.beginObject("plan");
    json.field("usage_percent", plan.usagePercent);
    json.field("more_agents", plan.moreAgents);
    json.field("agent_hour_usd", plan.agentHour);
    json.endObject();
}

/// A policy as the scenario of nothing else.
void writePins(JsonWriter& json, const SavedDocument& document)
{
    json.beginArray("pins");
    for (const Pin& pin : document.pins) {
        json.beginObject();
        json.field("slot", pinLetter(pin.slot).toStdString());
        json.field("name", pin.name.toStdString());
        Scenario policy;
        policy.policy = pin.policy;
        json.key("settings");
        writeScenario(json, policy);
        json.endObject();
    }
    json.endArray();
}

void writeSource(JsonWriter& json, const Source& source, const std::string& folder)
{
    json.beginObject();
    if (source.inMemory) {
        json.field("name", source.name);
        json.field("text", source.text);
    } else {
        json.field("path", source.name);
        if (const auto beside = besideOf(source.name, folder); !beside.empty())
            json.field("beside", beside);
    }
    json.endObject();
}

void writeReading(JsonWriter& json, const ReadOptions& reading)
{
    json.beginObject("reading");
    json.field("format", reading.format);
    json.field("map", mappingText(reading.columnNames));
    json.field("cost_scale", reading.costScale);
    json.field("charged", reading.charged);
    json.field("cache_5m", reading.shortCache);
    json.endObject();
}

void writeHistory(JsonWriter& json, const SavedDocument& document, const std::string& folder)
{
    json.beginObject("history");
    json.field("name", document.name);
    json.field("sample", document.isSample);
    json.beginArray("sources");
    for (const auto& source : document.sources)
        writeSource(json, source, folder);
    json.endArray();
    writeReading(json, document.reading);
    if (document.mark) {
        json.beginObject("found");
        json.field("charges", document.mark->charges);
        json.field("cost_usd", document.mark->cost);
        json.field("first", document.mark->first);
        json.field("last", document.mark->last);
        json.endObject();
    }
    json.endObject();
}

Plan planOf(const JsonNode& node)
{
    node.allowOnly({"usage_percent", "more_agents", "agent_hour_usd"});
    Plan plan;
    if (const auto percent = node.find("usage_percent"))
        plan.usagePercent = within(*percent, Plan::recordedPercent, Plan::mostPercent);
    if (const auto agents = node.find("more_agents"))
        plan.moreAgents = within(*agents, 0, Plan::mostAgents);
    if (const auto hour = node.find("agent_hour_usd")) {
        plan.agentHour = hour->read(&Money::parse);
        if (plan.agentHour < Money{})
            hour->fail(ErrorCode::Invalid, "is below 0");
    }
    return plan;
}

std::string textAt(const JsonNode& node, std::string_view name)
{
    const auto found = node.find(name);
    return found ? std::string{found->text()} : std::string{};
}

Pin pinOf(const JsonNode& node, const rapidjson::Value& value, const std::string& file)
{
    node.allowOnly({"slot", "name", "settings"});
    Pin pin;
    const auto slot = node.at("slot");
    while (pin.slot < mostPins && pinLetter(pin.slot).toStdString() != slot.text())
        ++pin.slot;
    if (pin.slot == mostPins)
        slot.fail(ErrorCode::Invalid, "is not A, B, C or D");
    pin.name = QString::fromStdString(textAt(node, "name"));
    static_cast<void>(node.at("settings")); // is there
    Scenario settings;
    if (auto read = readScenario(value["settings"], file, settings); !read)
        throw read.error();
    pin.policy = settings.policy;
    return pin;
}

Pins pinsOf(const JsonNode& node, const rapidjson::Value& values, const std::string& file)
{
    Pins pins;
    const auto items = node.items();
    for (std::size_t i = 0; i < items.size(); ++i) {
        Pin pin = pinOf(items[i], values[static_cast<rapidjson::SizeType>(i)], file);
        if (pinAt(pins, pin.slot) != nullptr)
            items[i].fail(ErrorCode::Invalid, "has the letter of another one");
        pins.push_back(std::move(pin));
    }
    std::sort(pins.begin(), pins.end(), [](const Pin& a, const Pin& b) { return a.slot < b.slot; });
    return pins;
}

Source sourceOf(const JsonNode& node, const std::string& folder)
{
    node.allowOnly({"name", "text", "path", "beside"});
    if (const auto text = node.find("text"))
        return {textAt(node, "name"), std::string{text->text()}, true};
    const std::string path{node.at("path").text()};
    if (const auto beside = textAt(node, "beside"); !beside.empty()) {
        const auto near = (fs::path{folder} / beside).lexically_normal();
        std::error_code ignored;
        if (fs::exists(near, ignored))
            return {near.string(), {}, false};
    }
    return {path, {}, false};
}

ReadOptions readingOf(const JsonNode& node)
{
    node.allowOnly({"format", "map", "cost_scale", "charged", "cache_5m"});
    ReadOptions reading;
    reading.format = textAt(node, "format");
    if (const auto map = node.find("map"))
        reading.columnNames = map->read(mappingOf);
    reading.costScale = textAt(node, "cost_scale");
    reading.charged = textAt(node, "charged");
    if (const auto cache = node.find("cache_5m"))
        reading.shortCache = cache->flag();
    return reading;
}

HistoryMark foundOf(const JsonNode& node)
{
    node.allowOnly({"charges", "cost_usd", "first", "last"});
    const auto charges = node.at("charges").read(wholeNumber);
    if (charges < 1)
        node.at("charges").fail(ErrorCode::Invalid, "is not above 0");
    return {static_cast<std::uint64_t>(charges), node.at("cost_usd").read(&Money::parse),
            node.at("first").read(parseMoment), node.at("last").read(parseMoment)};
}

void readHistoryNode(const JsonNode& node, const std::string& folder, SavedDocument& document)
{
    node.allowOnly({"name", "sample", "sources", "reading", "found"});
    document.name = textAt(node, "name");
    if (const auto sample = node.find("sample"))
        document.isSample = sample->flag();
    if (const auto sources = node.find("sources"))
        for (const auto& source : sources->items())
            document.sources.push_back(sourceOf(source, folder));
    if (const auto reading = node.find("reading"))
        document.reading = readingOf(*reading);
    if (const auto found = node.find("found"))
        document.mark = foundOf(*found);
}

SavedView viewOf(const JsonNode& node)
{
    node.allowOnly({"page", "from", "to"});
    SavedView view;
    view.page = textAt(node, "page");
    const auto from = node.find("from");
    const auto to = node.find("to");
    if (from && to) {
        view.from = from->read(parseMoment);
        view.to = to->read(parseMoment);
    }
    return view;
}

} // namespace

HistoryMark markOf(const History& history)
{
    return {history.size(), history.totalCost(), history.times().front(), history.times().back()};
}

Result<std::string> documentJson(const SavedDocument& document, const std::string& folder)
{
    for (const auto& source : document.sources)
        if (source.text.size() > longestSavedText)
            return Error{ErrorCode::Limit,
                         {{}, 0, source.name},
                         {},
                         fmt::format("is too long to be kept in a document ({} MB and more); save the history as CSV, "
                                     "open that, and save again",
                                     longestSavedText >> 20U)};
    JsonWriter json;
    json.beginObject();
    json.field(versionKey, version);
    json.key("scenario");
    writeScenario(json, document.scenario);
    writePlan(json, document.plan);
    if (!document.pins.empty())
        writePins(json, document);
    if (!document.sources.empty() || document.isSample)
        writeHistory(json, document, folder);
    if (!document.savedAs.empty())
        json.field("saved_as", document.savedAs);
    if (document.isModified)
        json.field("modified", document.isModified);
    json.beginObject("view");
    json.field("page", document.view.page);
    json.field("from", document.view.from);
    json.field("to", document.view.to);
    json.endObject();
    json.endObject();
    return json.text();
}

Result<SavedDocument> readDocumentJson(std::string_view text, const std::string& file, const std::string& folder,
                                       std::shared_ptr<const ProviderCatalog> catalog)
{
    const auto parsed = parseJson(text, file);
    if (!parsed)
        return parsed.error();
    try {
        const JsonNode root{*parsed, file};
        if (const auto found = root.at(versionKey).read(wholeNumber); found != version)
            root.at(versionKey)
                .fail(ErrorCode::Invalid, found > version ? "is of a later Lowwater; use that to open it"
                                                          : "is not a version that is known here; 1 is");
        root.allowOnly({versionKey, "scenario", "plan", "pins", "history", "view", "saved_as", "modified"});
        SavedDocument document;
        document.scenario.provider.catalog = std::move(catalog);
        static_cast<void>(root.at("scenario")); // is there
        if (auto read = readScenario((*parsed)["scenario"], file, document.scenario); !read)
            return read.error();
        if (auto problems = validate(document.scenario); !problems.empty()) {
            problems.front().where.file = file;
            return problems.front();
        }
        if (const auto plan = root.find("plan"))
            document.plan = planOf(*plan);
        if (const auto pins = root.find("pins"))
            document.pins = pinsOf(*pins, (*parsed)["pins"], file);
        if (const auto history = root.find("history"))
            readHistoryNode(*history, folder, document);
        if (const auto view = root.find("view"))
            document.view = viewOf(*view);
        document.savedAs = textAt(root, "saved_as");
        if (const auto modified = root.find("modified"))
            document.isModified = modified->flag();
        return document;
    } catch (const Error& error) {
        return error;
    }
}

} // namespace lowwater
