// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/table_preview.h"

#include "sim/core/trimmed.h"
#include "sim/history/canonical_csv.h"
#include "sim/history/csv_columns.h"
#include "sim/history/csv_records.h"
#include "sim/history/table_texts.h"
#include "sim/history/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace lowwater {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
constexpr std::array delimiters{',', ';', '\t', '|'};
constexpr std::size_t rowsToGuessFrom = 50;

/// A row as it stands.
struct RawRow {
    std::uint64_t line = 0;
    std::string text;
    std::vector<std::string> cells;
};

/// The header and the first rows, parted at `delimiter`.
std::vector<RawRow> rawRows(std::string_view text, bool isWhole, char delimiter, std::size_t most)
{
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    CsvRecords records{text, delimiter};
    std::vector<RawRow> rows;
    bool isCut = false;
    while (rows.size() <= most && records.next()) {
        RawRow row{records.firstLine(), std::string{records.text()}, {}};
        for (std::size_t i = 0; !records.isUnterminated() && i < records.fieldCount(); ++i)
            row.cells.push_back(repairedUtf8(trimmed(records.field(i))));
        rows.push_back(std::move(row));
        isCut = !isWhole && records.position() >= text.size();
    }
    if (isCut && rows.size() > 1)
        rows.pop_back();
    return rows;
}

/// The delimiter by which most rows have as many cells as the header, and the most of them.
char guessDelimiter(std::string_view text, bool isWhole)
{
    char best = delimiters.front();
    std::size_t most = 0;
    for (const char delimiter : delimiters) {
        const auto rows = rawRows(text, isWhole, delimiter, rowsToGuessFrom);
        if (rows.empty() || rows.front().cells.size() < 2)
            continue;
        const std::size_t width = rows.front().cells.size();
        const auto fitting = static_cast<std::size_t>(
            std::count_if(rows.begin(), rows.end(), [width](const RawRow& row) { return row.cells.size() == width; }));
        if (const std::size_t score = fitting * 100 / rows.size() * 100 + width; score > most) {
            most = score;
            best = delimiter;
        }
    }
    return best;
}

/// Guesses from the cells of columns.
class Guesser {
public:
    explicit Guesser(const std::vector<RawRow>& rows) : m_rows{rows} {}

    /// How many of the cells that are not empty are read, of a hundred; 0 where all are empty.
    template <typename Reads>
    [[nodiscard]] std::size_t share(std::size_t column, Reads reads) const
    {
        std::size_t filled = 0;
        std::size_t good = 0;
        for (std::size_t i = 1; i < m_rows.size(); ++i) {
            if (column >= m_rows[i].cells.size() || m_rows[i].cells[column].empty())
                continue;
            ++filled;
            good += reads(m_rows[i].cells[column]) ? 1U : 0U;
        }
        return filled == 0 ? 0 : good * 100 / filled;
    }

    [[nodiscard]] std::size_t timeShare(std::size_t column, std::optional<DateOrder> order) const
    {
        TableTexts texts;
        texts.dates = order;
        return share(column, [&texts](const std::string& cell) {
            // a plain number is seconds since 1970 only where that is this century
            const auto time = parseTableTime(cell, texts);
            return time && time->time >= earliest;
        });
    }

    [[nodiscard]] std::size_t costShare(std::size_t column, bool decimalComma) const
    {
        TableTexts texts;
        texts.decimalComma = decimalComma;
        return share(column,
                     [&texts](const std::string& cell) { return Money::parse(plainSum(cell, texts)).has_value(); });
    }

    /// The order in which the most cells are read; nothing where they need none.
    [[nodiscard]] std::optional<DateOrder> dateOrder(std::size_t column) const
    {
        std::optional<DateOrder> best;
        std::size_t most = timeShare(column, std::nullopt);
        const bool hasPoints = share(column, [](const std::string& cell) {
                                   return cell.find('.') != std::string::npos && cell.find('/') == std::string::npos;
                               }) > 50;
        // where both would do: with points the day stands first, with slashes the month
        const auto likely = hasPoints ? DateOrder::DayMonthYear : DateOrder::MonthDayYear;
        const auto other = hasPoints ? DateOrder::MonthDayYear : DateOrder::DayMonthYear;
        for (const DateOrder order : {likely, other, DateOrder::YearMonthDay}) {
            if (const std::size_t good = timeShare(column, order); good > most) {
                most = good;
                best = order;
            }
        }
        return best;
    }

    /// As costShare where at least one cell has decimals, as sums of money do and counts do not; else 0.
    [[nodiscard]] std::size_t decimalShare(std::size_t column) const
    {
        const bool comma = hasDecimalComma(column);
        const bool hasAny = share(column, [comma](const std::string& cell) {
                                return cell.find(comma ? ',' : '.') != std::string::npos;
                            }) > 0;
        return hasAny ? costShare(column, comma) : 0;
    }

    [[nodiscard]] bool hasDecimalComma(std::size_t column) const
    {
        return costShare(column, true) > costShare(column, false);
    }

    /// The first column not `taken` for which `scoreOf` is more than half.
    template <typename ScoreOf>
    [[nodiscard]] std::optional<std::size_t> first(const std::set<std::size_t>& taken, ScoreOf scoreOf) const
    {
        for (std::size_t column = 0; column < m_rows.front().cells.size(); ++column)
            if (taken.count(column) == 0 && scoreOf(column) > 50)
                return column;
        return std::nullopt;
    }

private:
    static constexpr SimTime earliest{std::chrono::sys_days{std::chrono::year{2000} / 1 / 1}.time_since_epoch()};

