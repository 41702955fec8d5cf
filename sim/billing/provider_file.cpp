// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/provider_presets.h"
#include "sim/core/json_reader.h"

#include <algorithm>
#include <utility>

namespace lowwater {

namespace {

constexpr std::string_view versionKey = "lowwater_providers";

/// Throws Error, as JsonNode does.
class ProviderFileReader {
public:
    explicit ProviderFileReader(const JsonNode& root, std::string file)
        : m_root{root}, m_file{std::move(file)}, m_sources{root}
    {
    }

    std::vector<ProviderPreset> read() const
    {
        m_root.allowOnly({versionKey, "about", "sources", "providers"});
        if (const auto version = m_root.at(versionKey); version.text() != "1")
            version.fail(ErrorCode::Invalid, "is not a version that is known here; 1 is");
        std::vector<ProviderPreset> presets;
        for (const auto& [name, node] : m_root.at("providers").members())
            presets.push_back(readPreset(name, node));
        return presets;
    }

private:
    ProviderPreset readPreset(const std::string& name, const JsonNode& node) const
    {
        if (name.empty() || name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos)
            node.fail(ErrorCode::Invalid, "is not named in small letters, digits and -");
        node.allowOnly({"title", "auto_reload", "subscription", "settings", "amounts", "thresholds", "least_gap",
                        "steps", "notes"});
        ProviderPreset preset;
        preset.name = name;
        preset.title = node.at("title").text();
        if (const auto autoReload = node.find("auto_reload"))
            preset.autoReload = autoReload->flag();
        for (const auto& [option, setting] : node.at("settings").members())
            preset.settings.push_back(readSetting(option, setting));
        if (!preset.autoReload && preset.find("mode") == nullptr)
            preset.settings.push_back({"mode", "by_hand", {}, {m_file, 0, node.place()}});
        if (const auto amounts = node.find("amounts"))
            preset.amounts = readChoices(*amounts);
        if (const auto thresholds = node.find("thresholds"))
            preset.thresholds = readChoices(*thresholds);
        if (const auto gap = node.find("least_gap")) {
            preset.leastGap = amountOf(gap->at("value"));
            preset.leastGapBacking = readBacking(*gap, {"value"});
        }
        if (const auto subscription = node.find("subscription"))
            preset.subscription = readSubscription(*subscription);
        preset.steps = texts(node, "steps");
        preset.notes = texts(node, "notes");
        return preset;
    }

    PresetSetting readSetting(const std::string& option, const JsonNode& node) const
    {
        return {option, std::string{node.at("value").text()}, readBacking(node, {"value"}), {m_file, 0, node.place()}};
    }

    PresetChoices readChoices(const JsonNode& node) const
    {
        PresetChoices choices;
        choices.backing = readBacking(node, {"list", "min", "max", "step"});
        auto& money = choices.money;
        if (const auto list = node.find("list"))
            for (const auto& item : list->items())
                money.list.push_back(amountOf(item));
        if (!std::is_sorted(money.list.begin(), money.list.end()))
            node.fail(ErrorCode::Invalid, "has a list that does not rise");
        if (const auto least = node.find("min"))
            money.least = amountOf(*least);
        if (const auto most = node.find("max"))
            money.most = amountOf(*most);
        if (const auto step = node.find("step")) {
            money.step = amountOf(*step);
            if (*money.step == Money{})
                step->fail(ErrorCode::Invalid, "is not above 0");
        }
        if (money.least && money.most && *money.least > *money.most)
            node.fail(ErrorCode::Invalid, "has a \"min\" above its \"max\"");
        return choices;
    }

    Subscription readSubscription(const JsonNode& node) const
    {
        Subscription subscription;
        subscription.monthly = amountOf(node.at("usd"));
        if (const auto perSeat = node.find("per_seat"))
            subscription.perSeat = perSeat->flag();
        subscription.backing = readBacking(node, {"usd", "per_seat"});
        return subscription;
    }

    /// `own`: the members of this kind of value.
    Backing readBacking(const JsonNode& node, std::vector<std::string_view> own) const
    {
        own.insert(own.end(), {"source", "assumed", "note"});
        node.allowOnly(own);
        Backing backing;
        backing.source = m_sources.of(node, {});
        if (const auto assumed = node.find("assumed"))
            backing.assumed = assumed->flag();
        if (const auto note = node.find("note"))
            backing.note = note->text();
        return backing;
    }

    static Money amountOf(const JsonNode& node)
    {
        const Money money = node.read(&Money::parse);
        if (money < Money{})
            node.fail(ErrorCode::Invalid, "is below 0");
        return money;
    }

    static std::vector<std::string> texts(const JsonNode& node, std::string_view name)
    {
        std::vector<std::string> list;
        if (const auto member = node.find(name))
            for (const auto& item : member->items())
                list.emplace_back(item.text());
        return list;
    }

    JsonNode m_root;
    std::string m_file;
    ValueSources m_sources;
};

} // namespace

Result<ProviderCatalog> ProviderCatalog::parse(std::string_view json, const std::string& file)
{
    const auto document = parseJson(json, file);
    if (!document)
        return document.error();
    try {
        ProviderCatalog catalog;
        catalog.m_presets = ProviderFileReader{JsonNode{*document, file}, file}.read();
        return catalog;
    } catch (const Error& error) {
        return error;
    }
}

} // namespace lowwater
