// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace lowwater {

/// The bytes of a log: a file, or text that is already here and outlives this.
class LogBytes {
public:
    [[nodiscard]] static Result<LogBytes> open(const std::string& path);
    explicit LogBytes(std::string_view text) : m_text{text} {}
    LogBytes(LogBytes&& other) noexcept;
    LogBytes& operator=(LogBytes&& other) noexcept;
    LogBytes(const LogBytes&) = delete;
    LogBytes& operator=(const LogBytes&) = delete;
    ~LogBytes();

    /// At most `count` bytes from an offset; 0 at the end, and after a failure.
    [[nodiscard]] std::size_t read(std::uint64_t offset, char* to, std::size_t count);
    /// Why the last read failed; empty where none did.
    [[nodiscard]] const std::string& failure() const noexcept { return m_failure; }

private:
    explicit LogBytes(int file) : m_file{file} {}

    int m_file = -1;
    std::string_view m_text;
    std::string m_failure;
};

/// Room for one stretch's reading; kept from one to the next. Its bytes can be read by simdjson: there is padding.
class LineBuffer {
public:
    static constexpr std::size_t usual = std::size_t{1} << 18U;
    static constexpr std::size_t padding = 64;

    [[nodiscard]] char* data() noexcept { return m_bytes.get(); }
    [[nodiscard]] std::size_t capacity() const noexcept { return m_capacity; }
    /// Keeps the first `kept` bytes.
    void growTo(std::size_t capacity, std::size_t kept);
    /// Gives back what a huge line took.
    void shrink();

private:
    std::unique_ptr<char[]> m_bytes;
    std::size_t m_capacity = 0;
};

/// A stretch of a log: the lines that begin in [begin, end). The last may run past the end, but not past the log's
/// size.
struct Stretch {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::uint64_t logSize = 0;
};

/// Walks through the lines of a stretch, reading piece by piece.
class LogLines {
public:
    LogLines(LogBytes& bytes, const Stretch& stretch, LineBuffer& buffer);

    /// Moves to the next line; false after the last.
    [[nodiscard]] bool next();
    /// Without its line feed, and without a byte order mark. `LineBuffer::padding` bytes after it can be read. Valid
    /// until the next move; empty for one that is too long.
    [[nodiscard]] std::string_view line() const noexcept { return m_line; }
    /// Counted from the first line of the stretch, which is 1; after the walk the number of lines.
    [[nodiscard]] std::uint64_t number() const noexcept { return m_number; }
    /// False for a log's last line that has no line feed.
    [[nodiscard]] bool isTerminated() const noexcept { return m_terminated; }
    /// Longer than `longest`: passed over.
    [[nodiscard]] bool isTooLong() const noexcept { return m_tooLong; }

    static constexpr std::size_t longest = std::size_t{1} << 28U;

private:
    void passOver(); ///< to the first line feed, or past the stretch
    [[nodiscard]] bool take();
    [[nodiscard]] bool fill();
    [[nodiscard]] std::uint64_t position() const noexcept { return m_offset - (m_to - m_from); }

    LogBytes& m_bytes;
    Stretch m_stretch;
    LineBuffer& m_buffer;
    std::size_t m_from = 0; ///< what is read but not walked through: [m_from, m_to) of the buffer
    std::size_t m_to = 0;
    std::uint64_t m_offset = 0; ///< of m_to in the log
    std::uint64_t m_number = 0;
    std::string_view m_line;
    bool m_terminated = false;
    bool m_tooLong = false;
};

} // namespace lowwater
