// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "random_scenario.h"
#include "reference/outcome_difference.h"
#include "reference/reference_replay.h"
#include "reference/shrink.h"

#include "sim/replay/simulate.h"

#include <QTest>

using namespace lowwater;
using namespace lowwater::reference;

namespace {

constexpr int batches = 20;

std::string differenceOf(const Scenario& scenario)
{
    return firstDifference(simulate(scenario), referenceSimulate(scenario));
}

/// `interruptions.ended` of `interruptions[1].ended: ...`
std::string fieldOf(const std::string& difference)
{
    const auto colon = difference.find(':');
    const auto open = std::min(difference.find('['), colon);
    const auto close = difference.find(']');
    if (open == colon || close == std::string::npos)
        return difference.substr(0, colon);
    return difference.substr(0, open) + difference.substr(close + 1, colon - close - 1);
}

/// What a person needs to see which of the two is wrong: the smallest scenario that still differs in the same field.
std::string report(std::uint64_t seed, const Scenario& scenario)
{
    const std::string field = fieldOf(differenceOf(scenario));
    const Scenario smallest =
        shrink(scenario, [&field](const Scenario& smaller) { return fieldOf(differenceOf(smaller)) == field; });
    return "scenario " + std::to_string(seed) + " differs in " + differenceOf(scenario) + "\nshrunk, it differs in " +
           differenceOf(smallest) + '\n' + describeScenario(smallest);
}

} // namespace

/// The engine against the second implementation, on random scenarios over all options. LOWWATER_RANDOM_SCENARIOS sets
/// how many; 20,000 by default.
class TestReferenceAgrees : public QObject {
    Q_OBJECT

private slots:
    void onRandomScenarios_data();
    void onRandomScenarios();
};

void TestReferenceAgrees::onRandomScenarios_data()
{
    QTest::addColumn<quint64>("from");
    QTest::addColumn<quint64>("to");
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("LOWWATER_RANDOM_SCENARIOS", &given);
    const auto count = static_cast<quint64>(given ? std::max(wanted, batches) : 20'000);
    for (quint64 batch = 0; batch < batches; ++batch) {
        const quint64 from = 1 + count * batch / batches;
        const quint64 to = count * (batch + 1) / batches;
        QTest::addRow("scenarios %llu to %llu", from, to) << from << to;
    }
}

void TestReferenceAgrees::onRandomScenarios()
{
    QFETCH(const quint64, from);
    QFETCH(const quint64, to);
    for (quint64 seed = from; seed <= to; ++seed) {
        const Scenario scenario = randomScenario(seed);
        QVERIFY2(validate(scenario).empty(), qPrintable(QString::number(seed)));
        if (!differenceOf(scenario).empty())
            QFAIL(report(seed, scenario).c_str());
    }
}

QTEST_APPLESS_MAIN(TestReferenceAgrees)
#include "test_reference_agrees.moc"
