// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/report_parts.h"
#include "sim/report/routing_words.h"
#include "sim/report/words.h"

#include "sim/core/decimal.h"
#include "sim/replay/scenario_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace lowwater {

namespace {

/// One line of the table: what is assumed, in words, and the options that it speaks for.
struct Assumption {
    std::string label;
    std::string value;
    std::vector<std::string_view> options;
    bool given = false; ///< besides by one of the options
};

std::string delayText(const Delay& delay)
{
    if (delay.isConstant())
        return durationText(delay.base());
    return delay.kind() == Delay::Kind::Never ? "never" : delay.toString();
}

std::string percentText(std::int64_t nanoPercent)
{
    return formatDecimal(nanoPercent, 9) + " %";
}

std::string feeText(const Fee& fee)
{
    std::vector<std::string> parts;
    if (fee.fixed > Money{})
        parts.push_back(exactMoneyText(fee.fixed));
    if (fee.nanoPercent > 0)
        parts.push_back(percentText(fee.nanoPercent));
    return parts.empty() ? "none" : listText(parts) + " of each reload";
}

std::string limitsText(const Account& account)
{
    std::vector<std::string> parts;
    if (account.dailyCap)
        parts.push_back(fmt::format("{} of reloads a day", exactMoneyText(*account.dailyCap)));
    if (account.monthlyCap)
        parts.push_back(fmt::format("{} of reloads a month", exactMoneyText(*account.monthlyCap)));
    if (account.maxReloads)
        parts.push_back(fmt::format("{} in {}", countOf(account.maxReloads->count, "reload", "reloads"),
                                    durationText(account.maxReloads->window)));
    if (account.spendLimit)
        parts.push_back(fmt::format("{} of charges a month", exactMoneyText(*account.spendLimit)));
    return parts.empty() ? "none" : listText(parts);
}

std::string declinesText(const Account& account)
{
    std::vector<std::string> parts;
    if (account.declineRate > 0)
        parts.push_back(fmt::format("{} of all attempts", formatDouble(account.declineRate)));
    if (!account.declinedAttempts.empty()) {
        std::vector<std::string> numbers;
        for (const auto number : account.declinedAttempts)
            numbers.push_back(countText(number));
        parts.push_back(fmt::format("{} {}", numbers.size() == 1 ? "attempt" : "attempts", listText(numbers)));
    }
    return parts.empty() ? "none" : listText(parts);
}

std::string depositsText(const Account& account, const ZoneText& zone)
{
    std::vector<std::string> parts;
    for (const auto& deposit : account.deposits)
        parts.push_back(fmt::format("{} on {}", exactMoneyText(deposit.amount), momentText(deposit.time, zone)));
    return listText(parts);
}

/// What happens to a declined payment; nothing is said where none is.
std::vector<Assumption> declineAssumptions(const Account& account)
{
    std::vector<Assumption> rows{{"Payments declined", declinesText(account), {"decline-rate", "declined-attempts"}}};
    if (account.declineRate <= 0 && account.declinedAttempts.empty())
        return rows;
    rows.push_back({"Attempts for each reload", countText(account.maxAttempts), {"max-attempts"}});
    if (account.maxAttempts > 1)
        rows.push_back({"Next attempt after", durationText(account.retryDelay), {"retry-delay"}});
    rows.push_back({"A person repairs the payment after", delayText(account.fixDelay), {"fix-delay"}});
    return rows;
}

std::string reviewText(const Policy& policy)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(policy.reviewAt).count();
    const auto notice = policy.noticeDelay
                            ? fmt::format(", and {} after agents stop", durationText(*policy.noticeDelay))
                            : std::string{};
    return fmt::format("every {}, from {:02}:{:02} UTC{}", intervalText(policy.reviewEvery), minutes / 60, minutes % 60,
                       notice);
}

