// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/core/decimal.h"
#include "sim/core/json_reader.h"
#include "sim/core/text_file.h"
#include "sim/import/price_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

namespace lowwater {

namespace {

constexpr std::string_view versionKey = "lowwater_prices";
constexpr std::array<std::string_view, tokenKindCount> rateNames{"input", "output", "cache_write_5m", "cache_write_1h",
                                                                 "cache_read"};
constexpr int multiplierDecimals = 3;
constexpr std::int64_t largestMultiplier = 1'000'000; // thousandths
constexpr std::int64_t largestPrice = 1'000'000;      // dollars for a million tokens

/// A cache price that is not given, as a share of the input's (FORMATS.md section 1.9).
struct Share {
    std::int64_t numerator;
    std::int64_t denominator;
};

Rate derived(const Rate& input, Share share)
{
    return {input.perMillion.scaled(share.numerator, share.denominator), input.source, true};
}

} // namespace

/// Throws Error, as JsonNode does.
class PriceFileReader {
public:
    explicit PriceFileReader(const JsonNode& root) : m_root{root}, m_sources{root} {}

    PriceTable read()
    {
        m_root.allowOnly({versionKey, "about", "sources", "models"});
        if (const auto version = m_root.at(versionKey); version.text() != "1")
            version.fail(ErrorCode::Invalid, "is not a version that is known here; 1 is");
        PriceTable table;
        for (const auto& [name, node] : m_root.at("models").members()) {
            if (name.empty())
                node.fail(ErrorCode::Invalid, "has no name");
            claim(name, node);
            table.add(readModel(name, node));
        }
        return table;
    }

private:
    /// One name for two models would make the order of the file decide.
    void claim(const std::string& name, const JsonNode& node)
    {
        if (!m_names.insert(spelledModelName(name)).second)
            node.fail(ErrorCode::Invalid, fmt::format("is a second entry for {}", name));
    }

    ModelPrices readModel(const std::string& name, const JsonNode& node)
    {
        node.allowOnly({"aliases", "prices", "note"});
        ModelPrices model{name, {}, {}};
        if (const auto aliases = node.find("aliases"))
            for (const auto& alias : aliases->items()) {
                model.aliases.emplace_back(alias.text());
                claim(model.aliases.back(), alias);
            }
        const auto prices = node.at("prices");
        for (const auto& item : prices.items()) {
            auto price = readPrice(item);
            if (!model.prices.empty() &&
                (!price.from || (model.prices.back().from && *price.from <= *model.prices.back().from)))
                item.fail(ErrorCode::Invalid, "does not start after the price before it; order them by \"from\"");
            model.prices.push_back(std::move(price));
        }
        if (model.prices.empty())
            prices.fail(ErrorCode::Invalid, "is empty; give at least one price");
        return model;
    }

    DatedPrice readPrice(const JsonNode& node)
    {
        node.allowOnly({"from", "source", "note", "tiers", "fast", "regions", rateNames[0], rateNames[1], rateNames[2],
                        rateNames[3], rateNames[4]});
        DatedPrice price;
        const ValueSource source = m_sources.of(node, {});
        if (const auto from = node.find("from"))
            price.from = readDay(*from);
        price.rates = readRates(node, source);
        if (const auto tiers = node.find("tiers"))
            for (const auto& item : tiers->items())
                price.tiers.push_back(readTier(item, source, price.tiers));
        if (const auto fast = node.find("fast"))
            readFast(*fast, source, price);
        if (const auto regions = node.find("regions"))
            for (const auto& [region, factor] : regions->members())
                price.regions[region] = readMultiplier(factor, source);
        return price;
    }

