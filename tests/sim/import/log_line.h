// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace lowwater {

/// A line of a log in Claude Code's shape (FORMATS.md 1.3), with a thousand input tokens of claude-opus-5, which are
/// $0.005, unless it says otherwise. A member is raw JSON where its text is put as it is; unset, its field is left out.
struct LogLine {
    std::optional<std::string> id = "msg_1";
    std::optional<std::string> request = "req_1";
    std::optional<std::string> model = "claude-opus-5";
    std::optional<std::string> session = "s1";
    std::optional<std::string> cwd = "/home/dev/src/atlas";
    std::optional<std::string> version = "2.1.39";
    std::optional<std::string> timestamp = "2026-09-01T09:00:00.000Z";
    std::string type = "assistant";
    std::string input = "1000";                               ///< raw
    std::string output = "0";                                 ///< raw
    std::string usage{};                                      ///< raw, more fields of `usage`: `,"speed":"fast"`
    std::string message{};                                    ///< raw, more fields of `message`
    std::string more{};                                       ///< raw, more fields of the line
    std::string content = R"([{"type":"text","text":"ok"}])"; ///< raw

    /// Without a line feed.
    [[nodiscard]] std::string text() const
    {
        return '{' + field("cwd", cwd) + field("sessionId", session) + field("version", version) +
               "\"message\":" + messageText() + ',' + field("requestId", request) + field("timestamp", timestamp) +
               "\"type\":\"" + type + '"' + more + '}';
    }
    /// The whole line as a parent's progress line repeats it.
    [[nodiscard]] std::string inProgress(const std::string& agent) const
    {
        return '{' + field("cwd", cwd) + field("sessionId", session) + field("version", version) +
               R"("type":"progress","timestamp":"2026-09-01T10:00:00.000Z","data":{"message":{"type":")" + type +
               "\"," + field("timestamp", timestamp) + field("requestId", request) + "\"message\":" + messageText() +
               more + R"(},"type":"agent_progress","prompt":"look","agentId":")" + agent + "\"}}";
    }

private:
    static std::string field(const char* name, const std::optional<std::string>& value)
    {
        return value ? '"' + std::string{name} + "\":\"" + *value + "\"," : std::string{};
    }
    [[nodiscard]] std::string messageText() const
    {
        return '{' + field("model", model) + field("id", id) + R"("role":"assistant","content":)" + content + message +
               R"(,"usage":{"input_tokens":)" + input + ",\"output_tokens\":" + output + usage + "}}";
    }
};

} // namespace lowwater
