// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/log_lines.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace lowwater {

namespace {

Error cannotBeOpened(const std::string& path)
{
    return Error{ErrorCode::Io, {path, 0, {}}, {}, std::string{"cannot be opened: "} + std::strerror(errno)};
}

} // namespace

Result<LogBytes> LogBytes::open(const std::string& path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return cannotBeOpened(path);
    return LogBytes{file};
}

LogBytes::LogBytes(LogBytes&& other) noexcept
    : m_file{std::exchange(other.m_file, -1)}, m_text{other.m_text}, m_failure{std::move(other.m_failure)}
{
}

LogBytes& LogBytes::operator=(LogBytes&& other) noexcept
{
    std::swap(m_file, other.m_file);
    m_text = other.m_text;
    m_failure = std::move(other.m_failure);
    return *this;
}

LogBytes::~LogBytes()
{
    if (m_file >= 0)
        ::close(m_file);
}

std::size_t LogBytes::read(std::uint64_t offset, char* to, std::size_t count)
{
    if (m_file < 0) {
        const auto begin = static_cast<std::size_t>(std::min<std::uint64_t>(offset, m_text.size()));
        return m_text.copy(to, count, begin);
    }
    for (;;) {
        const auto got = ::pread(m_file, to, count, static_cast<off_t>(offset));
        if (got >= 0)
            return static_cast<std::size_t>(got);
        if (errno == EINTR)
            continue;
        m_failure = std::strerror(errno);
        return 0;
    }
}

void LineBuffer::growTo(std::size_t capacity, std::size_t kept)
{
    if (capacity <= m_capacity)
        return;
    auto bytes = std::make_unique_for_overwrite<char[]>(capacity + padding);
    if (kept > 0)
        std::memcpy(bytes.get(), m_bytes.get(), kept);
    std::memset(bytes.get() + capacity, 0, padding);
    m_bytes = std::move(bytes);
    m_capacity = capacity;
}

void LineBuffer::shrink()
{
    constexpr std::size_t keepUpTo = 4 * usual;
    if (m_capacity <= keepUpTo)
        return;
    m_bytes.reset();
    m_capacity = 0;
}

LogLines::LogLines(LogBytes& bytes, const Stretch& stretch, LineBuffer& buffer)
    : m_bytes{bytes}, m_stretch{stretch}, m_buffer{buffer}
{
    m_buffer.growTo(LineBuffer::usual, 0);
    if (stretch.begin == 0)
        return;
    // The line that the stretch before began: an empty one where that ended with a line feed.
    m_offset = stretch.begin - 1;
    passOver();
}

void LogLines::passOver()
{
    while (m_offset < m_stretch.end && fill()) {
        const void* const lineFeed = std::memchr(m_buffer.data(), '\n', m_to);
        if (lineFeed != nullptr) {
            m_from = static_cast<std::size_t>(static_cast<const char*>(lineFeed) - m_buffer.data()) + 1;
            return;
        }
        m_to = 0;
    }
}

bool LogLines::next()
{
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    const std::uint64_t begin = position();
    if (begin >= m_stretch.end || !take())
        return false;
    if (begin == 0 && m_line.starts_with(byteOrderMark))
        m_line.remove_prefix(byteOrderMark.size());
    return true;
}

bool LogLines::take()
{
    m_tooLong = false;
    std::size_t scanned = 0;
    for (;;) {
        const char* const from = m_buffer.data() + m_from;
        const std::size_t size = m_to - m_from;
        const void* const lineFeed = size > scanned ? std::memchr(from + scanned, '\n', size - scanned) : nullptr;
        if (lineFeed != nullptr) {
            m_line = {from, static_cast<std::size_t>(static_cast<const char*>(lineFeed) - from)};
            m_from += m_line.size() + 1;
            m_terminated = true;
            break;
        }
        scanned = size;
        if (size == longest) {
            m_tooLong = true;
            m_from = m_to = scanned = 0;
        }
        if (!fill()) {
            if (m_from == m_to && !m_tooLong)
                return false;
            m_line = {m_buffer.data() + m_from, m_to - m_from};
            m_buffer.data()[m_to] = '\n'; // what stood there before must not complete the line
            m_from = m_to;
            m_terminated = false;
            break;
        }
    }
    if (m_tooLong)
        m_line = {};
    ++m_number;
    return true;
}

bool LogLines::fill()
{
    if (m_from > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_from, m_to - m_from);
        m_to -= m_from;
        m_from = 0;
    }
    if (m_to == m_buffer.capacity())
        m_buffer.growTo(2 * m_buffer.capacity(), m_to);
    const std::uint64_t left = m_stretch.logSize - std::min(m_stretch.logSize, m_offset);
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(left, m_buffer.capacity() - m_to));
    const std::size_t got = wanted > 0 ? m_bytes.read(m_offset, m_buffer.data() + m_to, wanted) : 0;
    m_to += got;
    m_offset += got;
    return got > 0;
}

} // namespace lowwater