    DatedPrice::Tier readTier(const JsonNode& node, const ValueSource& usual,
                              const std::vector<DatedPrice::Tier>& before)
    {
        node.allowOnly({"above_prompt_tokens", "source", "note", rateNames[0], rateNames[1], rateNames[2], rateNames[3],
                        rateNames[4]});
        const auto limit = node.at("above_prompt_tokens");
        const auto text = limit.text();
        DatedPrice::Tier tier;
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), tier.abovePromptTokens);
        if (problem != std::errc{} || end != text.data() + text.size() || tier.abovePromptTokens <= 0)
            limit.fail(ErrorCode::Invalid, "is not a count of tokens above 0, such as 200000");
        if (!before.empty() && tier.abovePromptTokens <= before.back().abovePromptTokens)
            limit.fail(ErrorCode::Invalid, "is not above the limit of the tier before it");
        tier.rates = readRates(node, m_sources.of(node, usual));
        return tier;
    }

    void readFast(const JsonNode& node, const ValueSource& usual, DatedPrice& price)
    {
        if (!node.isObject() || node.find("multiplier")) {
            price.fastMultiplier = readMultiplier(node, usual);
            return;
        }
        node.allowOnly({"source", "note", rateNames[0], rateNames[1], rateNames[2], rateNames[3], rateNames[4]});
        price.fast = readRates(node, m_sources.of(node, usual));
    }

    Multiplier readMultiplier(const JsonNode& node, const ValueSource& usual)
    {
        if (node.isObject())
            node.allowOnly({"multiplier", "source", "note"});
        const JsonNode value = node.isObject() ? node.at("multiplier") : node;
        Multiplier multiplier{value.take(parseDecimal(value.text(), multiplierDecimals)),
                              node.isObject() ? m_sources.of(node, usual) : usual};
        if (multiplier.thousandths <= 0 || multiplier.thousandths > largestMultiplier)
            value.fail(ErrorCode::Invalid, "is not a factor above 0 and up to 1000, such as 1.1");
        return multiplier;
    }

    Rates readRates(const JsonNode& node, const ValueSource& source)
    {
        constexpr std::array<Share, tokenKindCount> shares{{{1, 1}, {1, 1}, {5, 4}, {2, 1}, {1, 10}}};
        Rates rates;
        for (std::size_t kind = 0; kind < tokenKindCount; ++kind) {
            const auto value = node.find(rateNames[kind]);
            if (value)
                rates[kind] = readRate(*value, source);
            else if (kind < 2)
                (void)node.at(rateNames[kind]);
            else
                rates[kind] = derived(rates.front(), shares[kind]);
        }
        return rates;
    }

    /// `"2.50"`, or `{"usd": "2.50", "source": ...}` where it has a source of its own.
    Rate readRate(const JsonNode& node, const ValueSource& usual)
    {
        if (node.isObject())
            node.allowOnly({"usd", "source", "note"});
        const JsonNode value = node.isObject() ? node.at("usd") : node;
        Rate rate{value.read(&Money::parse), node.isObject() ? m_sources.of(node, usual) : usual, false};
        if (rate.perMillion < Money{} || rate.perMillion > Money::fromDollars(largestPrice))
            value.fail(ErrorCode::Invalid, "is not a price in dollars for a million tokens, from 0 to 1000000");
        return rate;
    }

    JsonNode m_root;
    ValueSources m_sources;
    std::set<std::string> m_names;
};

Result<PriceTable> PriceTable::parse(std::string_view json, const std::string& file)
{
    const auto document = parseJson(json, file);
    if (!document)
        return document.error();
    try {
        return PriceFileReader{JsonNode{*document, file}}.read();
    } catch (const Error& error) {
        return error;
    }
}

Result<std::shared_ptr<const PriceTable>> readPrices(const std::vector<std::string>& files)
{
    std::shared_ptr<const PriceTable> prices;
    for (const auto& file : files) {
        const auto content = readFile(file);
        if (!content)
            return content.error();
        const auto own = PriceTable::parse(*content, file);
        if (!own)
            return own.error();
        const PriceTable& base = prices ? *prices : PriceTable::builtIn();
        prices = std::make_shared<const PriceTable>(base.overriddenBy(*own));
    }
    return prices;
}

} // namespace lowwater
