// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/csv_records.h"

#include <csv.h>

#include <algorithm>
#include <new>

namespace lowwater {

namespace {

constexpr std::size_t growth = 1U << 12U; ///< of libcsv's field buffer; its default of 128 is slow on huge fields

std::string_view withoutLineEnd(std::string_view line)
{
    if (!line.empty() && line.back() == '\n')
        line.remove_suffix(1);
    if (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    return line;
}

} // namespace

void CsvRecords::FreeParser::operator()(csv_parser* parser) const
{
    csv_free(parser);
    delete parser;
}

CsvRecords::CsvRecords(std::string_view text, char delimiter) : m_text{text}, m_delimiter{delimiter}
{
    auto parser = std::make_unique<csv_parser>();
    if (csv_init(parser.get(), 0) != 0)
        throw std::bad_alloc{};
    m_parser.reset(parser.release());
    csv_set_delim(m_parser.get(), static_cast<unsigned char>(delimiter));
    csv_set_blk_size(m_parser.get(), growth);
    seek();
}

CsvRecords::~CsvRecords() = default;

bool CsvRecords::next()
{
    m_fields.clear();
    m_bytes.clear();
    m_ends.clear();
    m_complete = false;
    m_unterminated = false;
    bool begun = false;
    while (m_position < m_text.size() && !m_complete) {
        const std::size_t end = lineEnd();
        const auto line = m_text.substr(m_position, end - m_position);
        const bool begins = !begun && !isBlank(line);
        if (begins) {
            m_begin = m_position;
            m_firstLine = m_line + 1;
            m_firstLineEnd = end;
            begun = true;
        }
        const bool hasQuote = m_nextQuote < end;
        m_position = end;
        ++m_line;
        if (begins && !hasQuote)
            split(withoutLineEnd(line));
        else if (begun)
            feed(line);
    }
    if (!begun)
        return false;
    if (!m_complete && !finish()) {
        endUnterminated();
        return true;
    }
    collectFields();
    m_lastLine = m_line;
    m_recordText = withoutLineEnd(m_text.substr(m_begin, m_position - m_begin));
    return true;
}

std::string_view CsvRecords::withoutPadding(std::string_view field) const noexcept
{
    while (!field.empty() && isPadding(field.front()))
        field.remove_prefix(1);
    while (!field.empty() && isPadding(field.back()))
        field.remove_suffix(1);
    return field;
}

bool CsvRecords::isBlank(std::string_view line) const noexcept
{
    return withoutPadding(withoutLineEnd(line)).empty();
}

void CsvRecords::seek()
{
    m_nextLf = m_text.find('\n', m_position);
    m_nextCr = m_text.find('\r', m_position);
    m_nextQuote = m_text.find('"', m_position);
}

/// Where the line at m_position ends, its CR, LF or CRLF included.
std::size_t CsvRecords::lineEnd()
{
    if (m_nextLf < m_position)
        m_nextLf = m_text.find('\n', m_position);
    if (m_nextCr < m_position)
        m_nextCr = m_text.find('\r', m_position);
    if (m_nextQuote < m_position)
        m_nextQuote = m_text.find('"', m_position);
    const std::size_t first = std::min(m_nextLf, m_nextCr);
    if (first == std::string_view::npos)
        return m_text.size();
    const bool crLf = first == m_nextCr && m_nextLf == first + 1;
    return first + (crLf ? 2 : 1);
}

/// A whole record in a line without quotes.
void CsvRecords::split(std::string_view line)
{
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= line.size(); ++i) {
        if (i < line.size() && line[i] != m_delimiter)
            continue;
        m_fields.push_back(withoutPadding(line.substr(begin, i - begin)));
        begin = i + 1;
    }
    m_complete = true;
}

void CsvRecords::onField(void* bytes, std::size_t size, void* records)
{
    auto& self = *static_cast<CsvRecords*>(records);
    self.m_bytes.append(static_cast<const char*>(bytes), size);
    self.m_ends.push_back(self.m_bytes.size());
}

void CsvRecords::onRecord(int, void* records)
{
    static_cast<CsvRecords*>(records)->m_complete = true;
}

void CsvRecords::feed(std::string_view line)
{
    if (csv_parse(m_parser.get(), line.data(), line.size(), &onField, &onRecord, this) != line.size())
        throw std::bad_alloc{}; // in its lenient mode libcsv fails for want of memory only
}

void CsvRecords::collectFields()
{
    std::size_t begin = 0;
    for (const std::size_t end : m_ends) {
        m_fields.push_back(std::string_view{m_bytes}.substr(begin, end - begin));
        begin = end;
    }
}

/// Ends the last record at the end of the text; false where it stands in an open quote.
bool CsvRecords::finish()
{
    csv_set_opts(m_parser.get(), CSV_STRICT | CSV_STRICT_FINI);
    const bool closed = csv_fini(m_parser.get(), &onField, &onRecord, this) == 0;
    csv_set_opts(m_parser.get(), 0);
    return closed;
}

void CsvRecords::endUnterminated()
{
    csv_fini(m_parser.get(), nullptr, nullptr, nullptr); // back to its first state
    m_ends.clear();
    m_unterminated = true;
    if (m_returns < maxReturns) {
        ++m_returns;
        m_position = m_firstLineEnd;
        m_line = m_firstLine;
        seek();
    }
    m_lastLine = m_line;
    m_recordText = withoutLineEnd(m_text.substr(m_begin, m_position - m_begin));
}

} // namespace lowwater
