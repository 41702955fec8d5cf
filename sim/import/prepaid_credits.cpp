// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/prepaid_credits.h"

#include "sim/core/json_reader.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace lowwater {

namespace {

constexpr std::string_view tranchesKey = "tranches";
constexpr std::string_view settingsKey = "auto_reload_settings";
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

/// Words within a program's name. Only `auto_recharge_additional_usage_individual` has been seen.
constexpr std::array<std::string_view, 2> automaticWords = {"auto_recharge", "auto_reload"};
constexpr std::array<std::string_view, 5> givenWords = {"promo", "gift", "bonus", "courtesy", "grant"};

std::string_view withoutMark(std::string_view text)
{
    return text.starts_with(byteOrderMark) ? text.substr(byteOrderMark.size()) : text;
}

ReloadOrigin originOf(const std::string& program)
{
    std::string lower = program;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto hasAny = [&lower](const auto& words) {
        return std::any_of(words.begin(), words.end(),
                           [&lower](std::string_view word) { return lower.find(word) != std::string::npos; });
    };
    if (lower.empty())
        return ReloadOrigin::Unsaid;
    if (hasAny(automaticWords))
        return ReloadOrigin::Automatic;
    return hasAny(givenWords) ? ReloadOrigin::Given : ReloadOrigin::Bought;
}

/// Cents, as a number or a text; a fraction of a cent is fine.
Result<Money> parseMinorUnits(std::string_view text)
{
    constexpr std::int64_t minorUnits = 100;
    auto money = Money::parse(text);
    if (!money)
        return money;
    return money->scaled(1, minorUnits);
}

Result<Money> parseGranted(std::string_view text)
{
    auto money = parseMinorUnits(text);
    if (money && *money < Money{})
        return Error{ErrorCode::Invalid, {}, std::string{text}, "is negative; a grant adds to the balance"};
    return money;
}

Result<SimTime> parseMoment(std::string_view text)
{
    auto parsed = parseTime(text);
    if (!parsed)
        return parsed.error();
    return parsed->time;
}

/// What `read` makes of a part, or nothing and one more entry in `leftOut`.
template <typename Read>
auto orLeftOut(std::vector<Error>& leftOut, Read read) -> std::optional<decltype(read())>
{
    try {
        return read();
    } catch (const Error& error) {
        leftOut.push_back(error);
        return std::nullopt;
    }
}

/// A member that may be missing; nothing, and told, where it cannot be read.
template <typename T>
std::optional<T> maybe(const JsonNode& node, std::string_view name, Result<T> (*parse)(std::string_view),
                       std::vector<Error>& leftOut)
{
    const auto found = node.find(name);
    return found ? orLeftOut(leftOut, [&] { return found->read(parse); }) : std::nullopt;
}

PastReload readTranche(const JsonNode& node, std::vector<Error>& leftOut)
{
    PastReload reload;
    reload.time = node.at("granted_at").read(parseMoment);
    reload.amount = node.at("granted_amount_minor_units").read(parseGranted);
    if (const auto program = node.find("program_id"); program && program->isText())
        reload.program = program->text();
    reload.origin = originOf(reload.program);
    reload.remaining = maybe(node, "remaining_amount_minor_units", parseMinorUnits, leftOut);
    reload.expires = maybe(node, "expires_at", parseMoment, leftOut);
    return reload;
}

AutoReloadSettings readReloadSettings(const JsonNode& node, std::vector<Error>& leftOut)
{
    AutoReloadSettings settings;
    settings.threshold = maybe(node, "threshold_in_minor_units", parseMinorUnits, leftOut);
    settings.reloadTo = maybe(node, "reload_to_in_minor_units", parseMinorUnits, leftOut);
    const auto enabled = node.find("enabled");
    settings.enabled = enabled && orLeftOut(leftOut, [&] { return enabled->flag(); }).value_or(false);
    return settings;
}

void checkCurrency(const JsonNode& root)
{
    const auto currency = root.find("currency");
    if (!currency)
        return;
    std::string name{currency->text()};
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    if (name != "USD")
        currency->fail(ErrorCode::Invalid, "is not USD; Lowwater counts in US dollars");
}

PrepaidCredits readRoot(const JsonNode& root)
{
    checkCurrency(root);
    PrepaidCredits credits;
    auto& leftOut = credits.leftOut;
    credits.balance = maybe(root, "amount", parseMinorUnits, leftOut);
    if (const auto settings = root.find(settingsKey))
        credits.settings = orLeftOut(leftOut, [&] { return readReloadSettings(*settings, leftOut); });
    if (const auto tranches = root.find(tranchesKey)) {
        const auto items = orLeftOut(leftOut, [&] { return tranches->items(); });
        for (const JsonNode& item : items.value_or(std::vector<JsonNode>{}))
            if (auto reload = orLeftOut(leftOut, [&] { return readTranche(item, leftOut); }))
                credits.reloads.push_back(*std::move(reload));
    }
    std::stable_sort(credits.reloads.begin(), credits.reloads.end(),
                     [](const PastReload& a, const PastReload& b) { return a.time < b.time; });
    return credits;
}

bool hasItsMembers(const rapidjson::Document& document)
{
    if (!document.IsObject())
        return false;
    const auto has = [&document](std::string_view name) {
        return document.HasMember(rapidjson::StringRef(name.data(), name.size()));
    };
    return has(tranchesKey) || has(settingsKey);
}

} // namespace

bool isPrepaidCredits(std::string_view text)
{
    text = withoutMark(text);
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || text[first] != '{' ||
        (text.find(tranchesKey) == std::string_view::npos && text.find(settingsKey) == std::string_view::npos))
        return false;
    const auto document = parseJson(text, {});
    return document && hasItsMembers(*document);
}

Result<PrepaidCredits> readPrepaidCredits(std::string_view text, const std::string& file)
{
    const auto document = parseJson(text, file);
    if (!document)
        return document.error();
    if (!hasItsMembers(*document))
        return Error{
            ErrorCode::Malformed,
            {file, 0, {}},
            {},
            "is not an answer about prepaid credits; it has neither \"tranches\" nor \"auto_reload_settings\""};
    try {
        return readRoot(JsonNode{*document, file});
    } catch (const Error& error) {
        return error;
    }
}

} // namespace lowwater
