// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replay/exposure.h"
#include "tests/sim/core/print_values.h"

#include <functional>
#include <limits>

using namespace lowwater;
using namespace std::chrono_literals;

class TestExposure : public QObject {
    Q_OBJECT

private slots:
    void isWhatStopsARunawayFirst_data();
    void isWhatStopsARunawayFirst();
};

namespace {

using Change = std::function<void(Scenario&)>;
constexpr std::int64_t nothingStopsIt = -1;

void row(const char* name, std::int64_t dollars, const Change& change)
{
    QTest::newRow(name) << change << static_cast<qint64>(dollars);
}

} // namespace

void TestExposure::isWhatStopsARunawayFirst_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<qint64>("dollars");
    // amount 20, threshold 5, opening 20, add
    row("without a cap auto-reload feeds a runaway for ever", nothingStopsIt, [](Scenario&) {});
    row("off: the opening balance", 20, [](Scenario& s) { s.policy.mode = Mode::Off; });
    row("off and overdrawn: nothing", 0, [](Scenario& s) {
        s.policy.mode = Mode::Off;
        s.account.openingBalance = Money::fromDollars(-3);
    });
    row("by hand: a reload on top of just under the threshold", 25, [](Scenario& s) { s.policy.mode = Mode::ByHand; });
    row("by hand: caps do not bind, the balance does", 25, [](Scenario& s) {
        s.policy.mode = Mode::ByHand;
        s.account.monthlyCap = Money::fromDollars(100);
    });
    row("by hand: a large opening balance", 90, [](Scenario& s) {
        s.policy.mode = Mode::ByHand;
        s.account.openingBalance = Money::fromDollars(90);
    });
    row("a monthly cap: the balance and five reloads of 20", 125,
        [](Scenario& s) { s.account.monthlyCap = Money::fromDollars(100); });
    row("a cap lets whole reloads pass", 65, [](Scenario& s) { s.account.monthlyCap = Money::fromDollars(59); });
    row("a cap below one reload: the balance", 25, [](Scenario& s) { s.account.dailyCap = Money::fromDollars(19); });
    row("the smaller cap", 65, [](Scenario& s) {
        s.account.dailyCap = Money::fromDollars(40);
        s.account.monthlyCap = Money::fromDollars(100);
    });
    row("three reloads in a window", 85, [](Scenario& s) { s.account.maxReloads = ReloadRate{3, 24h}; });
    row("top up: no more than the amount, and the whole cap", 70, [](Scenario& s) {
        s.policy.rule = Rule::TopUp;
        s.account.dailyCap = Money::fromDollars(50);
    });
    row("a spend limit alone stops it", 200, [](Scenario& s) { s.account.spendLimit = Money::fromDollars(200); });
    row("a spend limit above what the caps let pass changes nothing", 125, [](Scenario& s) {
        s.account.monthlyCap = Money::fromDollars(100);
        s.account.spendLimit = Money::fromDollars(200);
    });
    row("amounts at the end of the range stay in it", std::numeric_limits<std::int64_t>::max(), [](Scenario& s) {
        s.policy.amount = s.policy.threshold = Money::fromNanos(std::numeric_limits<std::int64_t>::max());
        s.account.maxReloads = ReloadRate{1, 24h};
    });
}

void TestExposure::isWhatStopsARunawayFirst()
{
    QFETCH(const Change, change);
    QFETCH(const qint64, dollars);
    Scenario scenario;
    change(scenario);
    const auto most = exposure(scenario, Money{});
    if (dollars == nothingStopsIt) {
        QVERIFY(!most);
        return;
    }
    QVERIFY(most);
    const bool endOfRange = dollars == std::numeric_limits<std::int64_t>::max();
    QCOMPARE(*most, endOfRange ? Money::fromNanos(dollars) : Money::fromDollars(dollars));
    if (!endOfRange) // what is put in besides can be spent too, unless the month's limit is reached before
        QCOMPARE(*exposure(scenario, Money::fromDollars(7)),
                 scenario.account.spendLimit ? std::min(*most + Money::fromDollars(7), *scenario.account.spendLimit)
                                             : *most + Money::fromDollars(7));
}

QTEST_APPLESS_MAIN(TestExposure)
#include "test_exposure.moc"
