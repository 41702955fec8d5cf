// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "random_scenario.h"
#include "reference/reference_replay.h"

#include "sim/replay/simulate.h"

#include <QCryptographicHash>
#include <QTest>

#include <vector>

using namespace lowwater;
using namespace lowwater::reference;

namespace {

/// A hash over (time, balance) of every change. A point at which the balance stays as it was (a charge of nothing, the
/// end of the window) is no change.
class Fingerprint {
public:
    void startNext() { m_last.reset(); }
    void add(SimTime time, Money balance)
    {
        if (m_last == balance)
            return;
        m_last = balance;
        const std::int64_t numbers[] = {micros(time), balance.nanos()};
        m_hash.addData(QByteArray::fromRawData(reinterpret_cast<const char*>(numbers), sizeof numbers));
    }
    [[nodiscard]] QByteArray hex() const { return m_hash.result().toHex(); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    std::optional<Money> m_last;
};

void addEngine(const Scenario& scenario, Fingerprint& fingerprint)
{
    const auto outcome = simulate(scenario, {.keepTrajectory = true, .onEvent = {}});
    if (!outcome)
        return;
    fingerprint.startNext();
    for (std::size_t i = 0; i < outcome->trajectory.size(); ++i)
        fingerprint.add(outcome->trajectory.times()[i], outcome->trajectory.balances()[i]);
}

void addReference(const Scenario& scenario, Fingerprint& fingerprint)
{
    const auto record = referenceRecord(scenario);
    if (!record)
        return;
    fingerprint.startNext();
    for (const BalanceAt& at : record->balances)
        fingerprint.add(at.time, at.balance);
}

constexpr std::uint64_t scenariosInARow = 50;

QByteArray engineFingerprint(std::uint64_t firstSeed)
{
    Fingerprint fingerprint;
    for (std::uint64_t seed = firstSeed; seed < firstSeed + scenariosInARow; ++seed)
        addEngine(randomScenario(seed), fingerprint);
    return fingerprint.hex();
}

} // namespace

/// The engine's trajectory against the balances that the second implementation went through, each change of it.
class TestReferenceTrajectory : public QObject {
    Q_OBJECT

private slots:
    void fingerprintsAgree_data();
    void fingerprintsAgree();
    void sameSeedGivesTheSameFingerprint();
    void anotherSeedOfChanceGivesAnother();
};

void TestReferenceTrajectory::fingerprintsAgree_data()
{
    QTest::addColumn<quint64>("firstSeed");
    for (quint64 row = 0; row < 10; ++row) {
        const quint64 firstSeed = 50'001 + row * scenariosInARow;
        QTest::addRow("fifty scenarios from %llu", firstSeed) << firstSeed;
    }
}

void TestReferenceTrajectory::fingerprintsAgree()
{
    QFETCH(const quint64, firstSeed);
    Fingerprint reference;
    for (std::uint64_t seed = firstSeed; seed < firstSeed + scenariosInARow; ++seed)
        addReference(randomScenario(seed), reference);
    QCOMPARE(engineFingerprint(firstSeed), reference.hex());
}

void TestReferenceTrajectory::sameSeedGivesTheSameFingerprint()
{
    QCOMPARE(engineFingerprint(60'001), engineFingerprint(60'001));
}

void TestReferenceTrajectory::anotherSeedOfChanceGivesAnother()
{
    using namespace std::chrono_literals;
    Scenario scenario;
    HistoryBuilder builder;
    for (int i = 0; i < 20; ++i) {
        Charge charge;
        charge.time = SimTime{i * 1min};
        charge.cost = Money::fromDollars(3);
        builder.add(charge);
    }
    scenario.history = std::make_shared<const History>(builder.build());
    scenario.account.latency = Delay::uniform(1s, 10min);
    Fingerprint one;
    addEngine(scenario, one);
    ++scenario.seed;
    Fingerprint other;
    addEngine(scenario, other);
    ++scenario.replication;
    Fingerprint third;
    addEngine(scenario, third);
    QVERIFY(one.hex() != other.hex());
    QVERIFY(other.hex() != third.hex());
}

QTEST_APPLESS_MAIN(TestReferenceTrajectory)
#include "test_reference_trajectory.moc"
