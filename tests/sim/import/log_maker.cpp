// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/import/log_maker.h"

#include "sim/core/time.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <random>

namespace lowwater {

namespace {

constexpr std::array models{"claude-opus-5", "claude-sonnet-4-5-20250929", "claude-haiku-4-5-20251001"};
constexpr std::array projects{"atlas", "billing-api", "notes"};

/// What all lines of one request share.
struct Request {
    std::string messageId;
    std::string requestId;
    std::string model;
    Tokens tokens; ///< of the last row
};

/// Who writes a line.
struct Writer {
    std::string session;
    std::string agent; ///< empty: the session itself
    std::string project;
    bool isSidechain = false;
};

class LogMaker {
public:
    explicit LogMaker(std::uint64_t seed) : m_random{seed} { makeFiller(); }

    MadeLogs make(std::uint64_t bytes)
    {
        while (m_bytes < bytes)
            makeSession();
        return std::move(m_made);
    }

private:
    /// A number in [0, bound).
    std::uint64_t draw(std::uint64_t bound) { return m_random() % bound; }
    bool chance(std::uint64_t percent) { return draw(100) < percent; }
    std::string hex(int digits)
    {
        std::string text;
        for (int i = 0; i < digits; ++i)
            text += "0123456789abcdef"[draw(16)];
        return text;
    }
    std::string uuid() { return fmt::format("{}-0000-4000-8000-{}", hex(8), hex(12)); }

    void makeFiller()
    {
        constexpr std::array words{"the ",          "queue ",          "is read ",    "twice\\n",
                                   "so that ",      "\\\"usage\\\": ", "a batch ",    "of rows",
                                   " can be seen ", "\\tif (",         "x < 3) {\\n", "\\u00e9t\\u00e9 "};
        while (m_filler.size() < std::size_t{1} << 16U)
            m_filler += words[draw(words.size())];
    }
    /// Text of about this many bytes, fit for a JSON string.
    std::string_view text(std::size_t bytes)
    {
        std::size_t begin = draw(m_filler.size() / 2);
        std::size_t end = std::min(m_filler.size(), begin + bytes);
        begin = m_filler.find(' ', begin);
        end = m_filler.find(' ', end);
        return std::string_view{m_filler}.substr(begin, (end == std::string::npos ? m_filler.size() : end) - begin);
    }
    std::string now()
    {
        m_time += std::chrono::milliseconds{20 + draw(4000)};
        return formatTime(m_time).substr(0, 23) + "Z";
    }

    void add(std::string& log, const std::string& line)
    {
        log += line;
        log += '\n';
        m_bytes += line.size() + 1;
        ++m_made.lines;
    }

    std::string head(const Writer& writer)
    {
        return fmt::format(
            R"({{"parentUuid":"{}","isSidechain":{},"userType":"external","cwd":"/home/dev/src/{}","sessionId":"{}","version":"2.1.267","gitBranch":"main"{},)",
            uuid(), writer.isSidechain, writer.project, writer.session,
            writer.agent.empty() ? "" : fmt::format(R"(,"agentId":"{}")", writer.agent));
    }

    std::string message(const Request& request, std::int64_t output)
    {
        const auto& t = request.tokens;
        return fmt::format(
            R"({{"model":"{}","id":"{}","type":"message","role":"assistant","content":[{{"type":"{}","text":"{}"}}],"stop_reason":null,"stop_sequence":null,"usage":{{"input_tokens":{},"cache_creation_input_tokens":{},"cache_read_input_tokens":{},"cache_creation":{{"ephemeral_5m_input_tokens":{},"ephemeral_1h_input_tokens":{}}},"output_tokens":{},"service_tier":"standard","inference_geo":"not_available"}}}})",
            request.model, request.messageId, chance(50) ? "text" : "thinking", text(200 + draw(1800)), t.input,
            t.cacheWrite5m + t.cacheWrite1h, t.cacheRead, t.cacheWrite5m, t.cacheWrite1h, output);
    }

    std::string assistantLine(const Writer& writer, const Request& request, std::int64_t output)
    {
        return fmt::format(R"({}"message":{},"requestId":"{}","type":"assistant","uuid":"{}","timestamp":"{}"}})",
                           head(writer), message(request, output), request.requestId, uuid(), now());
    }

