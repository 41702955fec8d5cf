// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replay/scenario.h"

#include <algorithm>
#include <string>

namespace lowwater {

namespace {

class Problems {
public:
    void need(bool fine, const char* field, std::string value, const char* message)
    {
        if (fine)
            return;
        Error problem;
        problem.where.field = field;
        problem.value = std::move(value);
        problem.message = message;
        m_list.push_back(std::move(problem));
    }
    [[nodiscard]] std::vector<Error> take() { return std::move(m_list); }

private:
    std::vector<Error> m_list;
};

void checkPolicy(const Policy& policy, Problems& problems)
{
    problems.need(policy.amount > Money{}, "amount", policy.amount.toString(), "is not above 0");
    problems.need(policy.threshold >= Money{}, "threshold", policy.threshold.toString(), "is below 0");
    problems.need(policy.rule != Rule::TopUp || policy.amount > policy.threshold, "amount", policy.amount.toString(),
                  "is not above the threshold; with top_up the amount is the balance to reach");
    problems.need(policy.reviewEvery > Duration{0}, "review-every", formatDuration(policy.reviewEvery),
                  "is not above 0");
    problems.need(policy.reviewAt >= Duration{0} && policy.reviewAt < std::chrono::hours{24}, "review-at",
                  formatDuration(policy.reviewAt), "is not a time of day from 00:00 to 23:59");
    problems.need(!policy.noticeDelay || *policy.noticeDelay >= Duration{0}, "notice", {}, "is below 0");
}

void checkLimits(const Account& account, Problems& problems)
{
    const auto positive = [&problems](const std::optional<Money>& limit, const char* field) {
        problems.need(!limit || *limit > Money{}, field, limit ? limit->toString() : std::string{}, "is not above 0");
    };
    positive(account.dailyCap, "daily-cap");
    positive(account.monthlyCap, "monthly-cap");
    positive(account.spendLimit, "spend-limit");
    problems.need(!account.maxReloads || (account.maxReloads->count > 0 && account.maxReloads->window > Duration{0}),
                  "max-reloads", {}, "needs a count and a window above 0, such as 5/24h");
    problems.need(account.fee.fixed >= Money{} && account.fee.nanoPercent >= 0, "fee", {}, "is below 0");
    for (const auto& deposit : account.deposits)
        problems.need(deposit.amount > Money{}, "deposit", deposit.amount.toString(), "is not above 0");
}

void checkCard(const Account& account, Problems& problems)
{
    problems.need(!account.latency.mentions(Delay::Kind::Never), "latency", account.latency.toString(),
                  "can be never; a reload needs an end");
    problems.need(account.declineRate >= 0 && account.declineRate <= 1, "decline-rate",
                  std::to_string(account.declineRate), "is not a chance from 0 to 1");
    problems.need(std::is_sorted(account.declinedAttempts.begin(), account.declinedAttempts.end()) &&
                      (account.declinedAttempts.empty() || account.declinedAttempts.front() > 0),
                  "declined-attempts", {}, "are not numbers from 1 in rising order");
    problems.need(account.maxAttempts >= 1, "max-attempts", std::to_string(account.maxAttempts), "is below 1");
    problems.need(account.retryDelay >= Duration{0}, "retry-delay", formatDuration(account.retryDelay), "is below 0");
    problems.need(!account.fixDelay.mentions(Delay::Kind::Person), "fix-delay", account.fixDelay.toString(),
                  "cannot be person, which is the fix-delay itself");
    problems.need(account.billingLag >= Duration{0}, "billing-lag", formatDuration(account.billingLag), "is below 0");
    problems.need(
        !account.resumeLag.mentions(Delay::Kind::Never) &&
            !(account.resumeLag.mentions(Delay::Kind::Person) && account.fixDelay.mentions(Delay::Kind::Never)),
        "resume-lag", account.resumeLag.toString(), "can be never; agents need to go on");
}

void checkRouting(const Routing& routing, Problems& problems)
{
    problems.need(routing.defaultPool != Pool::Unset, "default-pool", {}, "is not set; write plan, extra or api");
    for (const auto& rule : routing.rules) {
        problems.need(rule.pool != Pool::Unset, "pool-rule", rule.toString(), "names no pool; end it with :extra");
        problems.need(rule.hasCondition(), "pool-rule", rule.toString(),
                      "has no condition; write tool=* for every charge");
        problems.need(!rule.firstDay || !rule.lastDay || *rule.firstDay <= *rule.lastDay, "pool-rule", rule.toString(),
                      "ends before it begins; write the earlier day first");
    }
    for (const auto& window : routing.planWindows) {
        const bool month = window.kind == PlanWindow::Kind::Month;
        const auto text = window.toString();
        problems.need(window.allowance > Money{}, "plan-window", text, "has an allowance that is not above 0");
        problems.need(month || window.length > Duration{0}, "plan-window", text, "has a length that is not above 0");
        problems.need(!month || (window.anchorDay >= 1 && window.anchorDay <= 31), "plan-window", text,
                      "has no day of the month from 1 to 31");
    }
}

} // namespace

std::optional<Money> Scenario::subscriptionPrice() const
{
    if (subscription)
        return subscription;
    const ProviderPreset* preset = provider.preset();
    if (preset == nullptr || !preset->subscription)
        return std::nullopt;
    return preset->subscription->monthly;
}

std::vector<Error> validate(const Scenario& scenario)
{
    Problems problems;
    checkPolicy(scenario.policy, problems);
    checkLimits(scenario.account, problems);
    checkCard(scenario.account, problems);
    problems.need(scenario.idleGap >= Duration{0}, "idle-gap", formatDuration(scenario.idleGap), "is below 0");
    checkRouting(scenario.routing, problems);
    problems.need(!scenario.subscription || *scenario.subscription >= Money{}, "subscription",
                  scenario.subscription ? scenario.subscription->toString() : std::string{}, "is below 0");
    return problems.take();
}

} // namespace lowwater
