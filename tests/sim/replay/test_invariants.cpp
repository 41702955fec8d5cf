// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "random_scenario.h"
#include "reference/outcome_difference.h"

#include "sim/replay/simulate.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <thread>
#include <vector>

using namespace lowwater;
using namespace lowwater::reference;

namespace {

/// A random scenario, what came of it, and all that happened on the way.
struct Replayed {
    Scenario scenario;
    std::shared_ptr<const Demand> demand;
    Outcome outcome;
    std::vector<Event> events;

    [[nodiscard]] SimTime recorded(ChargeIndex charge) const { return demand->history->times()[charge]; }
    [[nodiscard]] const Account& account() const { return scenario.account; }
};

/// Whether what MODEL.md says holds.
using Invariant = bool (*)(const Replayed&);

std::vector<Event> eventsOf(const Replayed& replayed, EventKind kind)
{
    std::vector<Event> found;
    for (const Event& event : replayed.events)
        if (event.kind == kind)
            found.push_back(event);
    return found;
}

bool moneyIsConserved(const Replayed& r)
{
    const Outcome& o = r.outcome;
    return o.opening + o.reloaded + o.deposited - o.spent == o.ending && o.opening == r.scenario.openingBalance();
}

bool moneyIsWhatTheEventsSay(const Replayed& r)
{
    const auto sum = [&r](EventKind kind) {
        Money total;
        for (const Event& event : eventsOf(r, kind))
            total += event.amount;
        return total;
    };
    const Outcome& o = r.outcome;
    return o.spent == sum(EventKind::Post) && o.deposited == sum(EventKind::Deposit) &&
           o.reloaded == sum(EventKind::Credit);
}

/// "with defer, every charge that is not stranded is spent exactly once"; with drop, what is not dropped
bool everyChargeIsSpentOnceOrUnserved(const Replayed& r)
{
    std::vector<int> posts(r.demand->history->size(), 0);
    for (const Event& event : eventsOf(r, EventKind::Post))
        ++posts[event.charge];
    const auto spent = static_cast<std::uint64_t>(std::count(posts.begin(), posts.end(), 1));
    const auto unspent = static_cast<std::uint64_t>(std::count(posts.begin(), posts.end(), 0));
    const Outcome& o = r.outcome;
    const bool defer = r.account().work == Work::Defer;
    return spent + unspent == posts.size() && unspent == (defer ? o.strandedCharges : o.droppedCharges) &&
           (defer ? o.droppedCharges : o.strandedCharges) == 0 && o.spent + o.unserved == o.cost;
}

/// "a simulation with no interruption spends exactly the recorded charges at the recorded times + billing_lag"
bool withoutInterruptionAllIsSpentOnTime(const Replayed& r)
{
    if (!r.outcome.interruptions.empty())
        return true;
    const auto posts = eventsOf(r, EventKind::Post);
    return posts.size() == r.demand->history->size() &&
           std::all_of(posts.begin(), posts.end(), [&r](const Event& post) {
               return post.time == r.recorded(post.charge) + r.account().billingLag &&
                      post.amount == r.demand->history->costs()[post.charge];
           });
}

bool nothingIsSpentBeforeItWasRecorded(const Replayed& r)
{
    const auto posts = eventsOf(r, EventKind::Post);
    return std::all_of(posts.begin(), posts.end(), [&r](const Event& post) {
        return post.time >= r.recorded(post.charge) + r.account().billingLag;
    });
}

bool chargesOfARunKeepTheirGapsOrMore(const Replayed& r)
{
    std::map<ChargeIndex, SimTime> admitted;
    for (const Event& post : eventsOf(r, EventKind::Post))
        admitted[post.charge] = post.time - r.account().billingLag;
    for (const auto& [charge, time] : admitted) {
        const ChargeIndex next = r.demand->runs.nextInRun[charge];
        if (const auto found = admitted.find(next);
            found != admitted.end() && found->second - time < r.recorded(next) - r.recorded(charge))
            return false;
    }
    return true;
}

bool timeNeverGoesBack(const Replayed& r)
{
    return std::is_sorted(r.events.begin(), r.events.end(),
                          [](const Event& a, const Event& b) { return a.time < b.time; });
}

bool withoutBillingLagNothingIsSpentWhileTheGateIsClosed(const Replayed& r)
{
    if (r.account().billingLag != Duration{0})
        return true;
    std::map<SimTime, Money> months;
    for (const Event& post : eventsOf(r, EventKind::Post)) {
        Money& spent = months[startOfMonth(post.time)];
        if (post.balance + post.amount <= Money{} || (r.account().spendLimit && spent >= *r.account().spendLimit))
            return false;
        spent += post.amount;
    }
    return true;
}

bool balancesLieBetweenTheExtremes(const Replayed& r)
{
    const Outcome& o = r.outcome;
    Money least = o.opening;
    Money most = o.opening;
    for (const Event& event : r.events) {
        least = std::min(least, event.balance);
        most = std::max(most, event.balance);
    }
    return o.lowest == least && o.lowest <= o.ending && o.meanIdle >= std::max(least, Money{}) &&
           o.meanIdle <= std::max(most, Money{});
}

bool lowestIsWhereTheTrajectoryIsLowest(const Replayed& r)
{
    const auto balances = r.outcome.trajectory.balances();
    const auto least = std::min_element(balances.begin(), balances.end());
    const auto index = static_cast<std::size_t>(least - balances.begin());
    return balances.front() == r.outcome.opening && balances.back() == r.outcome.ending && *least == r.outcome.lowest &&
           r.outcome.trajectory.times()[index] == r.outcome.lowestAt;
}

bool theWindowHoldsAllThatHappened(const Replayed& r)
{
    const Outcome& o = r.outcome;
    const auto points = o.trajectory.times();
    return o.windowStart == o.first && o.windowEnd >= o.last && points.front() == o.windowStart &&
           points.back() <= o.windowEnd;
}

bool requestsComeOnlyWhenTheBalanceIsLow(const Replayed& r)
{
    const auto requests = eventsOf(r, EventKind::Request);
    const Policy& policy = r.scenario.policy;
    if (policy.mode == Mode::Off)
        return requests.empty() && r.outcome.reloads.empty() && !r.outcome.pending;
    return std::all_of(requests.begin(), requests.end(), [&policy](const Event& request) {
        const Money amount = policy.rule == Rule::TopUp ? policy.amount - request.balance : policy.amount;
        return (request.balance < policy.threshold || request.balance <= Money{}) && request.amount == amount;
    });
}

bool noTwoReloadsAreUnderWayAtOnce(const Replayed& r)
{
    std::vector<Reload> reloads = r.outcome.reloads;
    if (r.outcome.pending)
        reloads.push_back(*r.outcome.pending);
    for (std::size_t i = 0; i < reloads.size(); ++i) {
        const bool last = i + 1 == reloads.size();
        if (!last && (!reloads[i].credited || *reloads[i].credited > reloads[i + 1].requested))
            return false;
        if (reloads[i].credited && *reloads[i].credited < reloads[i].requested)
            return false;
    }
    return reloads.size() == eventsOf(r, EventKind::Request).size();
}

bool declinesAndFeesAddUp(const Replayed& r)
{
    const Outcome& o = r.outcome;
    std::uint64_t declined = o.pending ? o.pending->declined.size() : 0;
    for (const Reload& reload : o.reloads)
        declined += reload.declined.size();
    const Money fixed = r.account().fee.fixed * static_cast<std::int64_t>(o.reloads.size());
    return declined == o.declinedAttempts &&
           o.fees == fixed + o.reloaded.scaled(r.account().fee.nanoPercent, 100'000'000'000);
}

bool limitsHold(const Replayed& r)
{
    if (r.scenario.policy.mode != Mode::Auto)
        return true;
    std::map<SimTime, Money> days;
    std::map<SimTime, Money> months;
    const auto requests = eventsOf(r, EventKind::Request);
    for (std::size_t i = 0; i < requests.size(); ++i) {
        days[startOfDay(requests[i].time)] += requests[i].amount;
        months[startOfMonth(requests[i].time)] += requests[i].amount;
        const auto& rate = r.account().maxReloads;
        if (rate && i >= rate->count && requests[i].time - requests[i - rate->count].time < rate->window)
            return false;
    }
    const auto under = [](const std::map<SimTime, Money>& sums, const std::optional<Money>& cap) {
        return !cap || std::all_of(sums.begin(), sums.end(), [&cap](const auto& sum) { return sum.second <= *cap; });
    };
    return under(days, r.account().dailyCap) && under(months, r.account().monthlyCap);
}

/// The pigeonhole principle: some hour must hold its share.
bool stormIsPossible(const Replayed& r)
{
    const auto requests = eventsOf(r, EventKind::Request);
    if (requests.empty())
        return r.outcome.storm == 0;
    const auto hours = (requests.back().time - requests.front().time) / std::chrono::hours{1} + 1;
    const auto share = (requests.size() + static_cast<std::size_t>(hours) - 1) / static_cast<std::size_t>(hours);
    return r.outcome.storm >= share && r.outcome.storm <= requests.size();
}

bool interruptionsFollowOneAnother(const Replayed& r)
{
    const auto& list = r.outcome.interruptions;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const bool last = i + 1 == list.size();
        if (!list[i].ended && !last)
            return false;
        if (list[i].ended && (*list[i].ended < list[i].began || (!last && *list[i].ended > list[i + 1].began)))
            return false;
    }
    return true;
}

bool countsOfInterruptionsAddUp(const Replayed& r)
{
    std::uint64_t refused = 0;
    Duration agentTime{0};
    for (const Interruption& interruption : r.outcome.interruptions) {
        if (interruption.sessions < 1 || interruption.sessions > interruption.runs ||
            interruption.runs > interruption.refused)
            return false;
        refused += interruption.refused;
        agentTime += interruption.agentTime;
    }
    Duration stopped{0};
    for (const AgentStop& stop : r.outcome.stops)
        stopped += stop.to - stop.from;
    return refused == r.outcome.refusedAttempts && agentTime == r.outcome.stoppedAgentTime && stopped == agentTime;
}

bool stopsOfAnAgentNeverOverlap(const Replayed& r)
{
    std::map<NameId, SimTime> until;
    SimTime latest = r.outcome.windowStart;
    for (const AgentStop& stop : r.outcome.stops) {
        const auto found = until.find(stop.agent);
        if (stop.from < latest || stop.to < stop.from || (found != until.end() && stop.from < found->second))
            return false;
        const Interruption& interruption = r.outcome.interruptions.at(stop.interruption);
        if (stop.from < interruption.began || (interruption.ended && stop.from > *interruption.ended))
            return false;
        until[stop.agent] = stop.to;
        latest = stop.from;
    }
    return true;
}

bool causesFitTheScenario(const Replayed& r)
{
    const auto fits = [&r](Cause cause) {
        const Mode mode = r.scenario.policy.mode;
        const Account& a = r.account();
        switch (cause) {
        case Cause::SpendLimit:
            return a.spendLimit.has_value();
        case Cause::Off:
            return mode == Mode::Off;
        case Cause::Declined:
            return mode != Mode::Off && r.outcome.declinedAttempts > 0;
        case Cause::Latency:
            return mode != Mode::Off;
        case Cause::ByHand:
            return mode == Mode::ByHand;
        case Cause::Limit:
            return mode == Mode::Auto && (a.dailyCap || a.monthlyCap || a.maxReloads);
        case Cause::Disarmed:
            break;
        }
        return mode == Mode::Auto && a.trigger == Trigger::Edge;
    };
    return std::all_of(r.outcome.interruptions.begin(), r.outcome.interruptions.end(),
                       [&fits](const Interruption& interruption) { return fits(interruption.cause); });
}

bool warningsAreInOrder(const Replayed& r)
{
    const Outcome& o = r.outcome;
    return o.leastWarning.has_value() == o.medianWarning.has_value() &&
           (!o.leastWarning || (*o.leastWarning >= Duration{0} && *o.leastWarning <= *o.medianWarning));
}

bool aKeptDemandGivesTheSameOutcome(const Replayed& r)
{
    return firstDifference(simulate(r.scenario, *r.demand), r.outcome).empty();
}

constexpr std::uint64_t firstSeed = 1'000'001;
constexpr std::uint64_t scenarios = 3000;

} // namespace

