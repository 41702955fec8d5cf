// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/step_tokens.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lowwater {

namespace {

/// List prices in nano-dollars a token. A cache write costs 1.25 x the input, a cache read 0.1 x.
struct ListPrice {
    std::string_view name;
    std::int64_t input;
    std::int64_t output;
    std::int64_t cacheWrite;
    std::int64_t cacheRead;
};
constexpr std::array<ListPrice, 3> listPrices{{{"claude-opus-4-5", 5'000, 25'000, 6'250, 500},
                                               {"claude-sonnet-4-5", 3'000, 15'000, 3'750, 300},
                                               {"claude-haiku-4-5", 1'000, 5'000, 1'250, 100}}};

constexpr double prefixShare = 0.595;
constexpr double outputShare = 0.112;
constexpr double rebuiltOutputShare = 0.05;
constexpr double spread = 0.2;
constexpr double longestPrefix = 900'000; ///< tokens; a context holds a million

const ListPrice& priceOf(SynthesisModel model)
{
    return listPrices[static_cast<std::size_t>(model)];
}

/// A share, up to a fifth larger or smaller.
double varied(double share, double uniform)
{
    return share * (1 + spread * (2 * uniform - 1));
}

std::int64_t tokensOf(double nanos, std::int64_t price)
{
    return std::llround(std::max(nanos, 0.0) / static_cast<double>(price));
}

} // namespace

std::string_view synthesisModelName(SynthesisModel model) noexcept
{
    return priceOf(model).name;
}

PricedTokens tokensFor(double dollars, bool rebuilt, SynthesisModel model, Draw draw)
{
    const ListPrice& price = priceOf(model);
    const double nanos = dollars * 1e9;
    const double longest = longestPrefix * static_cast<double>(price.cacheRead);
    const double prefix = rebuilt ? 0 : std::min(nanos * varied(prefixShare, draw.choice), longest);
    const double output = nanos * varied(rebuilt ? rebuiltOutputShare : outputShare, draw.value);

    Tokens tokens;
    tokens.cacheRead = tokensOf(prefix, price.cacheRead);
    tokens.output = std::max<std::int64_t>(1, tokensOf(output, price.output));
    tokens.input = 1 + static_cast<std::int64_t>(draw.choice * 12);
    const std::int64_t soFar =
        tokens.cacheRead * price.cacheRead + tokens.output * price.output + tokens.input * price.input;
    tokens.cacheWrite5m = tokensOf(nanos - static_cast<double>(soFar), price.cacheWrite);
    return {tokens, Money::fromNanos(soFar + tokens.cacheWrite5m * price.cacheWrite)};
}

} // namespace lowwater
