// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What ccusage prints with --json, versions 16 to 20, focused and unified (FORMATS.md section 2).
#include "sim/core/wide.h"
#include "sim/import/charge_collector.h"
#include "sim/import/format.h"
#include "sim/import/json_record.h"
#include "sim/import/json_shape.h"
#include "sim/import/json_values.h"
#include "sim/import/rounded_money.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace lowwater {

namespace {

constexpr std::string_view name = "ccusage";
constexpr std::string_view claudeCode = "claude-code";
constexpr std::chrono::days aDay{1};
constexpr std::chrono::days aWeek{7};

/// The lists that a report may have, of which each tells of the same usage, from the finest to the coarsest. A session
/// whose beginning is not known is no finer than its last day.
enum class Section : std::uint8_t { Blocks, Sessions, Projects, Daily, EndedSessions, Weekly, Monthly };
constexpr std::array<std::string_view, 7> sectionNames{
    "blocks", "sessions", "daily by project", "daily", "the last days of sessions", "weekly", "monthly"};

struct Row {
    JsonRecord record;
    std::string project; ///< that the row is listed under
};
using Sections = std::array<std::vector<Row>, sectionNames.size()>;

/// A cost as a number of nano-dollars; nothing where it is no number.
std::optional<std::int64_t> nanosOf(const JsonRecord& record, std::string_view costName)
{
    const auto money = roundedMoney(record.text(costName));
    return money ? std::optional{money->money.nanos()} : std::nullopt;
}

/// Whether the parts cost what the whole does: as doubles they may differ in their last digits. Without costs
/// (--no-cost) parts say more than the whole: they name the models.
bool addUp(const std::vector<JsonRecord>& parts, std::string_view partCost, const JsonRecord& whole)
{
    if (parts.empty())
        return false;
    if (!whole.has("totalCost"))
        return std::none_of(parts.begin(), parts.end(), [partCost](const auto& part) { return part.has(partCost); });
    const auto total = nanosOf(whole, "totalCost");
    Wide rest = total.value_or(0);
    for (const auto& part : parts) {
        const auto cost = nanosOf(part, partCost);
        if (!total || !cost || *cost < 0)
            return false;
        rest -= *cost;
    }
    const Wide tolerance = static_cast<Wide>(parts.size());
    return -tolerance <= rest && rest <= tolerance;
}

/// The one text of a list; empty where there are none or several.
std::string onlyTextOf(const JsonRecord& record, std::string_view list)
{
    const auto* const value = record.find(list);
    if (value == nullptr || !value->IsArray() || value->Size() != 1 || !(*value)[0].IsString())
        return {};
    return {(*value)[0].GetString(), (*value)[0].GetStringLength()};
}

/// Rows that name no program are of ccusage before 20, or of `ccusage claude`.
std::string toolOf(const JsonRecord& row)
{
    if (!row.has("agent"))
        return std::string{claudeCode};
    std::string agent{row.text("agent")};
    if (agent == "all")
        agent = onlyTextOf(row.object("metadata"), "agents");
    return agent == "claude" ? std::string{claudeCode} : agent;
}

/// A member of the row, or of its `metadata`, where ccusage 20 has it.
JsonRecord holderOf(const JsonRecord& row, std::string_view member)
{
    return row.has(member) ? row : row.object("metadata");
}

bool knowsBeginnings(const std::vector<Row>& rows)
{
    return std::any_of(rows.begin(), rows.end(),
                       [](const Row& row) { return holderOf(row.record, "firstActivity").has("firstActivity"); });
}

void addRows(std::vector<Row>& rows, std::vector<JsonRecord> records, const std::string& project = {})
{
    for (auto& record : records)
        rows.push_back({std::move(record), project});
}

void addProjects(std::vector<Row>& rows, const JsonRecord& report)
{
    const auto* const projects = report.find("projects");
    if (projects == nullptr || !projects->IsObject())
        return;
    for (const auto& project : projects->GetObject()) {
        const std::string title{project.name.GetString(), project.name.GetStringLength()};
        addRows(rows, itemsOf(project.value, report.object("projects").placeOf(title)), title);
    }
}

Sections sectionsOf(const JsonValues& values)
{
    Sections sections;
    const auto rowsOf = [&sections](Section section) -> auto&
    {
        return sections[static_cast<std::size_t>(section)];
    };
    for (const auto* value : values.all()) {
        const JsonRecord report{*value, {}};
        addRows(rowsOf(Section::Blocks), report.items("blocks"));
        addRows(rowsOf(Section::Sessions), report.items("sessions"));
        addRows(rowsOf(Section::Sessions), report.items("session"));
        addProjects(rowsOf(Section::Projects), report);
        addRows(rowsOf(Section::Daily), report.items("daily"));
        addRows(rowsOf(Section::Weekly), report.items("weekly"));
        addRows(rowsOf(Section::Monthly), report.items("monthly"));
    }
    if (!knowsBeginnings(rowsOf(Section::Sessions)))
        rowsOf(Section::EndedSessions).swap(rowsOf(Section::Sessions));
    return sections;
}

class Report {
public:
    explicit Report(const FormatInput& input) : m_input{input}, m_collector{input, name} {}

