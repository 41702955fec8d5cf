// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/claude_code.h"

#include <fmt/format.h>
#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>

namespace lowwater {

namespace {

/// A stretch of one of the logs.
struct Piece {
    std::size_t log = 0;
    Stretch stretch;
};

std::vector<Piece> piecesOf(const std::vector<ClaudeCodeLog>& logs, std::uint64_t stretchBytes)
{
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < logs.size(); ++i) {
        const std::uint64_t size = logs[i].size;
        for (std::uint64_t begin = 0; begin < size; begin += stretchBytes)
            pieces.push_back({i, {begin, std::min(size, begin + stretchBytes), size}});
    }
    return pieces;
}

/// Puts the parts together, in order: one thread at a time.
class LogCollector {
public:
    LogCollector(const std::vector<ClaudeCodeLog>& logs, const PriceTable& prices) : m_logs{logs}, m_prices{prices}
    {
        auto& summary = m_result.summary;
        summary.format = "claude-code";
        for (const auto& log : logs)
            summary.files.push_back(log.name);
        m_tool = m_builder.intern("claude-code");
    }

    void add(std::size_t log, LogPart part)
    {
        if (log != m_log) {
            m_log = log;
            m_linesBefore = 0;
        }
        auto& summary = m_result.summary;
        summary.lines += part.lines;
        summary.notUsage += part.notUsage;
        for (const auto& skip : part.skips)
            addSkip(skip);
        addCharges(part);
        for (auto& stop : part.stops)
            m_result.stops.push_back({stop.time, std::move(stop.why.reason), stop.why.resets,
                                      std::string{part.names.name(stop.session)}, std::move(stop.why.overage)});
        if (!part.failure.empty() && std::exchange(m_failedLog, log) != log) // each of its parts fails alike
            summary.warnings.push_back(
                fmt::format("{}: {}; the rest of it was left out.", m_logs[log].name, part.failure));
        m_linesBefore += part.allLines;
    }

    [[nodiscard]] ReadHistory finish()
    {
        auto& summary = m_result.summary;
        summary.merged = m_merger.merged();
        auto kept = m_merger.take();
        m_builder.reserve(kept.size());
        for (; !kept.empty(); kept.pop_front())
            addPriced(kept.front());
        summary.charges = m_builder.size();
        m_result.history = std::make_shared<const History>(m_builder.build());
        sortStops(m_result.stops);
        if (auto warning = summary.unpricedWarning(); !warning.empty())
            summary.warnings.push_back(std::move(warning));
        return std::move(m_result);
    }

private:
    struct KnownModel {
        const ModelPrices* prices = nullptr;
        bool fast = false;
    };

    void addSkip(const LogPart::Skip& skip)
    {
        const LogSkipText& text = logSkipText(skip.why);
        Error error{ErrorCode::Invalid,
                    {m_logs[m_log].name, m_linesBefore + skip.line, std::string{text.field}},
                    {},
                    std::string{text.message}};
        m_result.summary.skip(std::string{text.reason}, {std::move(error), {}});
    }

    void addCharges(const LogPart& part)
    {
        std::vector<NameId> ids(part.names.size(), NameId::Empty);
        const auto idOf = [&](NameId name) {
            auto& id = ids[indexOf(name)];
            if (id == NameId::Empty)
                id = m_builder.intern(part.names.name(name));
            return id;
        };
        for (LoggedCharge charge : part.charges) {
            for (NameId* name : {&charge.session, &charge.model, &charge.project})
                *name = idOf(*name);
            m_merger.add(charge);
        }
    }

    void addPriced(const LoggedCharge& charge)
    {
        auto& summary = m_result.summary;
        std::optional<Priced> priced;
        if (charge.hasCost)
            priced = Priced{charge.cost, charge.isRounded};
        else
            priced = listPrice(charge);
        if (!priced)
            summary.addUnpriced(m_builder.name(charge.model), charge.tokens);
        else if (priced->rounded)
            ++summary.rounded;
        m_builder.add(charge.time, priced ? priced->cost : Money{}, charge.session, m_tool, charge.model,
                      charge.project, Pool::Unset, charge.tokens);
        if (!priced)
            m_builder.markUnpriced();
    }

    [[nodiscard]] std::optional<Priced> listPrice(const LoggedCharge& charge)
    {
        const KnownModel& model = known(charge.model);
        if (model.prices == nullptr)
            return std::nullopt;
        return PriceTable::cost(*model.prices, {.model = {},
                                                .time = charge.time,
                                                .tokens = charge.tokens,
                                                .fast = charge.isFast || model.fast,
                                                .region = charge.isUsRegion ? "us" : ""});
    }

    const KnownModel& known(NameId name)
    {
        if (m_models.size() <= indexOf(name))
            m_models.resize(indexOf(name) + 1);
        auto& model = m_models[indexOf(name)];
        if (!model) {
            model.emplace();
            model->prices = m_prices.find(m_builder.name(name), model->fast);
        }
        return *model;
    }