    const std::vector<RawRow>& m_rows;
};

constexpr std::array currencyHeaders{std::string_view{"currency"}, std::string_view{"amount_currency"},
                                     std::string_view{"cost currency"}};

/// What a column that says the currency has in it.
bool isCurrency(std::string_view cell)
{
    constexpr std::array known{std::string_view{"USD"}, std::string_view{"EUR"}, std::string_view{"GBP"},
                               std::string_view{"CNY"}, std::string_view{"JPY"}, std::string_view{"INR"},
                               std::string_view{"CHF"}, std::string_view{"CAD"}, std::string_view{"AUD"},
                               std::string_view{"BRL"}, std::string_view{"SEK"}, std::string_view{"PLN"},
                               std::string_view{"$"},   std::string_view{"€"},   std::string_view{"£"}};
    return std::find(known.begin(), known.end(), cell) != known.end();
}

/// By its name, or else by what is in it.
std::optional<std::string> currencyColumn(const std::vector<std::string>& headers, const Guesser& guesser,
                                          const std::set<std::size_t>& taken)
{
    for (const auto& header : headers) {
        std::string small = header;
        std::transform(small.begin(), small.end(), small.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        if (std::find(currencyHeaders.begin(), currencyHeaders.end(), small) != currencyHeaders.end())
            return header;
    }
    const auto column = guesser.first(taken, [&](std::size_t i) { return guesser.share(i, isCurrency); });
    return column ? std::optional{headers[*column]} : std::nullopt;
}

/// Reads one row by itself.
void readRow(const RawRow& header, const RawRow& raw, const MappingWords& words, PreviewRow& row)
{
    const auto read = readCsv(header.text + '\n' + raw.text + '\n', {{}, words, {}});
    if (!read)
        return;
    if (!read->history->empty()) {
        row.charge = read->history->charge(0);
        return;
    }
    if (read->summary.skippedLines.empty())
        return;
    row.problem = read->summary.skippedLines.front().error;
    row.problem->where.line = raw.line;
}

} // namespace

TablePreview previewTable(std::string_view text, bool isWhole, const MappingWords& words, std::size_t mostRows)
{
    TablePreview preview;
    MappingWords columns = words;
    const auto texts = takeTableTexts(columns);
    if (!texts) {
        preview.problem = texts.error();
        return preview;
    }
    preview.delimiter = texts->delimiter.value_or(guessDelimiter(text, isWhole));
    const auto rows = rawRows(text, isWhole, preview.delimiter, mostRows);
    if (rows.empty()) {
        preview.problem = Error{ErrorCode::Malformed, {}, {}, "is empty"};
        return preview;
    }
    preview.headers = rows.front().cells;
    if (const auto found = findCsvColumns(preview.headers, columns, texts->currencyColumn); !found)
        preview.problem = found.error();
    TableTexts withDelimiter = *texts;
    withDelimiter.delimiter = preview.delimiter;
    MappingWords all = columns;
    all.merge(wordsOf(withDelimiter));
    for (std::size_t i = 1; i < rows.size(); ++i) {
        auto& row = preview.rows.emplace_back(PreviewRow{rows[i].line, rows[i].cells, {}, {}});
        if (!preview.problem)
            readRow(rows.front(), rows[i], all, row);
    }
    return preview;
}

MappingWords guessMapping(std::string_view text, bool isWhole)
{
    TableTexts texts;
    const char delimiter = guessDelimiter(text, isWhole);
    const auto rows = rawRows(text, isWhole, delimiter, rowsToGuessFrom);
    if (rows.empty())
        return {};
    if (delimiter == '|')
        texts.delimiter = delimiter;
    const Guesser guesser{rows};
    const auto& headers = rows.front().cells;
    const CsvColumns byName = guessCsvColumns(headers);
    std::set<std::size_t> taken;
    for (const auto& field : byName.fieldOf)
        if (field)
            taken.insert(*field);
    MappingWords words;
    auto time = byName.field(CsvColumn::Timestamp);
    if (!time) {
        time = guesser.first(taken,
                             [&](std::size_t column) { return guesser.timeShare(column, guesser.dateOrder(column)); });
        if (time)
            words[std::string{csvColumnName(CsvColumn::Timestamp)}] = headers[*time];
    }
    if (time) {
        taken.insert(*time);
        texts.dates = guesser.dateOrder(*time);
    }
    auto cost = byName.field(CsvColumn::CostUsd);
    if (!cost) {
        cost = guesser.first(taken, [&](std::size_t column) { return guesser.decimalShare(column); });
        if (!cost)
            cost = guesser.first(
                taken, [&](std::size_t column) { return guesser.costShare(column, guesser.hasDecimalComma(column)); });
        if (cost)
            words[std::string{csvColumnName(CsvColumn::CostUsd)}] = headers[*cost];
    }
    if (cost) {
        taken.insert(*cost);
        texts.decimalComma = guesser.hasDecimalComma(*cost);
    }
    texts.currencyColumn = currencyColumn(headers, guesser, taken).value_or("");
    words.merge(wordsOf(texts));
    return words;
}

std::string headerSignature(const std::vector<std::string>& headers)
{
    std::string signature;
    for (const auto& header : headers)
        signature += fmt::format("{}{}", signature.empty() ? "" : "\x1F", trimmed(header));
    return signature;
}

} // namespace lowwater
