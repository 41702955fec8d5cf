// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/canonical_csv.h"

#include "sim/history/csv_columns.h"
#include "sim/history/csv_records.h"
#include "sim/history/csv_rows.h"
#include "sim/history/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace lowwater {

namespace {

using namespace std::string_view_literals;

const std::vector<char> delimiters{',', ';', '\t'};
constexpr std::size_t progressSteps = 1000;
constexpr const char* example = "write a header line such as timestamp,cost_usd,session and a line for each charge";

Error malformed(const std::string& file, std::uint64_t line, std::string message)
{
    return Error{ErrorCode::Malformed, {file, line, {}}, {}, std::move(message)};
}

/// What makes the whole text unreadable, if anything does.
std::optional<Error> findMalformed(std::string_view text, const std::string& file)
{
    if (text.starts_with("\xFF\xFE"sv) || text.starts_with("\xFE\xFF"sv))
        return malformed(file, 0, "is UTF-16; save it as UTF-8");
    if (const auto nul = text.find('\0'); nul != std::string_view::npos) {
        const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(nul), '\n') + 1;
        return malformed(file, static_cast<std::uint64_t>(line),
                         "has a zero byte, so it is no text in UTF-8; save the table as CSV in UTF-8");
    }
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return malformed(file, 0, fmt::format("is empty; {}", example));
    return std::nullopt;
}

bool isControl(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\r' && c != '\n') || byte == 0x7F;
}

/// A first line with a time or an amount in it is a charge, not a header.
bool looksLikeCharge(const std::vector<std::string>& fields)
{
    return std::any_of(fields.begin(), fields.end(), [](const std::string& field) {
        return parseTime(field).has_value() || Money::parse(field).has_value();
    });
}

struct Layout {
    char delimiter = ',';
    CsvColumns columns;
    TableTexts texts;
};

std::vector<std::string> headersOf(const CsvRecords& record)
{
    std::vector<std::string> headers;
    for (std::size_t i = 0; i < record.fieldCount(); ++i)
        headers.push_back(repairedUtf8(record.field(i)));
    return headers;
}

/// Reads the header with each delimiter in turn and takes the first that gives a time and a cost; the error is that of
/// the delimiter with the most columns.
Result<Layout> findLayout(std::string_view text, const CsvOptions& options)
{
    auto chosen = options.columnNames;
    auto texts = takeTableTexts(chosen);
    if (!texts)
        return texts.error();
    std::optional<Error> best;
    std::size_t most = 0;
    for (const char delimiter : texts->delimiter ? std::vector{*texts->delimiter} : delimiters) {
        CsvRecords records{text, delimiter};
        if (!records.next())
            break;
        if (records.isUnterminated())
            return malformed(options.file, records.firstLine(), "has a quote in its header that is never closed");
        if (std::any_of(records.text().begin(), records.text().end(), isControl))
            return malformed(options.file, records.firstLine(),
                             fmt::format("is not a table in text form; {}", example));
        auto headers = headersOf(records);
        const std::size_t count = headers.size();
        const bool headless = looksLikeCharge(headers);
        auto columns = findCsvColumns(std::move(headers), chosen, texts->currencyColumn);
        if (columns)
            return Layout{delimiter, *std::move(columns), *std::move(texts)};
        if (count <= most)
            continue;
        most = count;
        best = headless ? malformed({}, 0, fmt::format("has no header; {}", example)) : std::move(columns).error();
        best->where.file = options.file;
        best->where.line = records.firstLine();
    }
    return best.value_or(malformed(options.file, 0, fmt::format("is empty; {}", example)));
}

} // namespace

Result<ReadHistory> readCsv(std::string_view text, const CsvOptions& options, const RunHooks& hooks)
{
    if (text.starts_with("\xEF\xBB\xBF"sv))
        text.remove_prefix(3);
    if (auto error = findMalformed(text, options.file))
        return *std::move(error);
    auto layout = findLayout(text, options);
    if (!layout)
        return layout.error();

    ReadHistory result;
    result.summary.format = "csv";
    result.summary.files.push_back(options.file);
    CsvRows rows{options.file, std::move(layout->columns), std::move(layout->texts), result.summary, options.price};
    CsvRecords records{text, layout->delimiter};
    std::size_t nextStep = 0;
    bool isHeader = true;
    while (records.next()) {
        if (records.position() >= nextStep) {
            if (hooks.stopRequested())
                return Error{ErrorCode::Cancelled, {options.file, 0, {}}, {}, "was not read to its end"};
            hooks.progress(static_cast<double>(records.position()) / static_cast<double>(text.size()));
            nextStep = records.position() + text.size() / progressSteps + 1;
        }
        if (!isHeader)
            rows.add(records);
        isHeader = false;
    }
    result.history = std::make_shared<const History>(rows.finish());
    return result;
}

} // namespace lowwater