    const std::vector<ClaudeCodeLog>& m_logs;
    const PriceTable& m_prices;
    std::size_t m_log = 0;
    std::optional<std::size_t> m_failedLog;
    std::uint64_t m_linesBefore = 0; ///< of the same log, in the parts before
    ReadHistory m_result;
    HistoryBuilder m_builder;
    NameId m_tool = NameId::Empty;
    UsageMerger m_merger;
    std::vector<std::optional<KnownModel>> m_models; ///< by name
};

/// Reads the pieces on all threads and hands their parts on in order. A few are under way at any time.
class LogPipeline {
public:
    LogPipeline(const std::vector<ClaudeCodeLog>& logs, std::vector<Piece> pieces, LogCollector& collector,
                const RunHooks& hooks)
        : m_logs{logs}, m_pieces{std::move(pieces)}, m_collector{collector}, m_hooks{hooks}
    {
        for (const auto& piece : m_pieces)
            m_bytes += piece.stretch.end - piece.stretch.begin;
    }

    /// The log it stopped in where the caller asked to stop.
    [[nodiscard]] std::optional<std::size_t> run(int threads)
    {
        namespace tbb = oneapi::tbb;
        const int cores = tbb::info::default_concurrency();
        const int count = threads > 0 ? std::min(threads, cores) : cores;
        tbb::task_arena arena{count};
        arena.execute([&] {
            const auto serial = tbb::filter_mode::serial_in_order;
            tbb::parallel_pipeline(
                static_cast<std::size_t>(count) * 2,
                tbb::make_filter<void, std::size_t>(serial, [this](tbb::flow_control& flow) { return next(flow); }) &
                    tbb::make_filter<std::size_t, Read>(tbb::filter_mode::parallel,
                                                        [this](std::size_t piece) { return read(m_pieces[piece]); }) &
                    tbb::make_filter<Read, void>(serial, [this](const Read& part) { collect(part); }));
        });
        return m_stoppedIn;
    }

private:
    struct ReadPiece {
        const Piece* piece;
        LogPart part;
    };
    using Read = std::shared_ptr<ReadPiece>;

    /// The next piece's position.
    std::size_t next(oneapi::tbb::flow_control& flow)
    {
        if (m_next < m_pieces.size() && !m_stopped)
            return m_next++;
        flow.stop();
        return 0;
    }

    Read read(const Piece& piece)
    {
        auto& reader = m_readers.local();
        if (!reader)
            reader = std::make_unique<StretchReader>();
        return std::make_shared<ReadPiece>(ReadPiece{&piece, reader->read(m_logs[piece.log], piece.stretch)});
    }

    void collect(const Read& read)
    {
        constexpr std::uint64_t steps = 1000;
        if (m_stopped)
            return;
        if (m_hooks.stopRequested()) {
            m_stoppedIn = read->piece->log;
            m_stopped = true;
            return;
        }
        const Stretch& stretch = read->piece->stretch;
        m_collector.add(read->piece->log, std::move(read->part));
        m_bytesDone += stretch.end - stretch.begin;
        if (m_bytesDone * steps / m_bytes > m_lastStep) {
            m_lastStep = m_bytesDone * steps / m_bytes;
            m_hooks.progress(static_cast<double>(m_bytesDone) / static_cast<double>(m_bytes));
        }
    }

    const std::vector<ClaudeCodeLog>& m_logs;
    std::vector<Piece> m_pieces;
    LogCollector& m_collector;
    const RunHooks& m_hooks;
    oneapi::tbb::enumerable_thread_specific<std::unique_ptr<StretchReader>> m_readers;
    std::size_t m_next = 0;
    std::uint64_t m_bytes = 0;
    std::uint64_t m_bytesDone = 0;
    std::uint64_t m_lastStep = 0;
    std::atomic<bool> m_stopped = false;
    std::optional<std::size_t> m_stoppedIn;
};

} // namespace

Result<ReadHistory> readClaudeCode(std::vector<ClaudeCodeLog> logs, const PriceTable& prices,
                                   const ClaudeCodeOptions& options, const RunHooks& hooks)
{
    std::stable_sort(logs.begin(), logs.end(),
                     [](const ClaudeCodeLog& a, const ClaudeCodeLog& b) { return a.name < b.name; });
    LogCollector collector{logs, prices};
    LogPipeline pipeline{logs, piecesOf(logs, options.stretchBytes), collector, hooks};
    try {
        if (const auto log = pipeline.run(options.threads))
            return Error{ErrorCode::Cancelled, {logs[*log].name, 0, {}}, {}, "was not read to its end"};
        return collector.finish();
    } catch (const std::overflow_error& error) {
        return Error{ErrorCode::Overflow, {}, {}, error.what()};
    }
}

bool isClaudeCode(LogBytes& bytes, std::uint64_t size)
{
    constexpr std::uint64_t linesTried = 50;
    constexpr std::uint64_t bytesTried = std::uint64_t{64} << 20U;
    const std::uint64_t end = std::min(size, bytesTried);
    LineBuffer buffer;
    LogLines lines{bytes, {0, end, end}, buffer};
    ClaudeCodeLineReader reader;
    while (lines.number() < linesTried && lines.next()) {
        const auto first = lines.line().find_first_not_of(" \t\r");
        if (first == std::string_view::npos)
            continue;
        if (lines.line()[first] != '{') // a log's line, even one cut short, begins with a brace
            return false;
        if (reader.isLogLine(lines.line()))
            return true;
    }
    return false;
}

} // namespace lowwater