Q_DECLARE_METATYPE(Invariant)

/// What MODEL.md section 6 says must always hold, on random scenarios over all options.
class TestInvariants : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void holds_data();
    void holds();
    void theSameSeedGivesTheSameOutcomeOnAnyThread();
    void allKindsOfScenariosOccur();

private:
    std::vector<Replayed> m_replayed;
};

void TestInvariants::initTestCase()
{
    m_replayed.reserve(scenarios);
    for (std::uint64_t seed = firstSeed; seed < firstSeed + scenarios; ++seed) {
        Replayed replayed;
        replayed.scenario = randomScenario(seed);
        replayed.demand = demandOf(replayed.scenario);
        const SimulateOptions options{.keepTrajectory = true,
                                      .onEvent = [&replayed](const Event& event) { replayed.events.push_back(event); }};
        auto outcome = simulate(replayed.scenario, options);
        QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().describe().c_str());
        replayed.outcome = std::move(*outcome);
        m_replayed.push_back(std::move(replayed));
    }
}

void TestInvariants::holds_data()
{
    QTest::addColumn<Invariant>("invariant");
    QTest::addRow("opening + reloaded + deposited - spent = ending") << Invariant{moneyIsConserved};
    QTest::addRow("money in and out is what the events say") << Invariant{moneyIsWhatTheEventsSay};
    QTest::addRow("every charge is spent exactly once or unserved") << Invariant{everyChargeIsSpentOnceOrUnserved};
    QTest::addRow("without an interruption all is spent on time") << Invariant{withoutInterruptionAllIsSpentOnTime};
    QTest::addRow("nothing is spent before it was recorded") << Invariant{nothingIsSpentBeforeItWasRecorded};
    QTest::addRow("charges of a run keep their gaps or more") << Invariant{chargesOfARunKeepTheirGapsOrMore};
    QTest::addRow("time never goes back") << Invariant{timeNeverGoesBack};
    QTest::addRow("nothing is admitted while the gate is closed")
        << Invariant{withoutBillingLagNothingIsSpentWhileTheGateIsClosed};
    QTest::addRow("balances lie between the extremes") << Invariant{balancesLieBetweenTheExtremes};
    QTest::addRow("lowest is where the trajectory is lowest") << Invariant{lowestIsWhereTheTrajectoryIsLowest};
    QTest::addRow("the window holds all that happened") << Invariant{theWindowHoldsAllThatHappened};
    QTest::addRow("requests come only when the balance is low") << Invariant{requestsComeOnlyWhenTheBalanceIsLow};
    QTest::addRow("no two reloads are under way at once") << Invariant{noTwoReloadsAreUnderWayAtOnce};
    QTest::addRow("declines and fees add up") << Invariant{declinesAndFeesAddUp};
    QTest::addRow("caps and rates hold") << Invariant{limitsHold};
    QTest::addRow("the storm is neither too small nor too large") << Invariant{stormIsPossible};
    QTest::addRow("interruptions follow one another") << Invariant{interruptionsFollowOneAnother};
    QTest::addRow("counts of interruptions add up") << Invariant{countsOfInterruptionsAddUp};
    QTest::addRow("stops of an agent never overlap") << Invariant{stopsOfAnAgentNeverOverlap};
    QTest::addRow("causes fit the scenario") << Invariant{causesFitTheScenario};
    QTest::addRow("the least warning is not above the median") << Invariant{warningsAreInOrder};
    QTest::addRow("a kept demand gives the same outcome") << Invariant{aKeptDemandGivesTheSameOutcome};
}

