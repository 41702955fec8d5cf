// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/core/result.h"
#include "sim/core/time.h"
#include "sim/core/value_source.h"
#include "sim/history/pricing.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lowwater {

/// What tokens are charged as, in the order of Tokens' fields.
enum class TokenKind : std::uint8_t { Input, Output, CacheWrite5m, CacheWrite1h, CacheRead };
inline constexpr std::size_t tokenKindCount = 5;

/// A price of one kind of token.
struct Rate {
    Money perMillion; ///< dollars for a million tokens, [0, 1,000,000]
    ValueSource source;
    bool derived = false; ///< not given, but taken from the input's price: x 1.25, x 2, x 0.1
};
using Rates = std::array<Rate, tokenKindCount>;

/// A factor with up to three decimals.
struct Multiplier {
    std::int64_t thousandths = 1000; ///< [1, 1,000,000]
    ValueSource source;
};

/// The prices of a model from a day on. The prompt of a request is its input and cache tokens, written and read; a
/// request whose prompt is longer than a tier's limit pays that tier's price for every token, output too.
struct DatedPrice {
    struct Tier {
        std::int64_t abovePromptTokens = 0;
        Rates rates;
    };
    std::optional<SimTime> from; ///< 00:00 UTC of its first day; unset: always
    Rates rates;
    std::vector<Tier> tiers;   ///< by rising limit
    std::optional<Rates> fast; ///< fast mode's own prices, for prompts of any length
    Multiplier fastMultiplier; ///< else; 1 where the model has no fast mode and serves the request at its usual speed
    std::map<std::string, Multiplier> regions; ///< `us`
};

struct ModelPrices {
    std::string model;
    std::vector<std::string> aliases;
    std::vector<DatedPrice> prices; ///< by rising first day, never empty

    /// The prices at a time; null before the first day.
    [[nodiscard]] const DatedPrice* at(SimTime time) const noexcept;
};

/// List prices by model and first day.
class PriceTable {
public:
    /// Reads the form of resources/prices.json; `file` is what errors call it.
    [[nodiscard]] static Result<PriceTable> parse(std::string_view json, const std::string& file);
    /// The table that ships with Lowwater.
    [[nodiscard]] static const PriceTable& builtIn();
    /// A person's own prices replace these model by model.
    [[nodiscard]] PriceTable overriddenBy(const PriceTable& own) const;

    /// Nothing where the model is unknown or had no price yet at that time: the request is unpriced. Throws
    /// std::overflow_error past the range of money. Safe to call from many threads at once.
    [[nodiscard]] std::optional<Priced> cost(const PricedRequest& request) const;
    /// Null where the model is unknown. `fast` is set where its name says so (`...-fast`).
    [[nodiscard]] const ModelPrices* find(std::string_view model, bool& fast) const;
    /// The cost with the model already looked up, for readers that see the same models over and over.
    [[nodiscard]] static std::optional<Priced> cost(const ModelPrices& model, const PricedRequest& request);

    [[nodiscard]] std::span<const ModelPrices> models() const noexcept { return m_models; }

private:
    friend class PriceFileReader;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
    };

    void add(ModelPrices model);
    [[nodiscard]] const ModelPrices* lookUp(std::string_view name) const;

    std::vector<ModelPrices> m_models;
    /// Names, of aliases too, to positions in m_models.
    std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> m_index;
};

/// The built-in table with the prices of these files, each replacing what comes before it; null without a file.
[[nodiscard]] Result<std::shared_ptr<const PriceTable>> readPrices(const std::vector<std::string>& files);

/// A model's name in one spelling: small letters, no provider before a `/` or `anthropic.`, no mark in brackets such as
/// `[1m]`; `.`, `@` and spaces are `-`.
[[nodiscard]] std::string spelledModelName(std::string_view model);
/// The same without what does not change the price: a date of eight digits, a version such as `-v1:0`.
[[nodiscard]] std::string plainModelName(std::string_view model);

} // namespace lowwater
