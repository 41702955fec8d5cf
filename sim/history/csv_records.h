// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct csv_parser;

namespace lowwater {

/// Walks through the records of an RFC 4180 text with libcsv: CRLF, LF or CR, quoted fields with line ends in them,
/// blank lines passed over, spaces around unquoted fields dropped. The text must outlive the walk.
class CsvRecords {
public:
    CsvRecords(std::string_view text, char delimiter);
    CsvRecords(const CsvRecords&) = delete;
    CsvRecords& operator=(const CsvRecords&) = delete;
    CsvRecords(CsvRecords&&) = delete;
    CsvRecords& operator=(CsvRecords&&) = delete;
    ~CsvRecords();

    /// Moves to the next record; false after the last.
    [[nodiscard]] bool next();

    [[nodiscard]] std::size_t fieldCount() const noexcept { return m_fields.size(); }
    /// Valid until the next move.
    [[nodiscard]] std::string_view field(std::size_t i) const noexcept { return m_fields[i]; }
    /// The physical lines, from 1, on which the record begins and ends.
    [[nodiscard]] std::uint64_t firstLine() const noexcept { return m_firstLine; }
    [[nodiscard]] std::uint64_t lastLine() const noexcept { return m_lastLine; }
    /// The record as it stands in the text, without its line end.
    [[nodiscard]] std::string_view text() const noexcept { return m_recordText; }
    /// A quote in this record is never closed. The record is then its first line alone and the walk goes on with the
    /// next line, so that one stray quote does not swallow the rest; after `maxReturns` such returns it does. Fields
    /// are void.
    [[nodiscard]] bool isUnterminated() const noexcept { return m_unterminated; }
    /// Bytes walked through so far.
    [[nodiscard]] std::size_t position() const noexcept { return m_position; }

    static constexpr int maxReturns = 16; ///< bounds the work on texts with a stray quote in every line

private:
    struct FreeParser {
        void operator()(csv_parser* parser) const;
    };

    /// Dropped around an unquoted field.
    [[nodiscard]] bool isPadding(char c) const noexcept { return c == ' ' || (c == '\t' && m_delimiter != '\t'); }
    [[nodiscard]] std::string_view withoutPadding(std::string_view field) const noexcept;
    [[nodiscard]] bool isBlank(std::string_view line) const noexcept;
    [[nodiscard]] std::size_t lineEnd();
    void seek();
    void split(std::string_view line);
    static void onField(void* bytes, std::size_t size, void* records);
    static void onRecord(int terminator, void* records);
    void feed(std::string_view line);
    void collectFields();
    [[nodiscard]] bool finish();
    void endUnterminated();

    std::string_view m_text;
    std::size_t m_position = 0;
    std::size_t m_nextLf = 0; ///< the first line feed from m_position on; npos: none
    std::size_t m_nextCr = 0;
    std::size_t m_nextQuote = 0;
    std::uint64_t m_line = 0;       ///< physical lines walked through so far
    std::size_t m_begin = 0;        ///< of the record in the text
    std::size_t m_firstLineEnd = 0; ///< of the record's first line
    std::uint64_t m_firstLine = 0;
    std::uint64_t m_lastLine = 0;
    std::string_view m_recordText;
    std::vector<std::string_view> m_fields;
    std::string m_bytes; ///< the fields that libcsv gave, one after the other
    std::vector<std::size_t> m_ends;
    char m_delimiter;
    bool m_complete = false;
    bool m_unterminated = false;
    int m_returns = 0;
    std::unique_ptr<csv_parser, FreeParser> m_parser;
};

} // namespace lowwater