    Result<ReadHistory> read()
    {
        const auto values = JsonValues::parse(m_input.text, m_input.file, m_input.hooks);
        if (!values)
            return values.error();
        const Sections sections = sectionsOf(*values);
        const auto finest =
            std::find_if(sections.begin(), sections.end(), [](const auto& rows) { return !rows.empty(); });
        if (finest != sections.end())
            if (const auto done = readSection(*finest, static_cast<Section>(finest - sections.begin())); !done)
                return done.error();
        passOver(sections);
        if (values->failure())
            readRecord(m_collector, values->failure()->where.line, {}, [&] {
                throw LeftOut{"malformed", {}, {}, values->failure()->message};
            });
        warn();
        return m_collector.finish();
    }

private:
    Result<Done> readSection(const std::vector<Row>& rows, Section section)
    {
        const std::size_t half = m_input.text.size() / 2; // the first was parsing
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (auto going = m_collector.at(half + i * (half / rows.size())); !going)
                return going;
            try {
                readRow(rows[i], section);
            } catch (const LeftOut& bad) {
                readRecord(m_collector, 0, {}, [&bad] { throw bad; });
            }
        }
        return Done{};
    }

    /// All sections but the finest.
    void passOver(const Sections& sections)
    {
        std::vector<std::string_view> there;
        for (std::size_t i = 0; i < sections.size(); ++i) {
            if (sections[i].empty())
                continue;
            there.push_back(sectionNames[i]);
            for (std::size_t row = 0; there.size() > 1 && row < sections[i].size(); ++row) {
                m_collector.line(0);
                m_collector.notUsage();
            }
        }
        if (there.size() > 1)
            m_collector.warn(
                fmt::format("The report has the same usage several times, as {}; only {} is counted, which "
                            "is the finest.",
                            fmt::join(there, ", "), there.front()));
    }

    void readRow(const Row& row, Section section)
    {
        Charge charge;
        switch (section) {
        case Section::Blocks:
            return readBlock(row.record);
        case Section::Sessions:
        case Section::EndedSessions:
            takeSession(row.record, charge);
            break;
        case Section::Projects:
            charge.project = row.project;
            takePeriod(row.record, "date", aDay, charge);
            break;
        case Section::Daily:
            charge.project = row.record.text("project");
            takePeriod(row.record, "date", aDay, charge);
            break;
        case Section::Weekly:
            takePeriod(row.record, "week", aWeek, charge);
            break;
        case Section::Monthly:
            takeMonth(row.record, charge);
            break;
        }
        readParts(row.record, charge);
    }

    void readBlock(const JsonRecord& block)
    {
        Charge charge;
        charge.tool = claudeCode;
        charge.model = onlyTextOf(block, "models");
        const std::string_view end = block.has("actualEndTime") ? "actualEndTime" : "endTime";
        if (!block.flag("isGap")) {
            charge.time = block.time("startTime").time;
            charge.span = block.spanTo(end, charge.time, block.time(end).time);
        }
        readRecord(m_collector, 0, {}, [&] {
            const JsonRecord counts = block.object("tokenCounts");
            charge.tokens.input = counts.tokens("inputTokens");
            charge.tokens.output = counts.tokens("outputTokens");
            charge.tokens.cacheWrite5m = counts.tokens("cacheCreationInputTokens");
            charge.tokens.cacheRead = counts.tokens("cacheReadInputTokens");
            if (block.flag("isGap"))
                m_collector.notUsage();
            else
                add(block, "costUSD", charge);
        });
    }

    /// ccusage 18 lists the sessions of a project as one, under the name of the project and with a date alone.
    void takeSession(const JsonRecord& row, Charge& charge)
    {
        constexpr std::string_view unknownProject = "Unknown Project";
        charge.session = row.text(row.has("sessionId") ? "sessionId" : "period");
        charge.project = holderOf(row, "projectPath").text("projectPath");
        if (charge.project == unknownProject)
            charge.project = std::exchange(charge.session, {});
        const JsonRecord holder = holderOf(row, "lastActivity");
        const ParsedTime last = holder.time("lastActivity");
        if (const JsonRecord first = holderOf(row, "firstActivity"); first.has("firstActivity")) {
            charge.time = first.time("firstActivity").time;
            charge.span =
                holder.spanTo("lastActivity", charge.time, last.dateOnly ? startOfNextDay(last.time) : last.time);
            return;
        }
        charge.time = startOfDay(last.time);
        charge.span = aDay;
        ++m_ended;
        m_hasDates = m_hasDates || last.dateOnly;
    }

    void takePeriod(const JsonRecord& row, std::string_view key, std::chrono::seconds span, Charge& charge)
    {
        const std::string_view there = row.has(key) ? key : "period";
        const ParsedTime day = row.time(there);
        if (!day.dateOnly)
            row.leaveOut("bad_timestamp", there, "is not a day, such as 2026-09-01");
        charge.time = day.time;
        charge.span = span;
        m_hasDates = true;
    }