std::vector<Assumption> accountAssumptions(const Scenario& scenario, const ZoneText& zone)
{
    const auto& account = scenario.account;
    std::vector<Assumption> rows{
        {"Today’s setting", policyText(scenario.policy), {"mode", "amount", "threshold", "rule"}}};
    if (scenario.policy.mode == Mode::ByHand)
        rows.push_back(
            {"The balance is looked at", reviewText(scenario.policy), {"review-every", "review-at", "notice"}});
    rows.push_back({"Opening balance",
                    moneyText(scenario.openingBalance()) + (account.openingBalance ? "" : ", the reload amount"),
                    {"opening-balance"}});
    rows.push_back({"Money usable after", delayText(account.latency), {"latency"}});
    rows.push_back({"A reload is asked for",
                    account.trigger == Trigger::Level ? "whenever the balance is low" : "only on the way down",
                    {"trigger"}});
    const auto declines = declineAssumptions(account);
    rows.insert(rows.end(), declines.begin(), declines.end());
    if (!account.deposits.empty())
        rows.push_back({"Money put in besides", depositsText(account, zone), {"deposit"}});
    rows.push_back({"Limits", limitsText(account), {"daily-cap", "monthly-cap", "max-reloads", "spend-limit"}});
    rows.push_back({"Fees", feeText(account.fee), {"fee"}});
    rows.push_back(
        {"A charge is posted",
         account.billingLag == Duration{0} ? "at once" : durationText(account.billingLag) + " after its request",
         {"billing-lag"}});
    const bool atOnce = account.resumeLag == Delay{};
    rows.push_back({"Agents go on",
                    atOnce ? "at once after a credit" : delayText(account.resumeLag) + " after a credit",
                    {"resume-lag"}});
    rows.push_back({"Refused work", account.work == Work::Defer ? "waits, then goes on" : "is skipped", {"work"}});
    rows.push_back({"A new run after a pause of", durationText(scenario.idleGap), {"idle-gap"}});
    return rows;
}

/// Nothing where every charge says its pool or falls to the balance.
std::vector<Assumption> routingAssumptions(const Routing& routing)
{
    std::vector<Assumption> rows;
    if (!routing.rules.empty() || routing.defaultPool != Routing{}.defaultPool)
        rows.push_back({"What pays for a charge", routingText(routing), {"pool-rule", "default-pool"}});
    std::vector<std::string> windows;
    for (const auto& window : routing.planWindows)
        windows.push_back(planWindowText(window));
    if (!windows.empty())
        rows.push_back({"The plan includes", fmt::format("{}", fmt::join(windows, "; ")), {"plan-window"}});
    return rows;
}

std::vector<Assumption> wishAssumptions(const Wishes& wishes)
{
    const Wishes defaults;
    std::vector<Assumption> rows{
        {"An hour of delayed work costs", exactMoneyText(wishes.agentHour), {}, wishes.agentHour != defaults.agentHour},
        {"Idle money costs",
         percentText(wishes.costOfMoneyNanoPercent) + " a year",
         {},
         wishes.costOfMoneyNanoPercent != defaults.costOfMoneyNanoPercent},
        {"A reload’s bother, for ranking only",
         exactMoneyText(wishes.perReload),
         {},
         wishes.perReload != defaults.perReload}};
    if (wishes.growthNumerator != wishes.growthDenominator)
        rows.push_back(
            {"Usage scaled by",
             formatDouble(static_cast<double>(wishes.growthNumerator) / static_cast<double>(wishes.growthDenominator)),
             {},
             true});
    return rows;
}

/// Who stands behind a line that the person has not given.
std::string presetGiver(const ProviderPreset* preset, const Assumption& row)
{
    std::string giver = "default";
    for (const auto option : row.options) {
        const auto* setting = preset == nullptr ? nullptr : preset->find(option);
        if (setting != nullptr && setting->backing.assumed)
            return "assumed, not documented";
        if (setting != nullptr)
            giver = "provider";
    }
    return giver;
}

} // namespace

Table assumptionsTable(const ReportInput& input)
{
    const auto changed = changedOptions(input.scenario);
    auto rows = accountAssumptions(input.scenario, input.zone);
    if (const auto* preset = input.scenario.provider.preset())
        rows.insert(rows.begin(), {"Provider", preset->title, {"provider"}});
    const auto routing = routingAssumptions(input.scenario.routing);
    rows.insert(rows.end(), routing.begin(), routing.end());
    std::vector<std::string_view> told;
    for (const auto& row : rows)
        told.insert(told.end(), row.options.begin(), row.options.end());
    const auto contains = [](const auto& names, std::string_view name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    // what has no line of its own, with the option table's words
    for (const auto& option : scenarioOptions()) {
        std::vector<std::string> texts;
        for (const auto& [name, text] : changed)
            if (name == option.name && !contains(told, name))
                texts.push_back(text);
        if (!texts.empty())
            rows.push_back({std::string{option.help}, listText(texts), {option.name}});
    }
    const auto wishes = wishAssumptions(input.advice.wishes);
    rows.insert(rows.end(), wishes.begin(), wishes.end());

    Table table{"What was assumed", {{"Assumption"}, {"Value"}, {"Given by"}}, {}};
    for (const auto& row : rows) {
        const bool given = row.given || std::any_of(changed.begin(), changed.end(), [&](const auto& entry) {
                               return contains(row.options, entry.first);
                           });
        table.rows.push_back({Cell{row.label}, Cell{row.value},
                              Cell{given ? "you" : presetGiver(input.scenario.provider.preset(), row), Tone::Quiet}});
    }
    return table;
}

} // namespace lowwater
