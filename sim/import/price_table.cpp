// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/price_table.h"

#include "sim/core/trimmed.h"
#include "sim/core/wide.h"
#include "sim/import/built_in_prices.h"

#include <algorithm>
#include <stdexcept>

namespace lowwater {

namespace {

constexpr std::string_view fastEnding = "-fast";
constexpr std::int64_t million = 1'000'000;
constexpr std::int64_t thousand = 1000;
constexpr std::size_t dateDigits = 8;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool endsWithDigits(std::string_view text, std::size_t count)
{
    return text.size() >= count && std::all_of(text.end() - static_cast<std::ptrdiff_t>(count), text.end(), isDigit);
}

/// Cuts `-20250929`.
void dropDate(std::string& name)
{
    if (name.size() > dateDigits + 1 && endsWithDigits(name, dateDigits) && name[name.size() - dateDigits - 1] == '-')
        name.resize(name.size() - dateDigits - 1);
}

/// Cuts `-v1` and `-v1:0`, which one host puts behind the name.
void dropVersion(std::string& name)
{
    const auto dash = name.rfind("-v");
    if (dash == std::string::npos || dash + 2 == name.size())
        return;
    const auto rest = std::string_view{name}.substr(dash + 2);
    if (isDigit(rest.front()) && rest.find_first_not_of("0123456789:") == std::string_view::npos)
        name.resize(dash);
}

Wide times(Wide a, Wide b)
{
    Wide product = 0;
    if (__builtin_mul_overflow(a, b, &product))
        throw std::overflow_error{"a price is past 128 bits"};
    return product;
}

/// Nano-dollars times a million.
Wide costOf(const Rates& rates, const Tokens& tokens)
{
    const std::array<std::int64_t, tokenKindCount> counts{tokens.input, tokens.output, tokens.cacheWrite5m,
                                                          tokens.cacheWrite1h, tokens.cacheRead};
    Wide sum = 0; // at most five times 2^63 x 2^50
    for (std::size_t kind = 0; kind < tokenKindCount; ++kind)
        sum += Wide{counts[kind]} * rates[kind].perMillion.nanos();
    return sum;
}

const Rates& ratesFor(const DatedPrice& price, const PricedRequest& request)
{
    if (request.fast && price.fast)
        return *price.fast;
    if (request.isSum)
        return price.rates;
    const Tokens& tokens = request.tokens;
    const Wide prompt = Wide{tokens.input} + tokens.cacheWrite5m + tokens.cacheWrite1h + tokens.cacheRead;
    const Rates* rates = &price.rates;
    for (const auto& tier : price.tiers)
        if (prompt > tier.abovePromptTokens)
            rates = &tier.rates;
    return *rates;
}

} // namespace

const DatedPrice* ModelPrices::at(SimTime time) const noexcept
{
    const DatedPrice* found = nullptr;
    for (const auto& price : prices)
        if (!price.from || *price.from <= time)
            found = &price;
    return found;
}

std::string spelledModelName(std::string_view model)
{
    if (const auto bracket = model.find('['); bracket != std::string_view::npos)
        model = model.substr(0, bracket);
    if (const auto slash = model.rfind('/'); slash != std::string_view::npos)
        model.remove_prefix(slash + 1);
    std::string name;
    for (const char c : model) {
        if (c >= 'A' && c <= 'Z')
            name += static_cast<char>(c - 'A' + 'a');
        else
            name += c == '.' || c == '@' || c == ' ' ? '-' : c;
    }
    constexpr std::string_view vendor = "anthropic-";
    if (const auto found = name.find(vendor); found != std::string::npos)
        name.erase(0, found + vendor.size());
    return name;
}

std::string plainModelName(std::string_view model)
{
    std::string name = spelledModelName(model);
    dropVersion(name);
    dropDate(name);
    return name;
}

const PriceTable& PriceTable::builtIn()
{
    static const PriceTable table = [] {
        auto parsed = parse(builtInPricesJson, "prices.json");
        if (!parsed)
            throw std::logic_error{parsed.error().describe()};
        return *std::move(parsed);
    }();
    return table;
}

PriceTable PriceTable::overriddenBy(const PriceTable& own) const
{
    PriceTable table = *this;
    for (const auto& model : own.m_models)
        table.add(model);
    return table;
}

std::optional<Priced> PriceTable::cost(const PricedRequest& request) const
{
    PricedRequest named = request;
    const ModelPrices* model = find(request.model, named.fast);
    return model == nullptr ? std::nullopt : cost(*model, named);
}

const ModelPrices* PriceTable::find(std::string_view model, bool& fast) const
{
    model = trimmed(model); // as every reader of a table would
    if (const auto* found = lookUp(model))
        return found;
    std::string name = spelledModelName(model);
    if (const auto* found = lookUp(name))
        return found;
    dropVersion(name);
    dropDate(name);
    if (const auto* found = lookUp(name))
        return found;
    if (!name.ends_with(fastEnding))
        return nullptr;
    name.resize(name.size() - fastEnding.size());
    dropDate(name);
    const auto* found = lookUp(name);
    fast = fast || found != nullptr;
    return found;
}

std::optional<Priced> PriceTable::cost(const ModelPrices& model, const PricedRequest& request)
{
    const DatedPrice* price = model.at(request.time);
    if (price == nullptr)
        return std::nullopt;
    Wide numerator = costOf(ratesFor(*price, request), request.tokens);
    Wide denominator = million;
    const auto scale = [&](const Multiplier& multiplier) {
        if (multiplier.thousandths == thousand)
            return;
        numerator = times(numerator, multiplier.thousandths);
        denominator *= thousand;
    };
    if (request.fast && !price->fast)
        scale(price->fastMultiplier);
    if (const auto region = price->regions.find(std::string{request.region}); region != price->regions.end())
        scale(region->second);
    if (request.isBatch)
        denominator *= 2;
    return Priced{Money::fromNanos(divideHalfEven(numerator, denominator)), numerator % denominator != 0};
}

void PriceTable::add(ModelPrices model)
{
    const std::string name = spelledModelName(model.model);
    const auto known = m_index.find(name);
    const bool replaces = known != m_index.end() && spelledModelName(m_models[known->second].model) == name;
    const std::size_t position = replaces ? known->second : m_models.size();
    m_index[name] = position;
    for (const auto& alias : model.aliases)
        m_index[spelledModelName(alias)] = position;
    if (replaces)
        m_models[position] = std::move(model);
    else
        m_models.push_back(std::move(model));
}

const ModelPrices* PriceTable::lookUp(std::string_view name) const
{
    const auto found = m_index.find(name);
    return found == m_index.end() ? nullptr : &m_models[found->second];
}

} // namespace lowwater