    Request newRequest()
    {
        Request request{"msg_01" + hex(22), "req_011" + hex(21), models[draw(models.size())], {}};
        auto& t = request.tokens;
        t = {static_cast<std::int64_t>(1 + draw(40)), static_cast<std::int64_t>(20 + draw(2000)), 0, 0,
             static_cast<std::int64_t>(20'000 + draw(150'000))};
        (chance(50) ? t.cacheWrite5m : t.cacheWrite1h) = static_cast<std::int64_t>(draw(12'000));
        ++m_made.requests;
        auto& sum = m_made.tokens;
        sum.input += t.input;
        sum.output += t.output;
        sum.cacheWrite5m += t.cacheWrite5m;
        sum.cacheWrite1h += t.cacheWrite1h;
        sum.cacheRead += t.cacheRead;
        return request;
    }

    /// One to four rows; the last has all of the output, those before as much or less.
    Request answer(std::string& log, const Writer& writer)
    {
        const Request request = newRequest();
        const auto rows = static_cast<std::int64_t>(1 + draw(4));
        const bool grows = chance(60);
        for (std::int64_t row = 1; row <= rows; ++row)
            add(log,
                assistantLine(writer, request, grows ? request.tokens.output * row / rows : request.tokens.output));
        m_made.repeated += static_cast<std::uint64_t>(rows - 1);
        return request;
    }

    void userLine(std::string& log, const Writer& writer, std::size_t size)
    {
        add(log,
            fmt::format(
                R"({}"type":"user","message":{{"role":"user","content":[{{"tool_use_id":"toolu_01{}","type":"tool_result","content":"{}"}}]}},"uuid":"{}","timestamp":"{}","toolUseResult":{{"stdout":"{}","stderr":"","interrupted":false,"isImage":false}}}})",
                head(writer), hex(22), text(size), uuid(), now(), text(size)));
    }

    void progressLine(std::string& log, const Writer& writer)
    {
        add(log,
            fmt::format(
                R"({}"type":"progress","data":{{"type":"{}","output":"{}","elapsedTimeSeconds":{}}},"toolUseID":"bash-progress-{}","uuid":"{}","timestamp":"{}"}})",
                head(writer), chance(60) ? "hook_progress" : "bash_progress", text(100 + draw(500)), draw(90), draw(50),
                uuid(), now()));
    }

    void agentProgressLine(std::string& log, const Writer& parent, const std::string& agent, const Request& request)
    {
        add(log,
            fmt::format(
                R"({}"type":"progress","data":{{"message":{{"type":"assistant","timestamp":"{}","message":{},"requestId":"{}","uuid":"{}"}},"normalizedMessages":[],"type":"agent_progress","prompt":"{}","agentId":"{}"}},"toolUseID":"agent_{}","uuid":"{}","timestamp":"{}"}})",
                head(parent), now(), message(request, request.tokens.output), request.requestId, uuid(), text(100),
                agent, request.messageId, uuid(), now()));
        ++m_made.repeated;
    }

    void errorLine(std::string& log, const Writer& writer, bool isStop)
    {
        const std::string quota =
            isStop
                ? fmt::format(
                      R"(,"quotaLimits":{{"status":"rejected","resetsAt":{},"rateLimitType":"five_hour","overageStatus":"rejected","overageDisabledReason":"out_of_credits"}})",
                      micros(m_time) / 1'000'000 + 7200)
                : "";
        add(log,
            fmt::format(
                R"({}"message":{{"id":"{}","model":"<synthetic>","role":"assistant","stop_reason":"stop_sequence","type":"message","usage":{{"input_tokens":0,"output_tokens":0,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"service_tier":null,"speed":null,"iterations":null}},"content":[{{"type":"text","text":"{}"}}]}},"type":"assistant","uuid":"{}","timestamp":"{}","error":"rate_limit","isApiErrorMessage":true,"apiErrorStatus":429{}}})",
                head(writer), uuid(), isStop ? "You're out of usage credits" : "API Error: Overloaded", uuid(), now(),
                quota));
        ++m_made.synthetic;
        m_made.stops += isStop ? 1 : 0;
    }

    void otherLines(std::string& log, const Writer& writer)
    {
        add(log,
            fmt::format(
                R"({{"type":"file-history-snapshot","messageId":"{}","snapshot":{{"trackedFileBackups":{{}},"timestamp":"{}"}},"isSnapshotUpdate":false}})",
                uuid(), now()));
        add(log, fmt::format(R"({{"type":"summary","summary":"{}","leafUuid":"{}"}})", text(40), uuid()));
        add(log, fmt::format(R"({{"type":"queue-operation","operation":"dequeue","timestamp":"{}","sessionId":"{}"}})",
                             now(), writer.session));
    }

    void subAgent(std::string& parentLog, const Writer& parent, const std::string& folder)
    {
        const Writer agent{parent.session, hex(7), parent.project, true};
        std::string log;
        for (std::uint64_t turns = 2 + draw(5); turns > 0; --turns) {
            userLine(log, agent, 300 + draw(1500));
            const Request request = answer(log, agent);
            if (chance(70))
                agentProgressLine(parentLog, parent, agent.agent, request);
        }
        m_made.logs.push_back(
            {fmt::format("{}/{}/subagents/agent-{}.jsonl", folder, parent.session, agent.agent), std::move(log)});
    }

    /// Replays what the parent had said, with new request ids and a dearer cache, then answers.
    void sideQuestion(const Writer& parent, const std::string& folder, const std::vector<Request>& said)
    {
        const Writer aside{parent.session, "aside_question-" + hex(6), parent.project, true};
        std::string log;
        for (Request replay : said) {
            replay.requestId = "req_011" + hex(21);
            replay.tokens.cacheRead += 50'000;
            add(log, assistantLine(aside, replay, replay.tokens.output));
            ++m_made.repeated;
        }
        answer(log, aside);
        m_made.logs.push_back(
            {fmt::format("{}/{}/subagents/agent-{}.jsonl", folder, parent.session, aside.agent), std::move(log)});
    }

    /// A new file that begins with the lines of the old one.
    void resume(const Writer& writer, const std::string& folder, const MadeLogs& before, const std::string& earlier)
    {
        Writer resumed = writer;
        resumed.session = uuid();
        const std::uint64_t requests = m_made.requests - before.requests;
        m_made.repeated += requests + m_made.repeated - before.repeated;
        m_made.synthetic += m_made.synthetic - before.synthetic;
        m_made.lines += m_made.lines - before.lines;
        m_bytes += earlier.size();
        std::string log = earlier;
        userLine(log, resumed, 500);
        answer(log, resumed);
        m_made.logs.push_back({fmt::format("{}/{}.jsonl", folder, resumed.session), std::move(log)});
    }

    void makeSession()
    {
        const std::string project = projects[draw(projects.size())];
        const std::string folder = "projects/-home-dev-src-" + project;
        const Writer writer{uuid(), {}, project, false};
        const MadeLogs before{{}, m_made.lines, m_made.requests, m_made.repeated, m_made.synthetic, m_made.stops, {}};
        std::string log;
        std::vector<Request> said;
        otherLines(log, writer);
        for (std::uint64_t turns = 4 + draw(60); turns > 0; --turns) {
            userLine(log, writer, chance(3) ? 60'000 : 200 + draw(4000));
            for (std::uint64_t count = draw(8); count > 0; --count)
                progressLine(log, writer);
            said.push_back(answer(log, writer));
            if (chance(2))
                errorLine(log, writer, chance(50));
        }
        if (chance(25))
            resume(writer, folder, before, log);
        if (chance(40))
            subAgent(log, writer, folder);
        if (chance(15))
            sideQuestion(writer, folder, said);
        m_made.logs.push_back({fmt::format("{}/{}.jsonl", folder, writer.session), std::move(log)});
    }

    std::mt19937_64 m_random;
    std::string m_filler;
    SimTime m_time = timeFromMicros(1'788'220'800'000'000);
    std::uint64_t m_bytes = 0;
    MadeLogs m_made;
};

} // namespace

std::uint64_t MadeLogs::bytes() const
{
    std::uint64_t sum = 0;
    for (const auto& log : logs)
        sum += log.text.size();
    return sum;
}

MadeLogs makeLogs(std::uint64_t bytes, std::uint64_t seed)
{
    return LogMaker{seed}.make(bytes);
}

void writeLogs(const MadeLogs& made, const std::string& folder)
{
    for (const auto& log : made.logs) {
        const auto path = std::filesystem::path{folder} / log.path;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream{path, std::ios::binary} << log.text;
    }
}

} // namespace lowwater
