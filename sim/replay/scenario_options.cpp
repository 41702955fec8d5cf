// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replay/scenario_options.h"

#include "sim/core/decimal.h"
#include "sim/replay/apply_preset.h"
#include "sim/replay/option_text.h"

#include <algorithm>
#include <array>
#include <limits>
#include <set>

namespace lowwater {

namespace {

using Texts = std::vector<std::string>;
constexpr std::string_view none = "none";

/// An option of a field that is always set. `field` gives the field of a const or a changeable scenario.
template <typename Field, typename Parse, typename Format>
ScenarioOption plain(std::string_view name, std::string_view value, std::string_view help, Field field, Parse parse,
                     Format format)
{
    return {name,
            value,
            help,
            false,
            [=](Scenario& scenario, std::string_view text) -> Result<Done> {
                auto parsed = parse(text);
                if (!parsed)
                    return parsed.error();
                field(scenario) = std::move(*parsed);
                return Done{};
            },
            [=](const Scenario& scenario) { return Texts{format(field(scenario))}; }};
}

/// An option of a std::optional field; `noneText` unsets it.
template <typename Field, typename Parse, typename Format>
ScenarioOption optional(std::string_view name, std::string_view value, std::string_view help, Field field, Parse parse,
                        Format format, std::string_view noneText = none)
{
    return {name,
            value,
            help,
            false,
            [=](Scenario& scenario, std::string_view text) -> Result<Done> {
                if (text == noneText) {
                    field(scenario).reset();
                    return Done{};
                }
                auto parsed = parse(text);
                if (!parsed)
                    return parsed.error();
                field(scenario) = std::move(*parsed);
                return Done{};
            },
            [=](const Scenario& scenario) { return field(scenario) ? Texts{format(*field(scenario))} : Texts{}; },
            noneText};
}

/// An option with a word for each value of an enumeration, in the enumeration's order.
template <typename Field, std::size_t N>
ScenarioOption choice(std::string_view name, std::string_view value, std::string_view help, Field field,
                      std::array<std::string_view, N> words)
{
    return {
        name,
        value,
        help,
        false,
        [=](Scenario& scenario, std::string_view text) -> Result<Done> {
            for (std::size_t i = 0; i < N; ++i) {
                if (words[i] == text) {
                    auto& target = field(scenario);
                    target = static_cast<std::remove_reference_t<decltype(target)>>(i);
                    return Done{};
                }
            }
            return Error{ErrorCode::Invalid, {}, std::string{text}, "is not one of " + std::string{value}};
        },
        [=](const Scenario& scenario) { return Texts{std::string{words[static_cast<std::size_t>(field(scenario))]}}; }};
}

/// A repeatable option: each text adds one to a list, `none` empties it.
template <typename Field, typename Parse, typename Format>
ScenarioOption list(std::string_view name, std::string_view value, std::string_view help, Field field, Parse parse,
                    Format format)
{
    return {name,
            value,
            help,
            true,
            [=](Scenario& scenario, std::string_view text) -> Result<Done> {
                if (text == none) {
                    field(scenario).clear();
                    return Done{};
                }
                auto parsed = parse(text);
                if (!parsed)
                    return parsed.error();
                field(scenario).push_back(std::move(*parsed));
                return Done{};
            },
            [=](const Scenario& scenario) {
                Texts texts;
                for (const auto& item : field(scenario))
                    texts.push_back(format(item));
                return texts;
            }};
}

std::string moneyText(Money money)
{
    return money.toString();
}

std::string delayText(const Delay& delay)
{
    return delay.toString();
}

template <typename Number>
auto countParser(std::uint64_t least)
{
    return [least](std::string_view text) -> Result<Number> {
        const auto count = parseCount(text, least, std::numeric_limits<Number>::max());
        if (!count)
            return count.error();
        return static_cast<Number>(*count);
    };
}

void addPolicy(std::vector<ScenarioOption>& options)
{
    options.push_back(ScenarioOption{
        "provider", "NAME", "A provider's preset: sets what it knows, options beside it win; help lists them", false,
        [](Scenario& scenario, std::string_view text) { return chooseProvider(scenario, text); },
        [](const Scenario& scenario) {
            return scenario.provider.name.empty() ? Texts{} : Texts{scenario.provider.name};
        }});
    options.push_back(choice(
        "mode", "auto|by_hand|off", "Who buys: auto-reload, a person now and then, or nobody",
        [](auto& s) -> auto& { return s.policy.mode; }, std::array<std::string_view, 3>{"auto", "by_hand", "off"}));
    options.push_back(plain(
        "amount", "20", "Dollars that a reload adds or, with top_up, restores",
        [](auto& s) -> auto& { return s.policy.amount; }, &Money::parse, moneyText));
    options.push_back(plain(
        "threshold", "5", "Reload when the balance is below this many dollars",
        [](auto& s) -> auto& { return s.policy.threshold; }, &Money::parse, moneyText));
    options.push_back(choice(
        "rule", "add|top_up", "Add the amount, or bring the balance back up to it",
        [](auto& s) -> auto& { return s.policy.rule; }, std::array<std::string_view, 2>{"add", "top_up"}));
    options.push_back(plain(
        "review-every", "7d", "By hand: how often the balance is looked at",
        [](auto& s) -> auto& { return s.policy.reviewEvery; }, &parseDuration, &formatDuration));
    options.push_back(plain(
        "review-at", "09:00", "By hand: the time of day of the first look, UTC",
        [](auto& s) -> auto& { return s.policy.reviewAt; }, &parseTimeOfDay, &formatTimeOfDay));
    options.push_back(optional(
        "notice", "2h|never", "By hand: how long after agents have stopped somebody notices",
        [](auto& s) -> auto& { return s.policy.noticeDelay; }, &parseDuration, &formatDuration, "never"));
}

void addCard(std::vector<ScenarioOption>& options)
{
    options.push_back(optional(
        "opening-balance", "20", "Dollars in the account at the first charge (default: the amount)",
        [](auto& s) -> auto& { return s.account.openingBalance; }, &Money::parse, moneyText));
    options.push_back(plain(
        "latency", "60s", "From the request of a payment to its settlement",
        [](auto& s) -> auto& { return s.account.latency; }, &Delay::parse, delayText));
    options.push_back(choice(
        "trigger", "level|edge", "Ask whenever the balance is low, or only on the way down",
        [](auto& s) -> auto& { return s.account.trigger; }, std::array<std::string_view, 2>{"level", "edge"}));
    options.push_back(plain(
        "decline-rate", "0.04", "The chance that a payment attempt is declined",
        [](auto& s) -> auto& { return s.account.declineRate; }, &parseChance, &formatDouble));
    options.push_back(ScenarioOption{
        "declined-attempts", "3,4", "Attempts, counted over the whole simulation, that are declined for certain", false,
        [](Scenario& scenario, std::string_view text) -> Result<Done> {
            auto attempts = parseAttempts(text == none ? std::string_view{} : text);
            if (!attempts)
                return attempts.error();
            scenario.account.declinedAttempts = std::move(*attempts);
            return Done{};
        },
        [](const Scenario& scenario) {
            const auto& attempts = scenario.account.declinedAttempts;
            return attempts.empty() ? Texts{} : Texts{formatAttempts(attempts)};
        }});
    options.push_back(plain(
        "max-attempts", "4", "Payment attempts for each reload", [](auto& s) -> auto& { return s.account.maxAttempts; },
        countParser<std::uint32_t>(1), [](std::uint32_t count) { return std::to_string(count); }));
    options.push_back(plain(
        "retry-delay", "1h", "The wait between two attempts", [](auto& s) -> auto& { return s.account.retryDelay; },
        &parseDuration, &formatDuration));
    options.push_back(plain(
        "fix-delay", "8h|never", "From the last declined attempt until a person has repaired the payment",
        [](auto& s) -> auto& { return s.account.fixDelay; }, &Delay::parse, delayText));
}

void addLimits(std::vector<ScenarioOption>& options)
{
    options.push_back(optional(
        "daily-cap", "2000", "Most dollars of automatic reloads in a calendar day (UTC)",
        [](auto& s) -> auto& { return s.account.dailyCap; }, &Money::parse, moneyText));
    options.push_back(optional(
        "monthly-cap", "100", "Most dollars of automatic reloads in a calendar month (UTC)",
        [](auto& s) -> auto& { return s.account.monthlyCap; }, &Money::parse, moneyText));
    options.push_back(optional(
        "max-reloads", "5/24h", "Most automatic reloads in any window of that length",
        [](auto& s) -> auto& { return s.account.maxReloads; }, &parseReloadRate, &formatReloadRate));
    options.push_back(optional(
        "spend-limit", "200", "Most dollars of charges in a calendar month (UTC)",
        [](auto& s) -> auto& { return s.account.spendLimit; }, &Money::parse, moneyText));
    options.push_back(plain(
        "fee", "0.30+4.4%", "Paid on the card with each reload and not credited",
        [](auto& s) -> auto& { return s.account.fee; }, &parseFee, &formatFee));
    options.push_back(list(
        "deposit", "2026-10-01T00:00:00Z=50", "Money put in besides, at a time; may be given again",
        [](auto& s) -> auto& { return s.account.deposits; }, &parseDeposit, &formatDeposit));
}

void addWork(std::vector<ScenarioOption>& options)
{
    options.push_back(plain(
        "billing-lag", "12s", "From a request's start to its charge",
        [](auto& s) -> auto& { return s.account.billingLag; }, &parseDuration, &formatDuration));
    options.push_back(plain(
        "resume-lag", "5m", "From credit to work, once agents have stopped",
        [](auto& s) -> auto& { return s.account.resumeLag; }, &Delay::parse, delayText));
    options.push_back(choice(
        "work", "defer|drop", "Refused work waits and then goes on, or is never done",
        [](auto& s) -> auto& { return s.account.work; }, std::array<std::string_view, 2>{"defer", "drop"}));
    options.push_back(plain(
        "idle-gap", "30m", "A longer pause of a session starts a new run", [](auto& s) -> auto& { return s.idleGap; },
        &parseDuration, &formatDuration));
}

void addRouting(std::vector<ScenarioOption>& options)
{
    options.push_back(list(
        "pool-rule", "tool=cursor:api",
        "Which pool pays for charges that meet all conditions; may be given again, the first that fits holds. "
        "Conditions, with commas between: tool=, model=, project=, session= with a name (* is any text, ? any one "
        "character), date= with a day or days such as 2026-09-01..2026-09-30, pool= with what the charge says itself",
        [](auto& s) -> auto& { return s.routing.rules; }, &PoolRule::parse,
        [](const PoolRule& rule) { return rule.toString(); }));
    options.push_back(plain(
        "default-pool", "plan|extra|api", "What pays for charges that do not say",
        [](auto& s) -> auto& { return s.routing.defaultPool; }, &parsePool,
        [](Pool pool) { return std::string{poolName(pool)}; }));
    options.push_back(list(
        "plan-window", "5h=15:overflow",
        "Dollars of list price that the plan includes in a window, and what becomes of its charges after that: "
        "throttle, overflow or block; may be given again. 5h starts at its first charge, 7d@2026-09-03T10:00:00Z "
        "repeats from a time, month@15 from a day of the month (UTC)",
        [](auto& s) -> auto& { return s.routing.planWindows; }, &PlanWindow::parse,
        [](const PlanWindow& window) { return window.toString(); }));
    options.push_back(optional(
        "subscription", "20", "Dollars that the plan costs a month, for the month's bill",
        [](auto& s) -> auto& { return s.subscription; }, &Money::parse, moneyText));
}

} // namespace

std::span<const ScenarioOption> scenarioOptions()
{
    static const std::vector<ScenarioOption> table = [] {
        std::vector<ScenarioOption> options;
        addPolicy(options);
        addCard(options);
        addLimits(options);
        addWork(options);
        addRouting(options);
        options.push_back(plain(
            "seed", "1", "Seed of everything left to chance, 0 to 4294967295", [](auto& s) -> auto& { return s.seed; },
            countParser<std::uint32_t>(0), [](std::uint32_t seed) { return std::to_string(seed); }));
        return options;
    }();
    return table;
}

Result<Done> setOption(Scenario& scenario, std::string_view name, std::string_view value)
{
    for (const auto& option : scenarioOptions()) {
        if (option.name != name)
            continue;
        auto done = option.set(scenario, value);
        if (done)
            return done;
        Error error = done.error();
        error.where.field = name;
        return error;
    }
    return Error{ErrorCode::Invalid, {{}, 0, std::string{name}}, {}, "is not an option of a scenario"};
}

Result<Done> setOptions(Scenario& scenario, std::span<const std::pair<std::string, std::string>> given)
{
    std::set<std::string_view> begun;
    for (const auto& entry : given) {
        const auto& name = entry.first;
        const auto options = scenarioOptions();
        const auto option =
            std::find_if(options.begin(), options.end(), [&name](const auto& o) { return o.name == name; });
        if (option != options.end() && option->repeatable && begun.insert(name).second)
            if (auto emptied = option->set(scenario, none); !emptied)
                return emptied;
        if (auto done = setOption(scenario, name, entry.second); !done)
            return done;
    }
    return Done{};
}

std::vector<std::pair<std::string, std::string>> changedOptions(const Scenario& scenario)
{
    const Scenario base = unchangedScenario(scenario);
    std::vector<std::pair<std::string, std::string>> changed;
    if (const auto* preset = scenario.provider.preset())
        changed.emplace_back("provider", preset->name);
    for (const auto& option : scenarioOptions()) {
        const auto texts = option.get(scenario);
        if (texts == option.get(base))
            continue;
        if (texts.empty())
            changed.emplace_back(option.name, option.unset);
        for (const auto& text : texts)
            changed.emplace_back(option.name, text);
    }
    return changed;
}

} // namespace lowwater