void TestInvariants::holds()
{
    QFETCH(const Invariant, invariant);
    for (std::size_t i = 0; i < m_replayed.size(); ++i) {
        const Replayed& replayed = m_replayed[i];
        if (!invariant(replayed)) {
            const auto seed = std::to_string(firstSeed + i);
            QFAIL(("does not hold for scenario " + seed + '\n' + describeScenario(replayed.scenario)).c_str());
        }
    }
}

void TestInvariants::theSameSeedGivesTheSameOutcomeOnAnyThread()
{
    std::vector<std::string> differences(m_replayed.size());
    const auto replayEverySecond = [&](std::size_t from) {
        for (std::size_t i = from; i < m_replayed.size(); i += 2)
            differences[i] = firstDifference(simulate(m_replayed[i].scenario), m_replayed[i].outcome);
    };
    std::thread other{replayEverySecond, 1};
    replayEverySecond(0);
    other.join();
    for (std::size_t i = 0; i < differences.size(); ++i)
        QVERIFY2(differences[i].empty(), ("scenario " + std::to_string(firstSeed + i) + ": " + differences[i]).c_str());
}

/// An invariant that nothing tests holds, too.
void TestInvariants::allKindsOfScenariosOccur()
{
    const auto share = [this](auto&& is) {
        return static_cast<double>(std::count_if(m_replayed.begin(), m_replayed.end(), is)) / scenarios;
    };
    QVERIFY(share([](const Replayed& r) { return r.outcome.interruptions.empty(); }) > 0.1);
    QVERIFY(share([](const Replayed& r) { return r.outcome.interruptions.size() > 1; }) > 0.1);
    QVERIFY(share([](const Replayed& r) { return r.outcome.strandedCharges > 0; }) > 0.05);
    QVERIFY(share([](const Replayed& r) { return r.outcome.droppedCharges > 0; }) > 0.05);
    QVERIFY(share([](const Replayed& r) { return r.outcome.closeCalls > 0; }) > 0.05);
    for (const Cause cause : {Cause::SpendLimit, Cause::Off, Cause::Declined, Cause::Latency, Cause::ByHand,
                              Cause::Limit, Cause::Disarmed}) {
        const double withCause = share([cause](const Replayed& r) {
            const auto& list = r.outcome.interruptions;
            return std::any_of(list.begin(), list.end(),
                               [cause](const Interruption& one) { return one.cause == cause; });
        });
        QVERIFY2(withCause > 0.01, std::string{causeName(cause)}.c_str());
    }
}

QTEST_APPLESS_MAIN(TestInvariants)
#include "test_invariants.moc"
