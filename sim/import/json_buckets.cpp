// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/json_buckets.h"

#include "sim/import/json_values.h"

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lowwater {

namespace {

std::string jsonOf(const JsonRecord& record)
{
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
    record.value().Accept(writer);
    return {buffer.GetString(), buffer.GetSize()};
}

/// From the first bucket's start to the last one's end.
struct Stretch {
    SimTime begin = SimTime::max();
    SimTime end = SimTime::min();

    [[nodiscard]] bool overlaps(const Stretch& other) const { return begin < other.end && other.begin < end; }
};

/// The pages that answer one of the two questions.
struct Answer {
    Stretch stretch;
    bool hasPages = false;
    bool isWhole = false; ///< a page without another after it is there

    void add(bool hasMore)
    {
        hasPages = true;
        isWhole = isWhole || !hasMore;
    }
};

class BucketReader {
public:
    BucketReader(const FormatInput& input, const BucketApi& api)
        : m_input{input}, m_api{api}, m_collector{input, api.format}
    {
    }

    Result<ReadHistory> read()
    {
        const auto values = JsonValues::parse(m_input.text, m_input.file, m_input.hooks);
        if (!values)
            return values.error();
        std::vector<JsonRecord> pages;
        const auto all = values->all();
        pages.reserve(all.size());
        for (const auto* value : all)
            pages.emplace_back(*value, all.size() == 1 ? std::string{} : fmt::format("[{}]", pages.size()));
        for (const auto& page : pages)
            look(page);
        m_passesUsage = m_costs.stretch.overlaps(m_usage.stretch);
        const std::size_t half = m_input.text.size() / 2; // the first was parsing
        const std::size_t share = half / std::max<std::size_t>(1, pages.size());
        for (std::size_t i = 0; i < pages.size(); ++i)
            if (const auto done = readPage(pages[i], half + i * share, share); !done)
                return done.error();
        if (values->failure())
            readRecord(m_collector, values->failure()->where.line, {}, [&] {
                throw LeftOut{"malformed", {}, {}, values->failure()->message};
            });
        warn();
        return m_collector.finish();
    }

private:
    /// What the page answers; nothing where it has no results.
    Answer* answerOf(const JsonRecord& page)
    {
        for (const auto& bucket : page.items("data"))
            for (const auto& result : bucket.items("results"))
                return result.has(m_api.amount) ? &m_costs : &m_usage;
        return nullptr;
    }

    void look(const JsonRecord& page)
    {
        Answer* const answer = answerOf(page);
        if (answer == nullptr)
            return;
        answer->add(page.flag("has_more"));
        for (const auto& bucket : page.items("data")) {
            const auto start = parseTime(bucket.text(m_api.start));
            const auto end = parseTime(bucket.text(m_api.end));
            if (!start || !end)
                continue;
            answer->stretch.begin = std::min(answer->stretch.begin, start->time);
            answer->stretch.end = std::max(answer->stretch.end, end->time);
        }
    }

    /// `position` and `share` in the text, as progress is told.
    Result<Done> readPage(const JsonRecord& page, std::size_t position, std::size_t share)
    {
        const auto buckets = page.items("data");
        for (const auto& bucket : buckets) {
            position += share / buckets.size();
            if (auto going = m_collector.at(position); !going)
                return going;
            const auto results = bucket.items("results");
            if (results.empty())
                readRecord(m_collector, 0, {}, [this] { m_collector.notUsage(); });
            std::map<std::string, int> seen;
            for (const auto& result : results) {
                std::string json = jsonOf(result);
                const int count = ++seen[json]; // the same twice in one bucket is two
                readRecord(m_collector, 0, {}, [&] { readResult(bucket, result, fmt::format("{} {}", count, json)); });
            }
        }
        return Done{};
    }

    void readResult(const JsonRecord& bucket, const JsonRecord& result, const std::string& content)
    {
        const bool isCost = result.has(m_api.amount);
        if (!isCost && m_passesUsage)
            return m_collector.notUsage();
        Charge charge;
        charge.time = bucket.time(m_api.start).time;
        charge.span = bucket.spanTo(m_api.end, charge.time, bucket.time(m_api.end).time);
        if (!m_collector.isNew(fmt::format("{} {} {}", micros(charge.time), charge.span.count(), content)))
            return m_collector.merged();
        (isCost ? m_api.readCost : m_api.readUsage)(result, charge, m_collector);
    }

    void warn()
    {
        for (const auto& [answer, what] : {std::pair{&m_usage, "usage"}, std::pair{&m_costs, "costs"}})
            if (answer->hasPages && !answer->isWhole)
                m_collector.warn(fmt::format("There is more {} on the pages after this one; add them (\"has_more\" is "
                                             "true).",
                                             what));
        if (m_passesUsage)
            m_collector.warn("Usage and costs of the same days are both here; the costs are counted, which are exact. "
                             "Give the usage alone where its times matter more.");
    }

    const FormatInput& m_input;
    const BucketApi& m_api;
    ChargeCollector m_collector;
    Answer m_usage;
    Answer m_costs;
    bool m_passesUsage = false;
};

} // namespace

Result<ReadHistory> readBuckets(const FormatInput& input, const BucketApi& api)
{
    return BucketReader{input, api}.read();
}

} // namespace lowwater