    void takeMonth(const JsonRecord& row, Charge& charge)
    {
        const std::string_view key = row.has("month") ? "month" : "period";
        const auto first = parseTime(std::string{row.text(key)} + "-01");
        if (!first || !first->dateOnly)
            row.leaveOut("bad_timestamp", key, "is not a month, such as 2026-09");
        charge.time = first->time;
        charge.span = std::chrono::floor<std::chrono::seconds>(startOfNextMonth(first->time) - first->time);
        m_hasDates = true;
    }

    /// By program (--by-agent) and by model, as far as the parts add up to the row.
    void readParts(const JsonRecord& row, Charge charge)
    {
        const auto agents = row.items("agents");
        if (!addUp(agents, "totalCost", row))
            return readModels(row, std::move(charge));
        for (const auto& agent : agents)
            readModels(agent, charge);
    }

    void readModels(const JsonRecord& row, Charge charge)
    {
        charge.tool = toolOf(row);
        const auto models = row.items("modelBreakdowns");
        if (addUp(models, "cost", row)) {
            for (const auto& model : models) {
                charge.model = model.text("modelName");
                readPart(model, "cost", charge);
            }
            return;
        }
        charge.model =
            models.size() == 1 ? std::string{models.front().text("modelName")} : onlyTextOf(row, "modelsUsed");
        readPart(row, "totalCost", charge);
    }

    void readPart(const JsonRecord& part, std::string_view costName, Charge charge)
    {
        readRecord(m_collector, 0, {}, [&] {
            charge.tokens.input = part.tokens("inputTokens");
            charge.tokens.output = part.tokens("outputTokens");
            charge.tokens.cacheWrite5m = part.tokens("cacheCreationTokens"); // 5m and 1h are not told apart
            charge.tokens.cacheRead = part.tokens("cacheReadTokens");
            add(part, costName, charge);
        });
    }

    void add(const JsonRecord& part, std::string_view costName, Charge& charge)
    {
        const bool hasCost = part.has(costName);
        if (hasCost)
            charge.cost = part.cost(costName, m_collector);
        const bool hasTokens = charge.tokens != Tokens{};
        if (charge.cost == Money{} && !hasTokens)
            return m_collector.notUsage();
        if (!hasCost)
            part.requirePriceable(charge);
        if (!m_collector.isNew(identityOf(charge)))
            return m_collector.merged();
        if (!hasCost)
            return m_collector.priced(charge, true);
        m_free += charge.cost == Money{} ? 1U : 0U;
        m_collector.charge(charge);
    }

    /// Rows have no id. What agrees in all of this is the same row in two reports.
    static std::string identityOf(const Charge& charge)
    {
        const Tokens& t = charge.tokens;
        return fmt::format("{} {} {} {}/{}/{}/{} {}\n{}\n{}\n{}", micros(charge.time), charge.span.count(),
                           charge.cost.nanos(), t.input, t.output, t.cacheWrite5m, t.cacheRead, charge.tool,
                           charge.session, charge.project, charge.model);
    }

    void warn()
    {
        if (m_hasDates)
            m_collector.warn("ccusage's days are those of the time zone it ran in; they are taken as days in UTC.");
        if (m_ended != 0)
            m_collector.warn(fmt::format("{} {}; each counts on the day it was last active.", m_ended,
                                         m_ended == 1 ? "session does not say when it began"
                                                      : "sessions do not say when they began"));
        if (m_free != 0)
            m_collector.warn(
                fmt::format("{} {} tokens and costs $0 in the report: that version of ccusage knew no price "
                            "for the model.",
                            m_free, m_free == 1 ? "row has" : "rows have"));
    }

    const FormatInput& m_input;
    ChargeCollector m_collector;
    std::uint64_t m_ended = 0;
    std::uint64_t m_free = 0;
    bool m_hasDates = false;
};

bool recognizes(std::string_view text)
{
    const JsonShape shape{text};
    if (shape.hasAll({"blocks[].startTime", "blocks[].costUSD"}) ||
        shape.hasAll({"blocks[].isGap", "blocks[].entries"}))
        return true;
    if (shape.hasBetween("projects.", "[].inputTokens") && shape.hasBetween("projects.", "[].cacheReadTokens"))
        return true;
    constexpr std::array<std::string_view, 5> lists{"daily", "weekly", "monthly", "session", "sessions"};
    return std::any_of(lists.begin(), lists.end(), [&shape](std::string_view list) {
        return shape.hasAll({fmt::format("{}[].inputTokens", list), fmt::format("{}[].cacheReadTokens", list)}) ||
               (shape.has(list) && shape.hasAll({"totals.totalCost", "totals.cacheReadTokens"}));
    });
}

Result<ReadHistory> read(const FormatInput& input)
{
    return Report{input}.read();
}

} // namespace

extern const Format ccusageFormat{name, "ccusage report (JSON)", recognizes, read};

} // namespace lowwater
