// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/csv_rows.h"

#include "sim/core/money.h"
#include "sim/core/time.h"
#include "sim/core/trimmed.h"
#include "sim/history/utf8.h"

#include <fmt/format.h>

#include <charconv>
#include <limits>
#include <stdexcept>
#include <utility>

namespace lowwater {

namespace {

constexpr std::size_t longestText = 400;
constexpr std::size_t longestValue = 80;
constexpr std::size_t moneyDecimals = 9;

/// Years 0 to 9999: what RFC 3339 can write.
constexpr SimTime firstTime{std::chrono::sys_days{std::chrono::year{0} / 1 / 1}.time_since_epoch()};
constexpr SimTime endOfTime{std::chrono::sys_days{std::chrono::year{10000} / 1 / 1}.time_since_epoch()};

/// Fit for a message: well-formed and of bounded length.
std::string shown(std::string_view text, std::size_t bytes)
{
    const auto cut = cutUtf8(text, bytes);
    std::string result = isUtf8(cut) ? std::string{cut} : std::string{cutUtf8(repairedUtf8(cut), bytes)};
    if (cut.size() < text.size() && bytes == longestValue)
        result += "…";
    return result;
}

Error invalid(std::string_view value, std::string message)
{
    return Error{ErrorCode::Invalid, {}, std::string{value}, std::move(message)};
}

/// Whether the digits after the ninth decimal, none of them needed to be zero, round the rest up (half to even).
bool roundsUp(std::string_view beyond, bool isOdd)
{
    if (beyond.front() != '5')
        return beyond.front() > '5';
    return isOdd || beyond.find_first_not_of('0', 1) != std::string_view::npos;
}

} // namespace

CsvRows::CsvRows(std::string file, CsvColumns columns, TableTexts texts, ImportSummary& summary, Pricing price)
    : m_file{std::move(file)},
      m_columns{std::move(columns)},
      m_texts{std::move(texts)},
      m_summary{summary},
      m_price{std::move(price)}
{
    // MODEL.md section 1: the canonical CSV refuses a tenth decimal, other formats are rounded.
    m_roundsCosts = m_columns.header(CsvColumn::CostUsd) != csvColumnName(CsvColumn::CostUsd);
    for (auto& warning : m_columns.warnings)
        m_summary.warnings.push_back(std::move(warning));
    if (!m_columns.has(CsvColumn::Session))
        m_summary.warnings.emplace_back(
            m_columns.has(CsvColumn::Tool)
                ? "No column names the session, so all charges of one tool count as one agent."
                : "No column names the session or the tool, so all charges count as one agent.");
}

void CsvRows::add(const CsvRecords& record)
{
    ++m_summary.lines;
    if (auto wrong = addCharge(record))
        skip(record, std::move(*wrong));
    else
        ++m_summary.charges;
}

History CsvRows::finish()
{
    auto& warnings = m_summary.warnings;
    if (m_repairedLine != 0)
        warnings.push_back(fmt::format(
            "Names hold bytes that are not UTF-8 (line {} is the first); each stands as U+FFFD now.", m_repairedLine));
    m_summary.unsorted = m_builder.wasUnsorted();
    if (m_summary.unsorted)
        warnings.emplace_back("The lines were not in order of time; they have been sorted.");
    if (m_dateOnly != 0) {
        if (m_dateOnly != m_summary.charges)
            warnings.push_back(
                fmt::format("{} of {} charges have a date alone, so the history counts as known to the day only.",
                            m_dateOnly, m_summary.charges));
    }
    if (m_summary.rounded != 0)
        warnings.push_back(
            fmt::format("{} costs had more than nine decimals and were rounded half to even.", m_summary.rounded));
    if (m_priced != 0)
        warnings.push_back(fmt::format("{} {} without a cost and {} priced by model and tokens, at list price.",
                                       m_priced, m_priced == 1 ? "charge came" : "charges came",
                                       m_priced == 1 ? "was" : "were"));
    if (m_pricedSums != 0)
        warnings.emplace_back("Where a line sums up a day, long prompts cannot be told from short ones; models that "
                              "charge more for long prompts are priced as for short ones.");
    if (auto unpriced = m_summary.unpricedWarning(); !unpriced.empty())
        warnings.push_back(std::move(unpriced));
    return m_builder.build();
}

std::optional<CsvRows::Problem> CsvRows::addCharge(const CsvRecords& record)
{
    if (auto wrong = checkFields(record))
        return wrong;
    ParsedTime time;
    if (auto wrong = readTime(record, time))
        return wrong;
    Tokens tokens;
    if (auto wrong = readTokens(record, tokens))
        return wrong;
    Pool pool = Pool::Unset;
    if (auto wrong = readPool(record, pool))
        return wrong;
    std::chrono::seconds span{0};
    if (auto wrong = readSpan(record, time, span))
        return wrong;
    if (auto wrong = checkCurrency(record))
        return wrong;
    ReadCost cost;
    if (auto wrong = readCost(record, time, tokens, cost))
        return wrong;
    m_builder.add(time.time, cost.money, readName(record, CsvColumn::Session), readName(record, CsvColumn::Tool),
                  readName(record, CsvColumn::Model), readName(record, CsvColumn::Project), pool, tokens, span);
    if (cost.isUnpriced)
        m_builder.markUnpriced();
    if (time.dateOnly)
        ++m_dateOnly;
    return std::nullopt;
}

std::optional<CsvRows::Problem> CsvRows::checkFields(const CsvRecords& record) const
{
    const auto lines = record.lastLine() - record.firstLine() + 1;
    if (record.isUnterminated())
        return Problem{
            "unterminated_quote",
            invalid({},
                    lines == 1
                        ? std::string{"has a quote that is never closed; close it, or double it where it is meant"}
                        : fmt::format("has a quote that is never closed, up to line {}, the end", record.lastLine()))};
    const std::size_t expected = m_columns.headers.size();
    bool fits = record.fieldCount() >= expected;
    for (std::size_t i = expected; i < record.fieldCount(); ++i)
        fits = fits && record.field(i).empty();
    if (fits)
        return std::nullopt;
    auto message = fmt::format("has {} columns and the header {}; quote a value that has a separator in it",
                               record.fieldCount(), expected);
    if (lines > 1)
        message += fmt::format(" (it runs to line {}: is a quote missing?)", record.lastLine());
    return Problem{"wrong_columns", invalid({}, std::move(message))};
}

std::string_view CsvRows::value(const CsvRecords& record, CsvColumn column) const
{
    const auto field = m_columns.field(column);
    return field ? trimmed(record.field(*field)) : std::string_view{};
}

std::optional<CsvRows::Problem> CsvRows::readTime(const CsvRecords& record, ParsedTime& time) const
{
    const auto text = value(record, CsvColumn::Timestamp);
    auto parsed = parseTableTime(text, m_texts);
    if (!parsed)
        return problem(text.empty() ? "missing_timestamp" : "bad_timestamp", CsvColumn::Timestamp,
                       std::move(parsed).error());
    time = *parsed;
    if (time.time < firstTime || time.time >= endOfTime)
        return problem("bad_timestamp", CsvColumn::Timestamp, invalid(text, "is outside of the years 0 to 9999"));
    return std::nullopt;
}

std::optional<CsvRows::Problem> CsvRows::checkCurrency(const CsvRecords& record) const
{
    if (!m_columns.currency)
        return std::nullopt;
    const auto text = trimmed(record.field(*m_columns.currency));
    std::string small{text};
    for (char& c : small)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (small.empty() || small == "usd" || small == "$" || small == "us$")
        return std::nullopt;
    Error error = invalid(text, "is not US dollars (USD), in which Lowwater counts");
    error.where.field = m_columns.headers[*m_columns.currency];
    return Problem{"other_currency", std::move(error)};
}

std::optional<CsvRows::Problem> CsvRows::readCost(const CsvRecords& record, const ParsedTime& time,
                                                  const Tokens& tokens, ReadCost& cost)
{
    const auto text = value(record, CsvColumn::CostUsd);
    if (text.empty()) {
        const auto model = value(record, CsvColumn::Model);
        if (m_price && !model.empty() && tokens != Tokens{})
            return priceCharge({model, time.time, tokens, false, {}, time.dateOnly}, cost);
        return problem("missing_cost", CsvColumn::CostUsd,
                       invalid({}, "is empty; write what the request cost in dollars, such as 0.19, or name its model "
                                   "and tokens"));
    }
    auto parsed = m_texts.decimalComma ? parseCost(plainSum(text, m_texts)) : parseCost(text);
    if (!parsed)
        return problem("bad_cost", CsvColumn::CostUsd, std::move(parsed).error());
    cost.money = *parsed;
    if (cost.money < Money{})
        return problem("negative_cost", CsvColumn::CostUsd,
                       invalid(text, "is negative; a charge costs zero or more, leave refunds and credits out"));
    return std::nullopt;
}

std::optional<CsvRows::Problem> CsvRows::priceCharge(const PricedRequest& request, ReadCost& cost)
{
    try {
        const auto priced = m_price(request);
        if (!priced) {
            m_summary.addUnpriced(repairedUtf8(request.model), request.tokens);
            cost.isUnpriced = true;
            return std::nullopt;
        }
        cost.money = priced->cost;
        if (priced->rounded)
            ++m_summary.rounded;
        ++m_priced;
        m_pricedSums += request.isSum ? 1 : 0;
        return std::nullopt;
    } catch (const std::overflow_error&) {
        return problem("bad_cost", CsvColumn::CostUsd,
                       invalid({}, "is empty, and so many tokens cost more than Lowwater can count"));
    }
}

Result<Money> CsvRows::parseCost(std::string_view text)
{
    if (!m_roundsCosts)
        return Money::parse(text);
    const auto point = text.find('.');
    const bool isLong = point != std::string_view::npos && text.size() - point - 1 > moneyDecimals;
    if (!isLong || text.find_first_not_of("0123456789", point + 1) != std::string_view::npos)
        return Money::parse(text);
    const std::size_t end = point + 1 + moneyDecimals;
    auto cut = Money::parse(text.substr(0, end));
    if (!cut || text.find_first_not_of('0', end) == std::string_view::npos)
        return cut;
    if (cut->nanos() == std::numeric_limits<std::int64_t>::max())
        return Error{ErrorCode::Overflow, {}, std::string{text}, "is too large"};
    ++m_summary.rounded;
    if (!roundsUp(text.substr(end), cut->nanos() % 2 != 0))
        return cut;
    return text.front() == '-' ? *cut - oneNano : *cut + oneNano;
}

std::optional<CsvRows::Problem> CsvRows::readTokens(const CsvRecords& record, Tokens& tokens) const
{
    const std::array<std::pair<CsvColumn, std::int64_t*>, 5> counts{
        {{CsvColumn::InputTokens, &tokens.input},
         {CsvColumn::OutputTokens, &tokens.output},
         {CsvColumn::CacheWrite5mTokens, &tokens.cacheWrite5m},
         {CsvColumn::CacheWrite1hTokens, &tokens.cacheWrite1h},
         {CsvColumn::CacheReadTokens, &tokens.cacheRead}}};
    for (const auto& [column, count] : counts) {
        const auto text = value(record, column);
        if (text.empty())
            continue;
        const auto* const end = text.data() + text.size();
        const auto [stop, failure] = std::from_chars(text.data(), end, *count);
        if (failure != std::errc{} || stop != end)
            return problem("bad_tokens", column,
                           invalid(text, "is not a count of tokens; write a whole number such as 1234"));
        if (text.front() == '-')
            return problem("bad_tokens", column, invalid(text, "is negative; a count of tokens is zero or more"));
    }
    return std::nullopt;
}

std::optional<CsvRows::Problem> CsvRows::readSpan(const CsvRecords& record, const ParsedTime& time,
                                                  std::chrono::seconds& span) const
{
    span = time.dateOnly ? std::chrono::days{1} : std::chrono::seconds{0};
    const auto text = value(record, CsvColumn::SpanSeconds);
    if (text.empty())
        return std::nullopt;
    std::uint32_t seconds = 0;
    const auto* const end = text.data() + text.size();
    const auto [stop, failure] = std::from_chars(text.data(), end, seconds);
    if (failure != std::errc{} || stop != end)
        return problem(
            "bad_span", CsvColumn::SpanSeconds,
            invalid(text, "is not the length of a time; write whole seconds such as 18000, or leave it empty"));
    span = std::chrono::seconds{seconds};
    return std::nullopt;
}

std::optional<CsvRows::Problem> CsvRows::readPool(const CsvRecords& record, Pool& pool) const
{
    const auto text = value(record, CsvColumn::Pool);
    const auto named = poolFromName(text);
    if (!named)
        return problem("bad_pool", CsvColumn::Pool,
                       invalid(text, "is not a pool; write plan, extra or api, or leave it empty"));
    pool = *named;
    return std::nullopt;
}

NameId CsvRows::readName(const CsvRecords& record, CsvColumn column)
{
    const auto field = m_columns.field(column);
    if (!field)
        return NameId::Empty;
    const auto text = record.field(*field);
    auto& last = m_lastNames[static_cast<std::size_t>(column)];
    if (text == last.text)
        return last.id;
    const bool wellFormed = isUtf8(text);
    last.id = wellFormed ? m_builder.intern(text) : m_builder.intern(repairedUtf8(text));
    last.text = text;
    if (!wellFormed && m_repairedLine == 0)
        m_repairedLine = record.firstLine();
    return last.id;
}

CsvRows::Problem CsvRows::problem(const char* reason, CsvColumn column, Error error) const
{
    error.where.field = m_columns.header(column);
    return {reason, std::move(error)};
}

void CsvRows::skip(const CsvRecords& record, Problem problem)
{
    problem.error.where.file = m_file;
    problem.error.where.line = record.firstLine();
    problem.error.value = shown(problem.error.value, longestValue);
    m_summary.skip(problem.reason, {std::move(problem.error), shown(record.text(), longestText)});
}

} // namespace lowwater
