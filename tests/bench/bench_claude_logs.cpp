// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How fast Claude Code's logs are imported: 200 MB of made-up logs with every kind of duplicate, from files in memory.
// The floors are counting the lines, as `wc -l` does, and a plain simdjson loop over the same lines that sums up usage
// and does nothing else, both on one thread.
#include "sim/import/read_history.h"
#include "tests/sim/import/log_maker.h"

#include <benchmark/benchmark.h>
#include <simdjson.h>

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using namespace lowwater;
namespace ondemand = simdjson::ondemand;

constexpr std::uint64_t wantedBytes = 200'000'000;

/// The logs in files, taken away at the end.
class LogFolder {
public:
    LogFolder()
    {
        const MadeLogs made = makeLogs(wantedBytes);
        m_bytes = made.bytes();
        m_folder = std::filesystem::temp_directory_path() / ("lowwater-bench-" + std::to_string(::getpid()));
        writeLogs(made, m_folder.string());
        for (const auto& log : made.logs)
            m_files.push_back((m_folder / log.path).string());
    }
    LogFolder(const LogFolder&) = delete;
    LogFolder& operator=(const LogFolder&) = delete;
    LogFolder(LogFolder&&) = delete;
    LogFolder& operator=(LogFolder&&) = delete;
    ~LogFolder() { std::filesystem::remove_all(m_folder); }

    [[nodiscard]] std::string path() const { return m_folder.string(); }
    [[nodiscard]] const std::vector<std::string>& files() const { return m_files; }
    [[nodiscard]] std::uint64_t bytes() const { return m_bytes; }

private:
    std::filesystem::path m_folder;
    std::vector<std::string> m_files;
    std::uint64_t m_bytes = 0;
};

const LogFolder& logs()
{
    static const LogFolder folder;
    return folder;
}

/// Calls onLine for each line of each file, all of a file being read at once.
template <typename OnLine>
void eachLine(OnLine onLine)
{
    std::vector<char> text;
    for (const auto& path : logs().files()) {
        std::FILE* const file = std::fopen(path.c_str(), "rb");
        const auto size = static_cast<std::size_t>(std::filesystem::file_size(path));
        text.resize(std::max(text.size(), size + simdjson::SIMDJSON_PADDING));
        const std::size_t got = std::fread(text.data(), 1, size, file);
        std::fclose(file);
        const char* at = text.data();
        const char* const end = at + got;
        while (at < end) {
            const auto* lineEnd = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
            lineEnd = lineEnd == nullptr ? end : lineEnd;
            onLine(at, static_cast<std::size_t>(lineEnd - at));
            at = lineEnd + 1;
        }
    }
}

void countBytes(benchmark::State& state)
{
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(logs().bytes()));
}

void countLines(benchmark::State& state)
{
    for (auto _ : state) {
        std::uint64_t lines = 0;
        eachLine([&lines](const char*, std::size_t) { ++lines; });
        benchmark::DoNotOptimize(lines);
    }
    countBytes(state);
}

void plainSimdjson(benchmark::State& state)
{
    ondemand::parser parser;
    for (auto _ : state) {
        std::uint64_t tokens = 0;
        eachLine([&](const char* line, std::size_t size) {
            ondemand::document document;
            std::uint64_t count = 0;
            if (parser.iterate(line, size, size + simdjson::SIMDJSON_PADDING).get(document) == simdjson::SUCCESS &&
                document["message"]["usage"]["output_tokens"].get_uint64().get(count) == simdjson::SUCCESS)
                tokens += count;
        });
        benchmark::DoNotOptimize(tokens);
    }
    countBytes(state);
}

void import(benchmark::State& state)
{
    const ReadOptions options{
        .format = {}, .columnNames = {}, .costScale = {}, .prices = {}, .threads = static_cast<int>(state.range(0))};
    for (auto _ : state) {
        const auto read = readHistory({{logs().path(), {}, false}}, options);
        if (!read)
            state.SkipWithError(read.error().describe().c_str());
        else
            state.counters["charges"] = static_cast<double>(read->summary.charges);
    }
    countBytes(state);
}

BENCHMARK(countLines)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(plainSimdjson)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(import)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
