// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/core/decimal.h"
#include "sim/core/random.h"
#include "sim/core/text_file.h"
#include "sim/core/wide.h"
#include "sim/replay/simulate.h"

#include <QTest>

#include <cmath>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

/// A row of a table with a header: column -> text.
using Row = std::map<std::string, std::string>;

std::vector<std::string> split(const std::string& text, char mark)
{
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (std::size_t to = text.find(mark); to != std::string::npos; to = text.find(mark, from)) {
        parts.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    if (from < text.size())
        parts.push_back(text.substr(from));
    return parts;
}

/// A table of numbers from the golden folder; empty where it cannot be read.
std::vector<Row> readTable(const std::string& name)
{
    const auto text = readFile(LOWWATER_TEST_DATA "/golden/" + name);
    std::vector<Row> rows;
    if (!text)
        return rows;
    std::string unixText = *text;
    std::erase(unixText, '\r');
    const auto lines = split(unixText, '\n');
    const auto header = split(lines.front(), ',');
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const auto cells = split(lines[i], ',');
        Row row;
        for (std::size_t column = 0; column < std::min(cells.size(), header.size()); ++column)
            row[header[column]] = cells[column];
        rows.push_back(row);
    }
    return rows;
}

std::int64_t whole(const Row& row, const std::string& column)
{
    return std::stoll(row.at(column));
}

Money cents(std::int64_t count)
{
    return oneCent * count;
}

SimTime second(std::int64_t count)
{
    return SimTime{std::chrono::seconds{count}};
}

constexpr std::int64_t horizon = 432'000;

/// trace.csv between two charges of nothing at 0 and at the horizon (THEORY.md section 6).
std::shared_ptr<const History> traceHistory()
{
    HistoryBuilder builder;
    const auto add = [&builder](std::int64_t time, std::int64_t amount) {
        Charge charge;
        charge.time = second(time);
        charge.cost = cents(amount);
        builder.add(charge);
    };
    add(0, 0);
    for (const Row& row : readTable("trace.csv"))
        add(whole(row, "t_seconds"), whole(row, "amount_cents"));
    add(horizon, 0);
    return std::make_shared<const History>(builder.build());
}

Scenario traceScenario()
{
    static const auto history = traceHistory();
    Scenario scenario;
    scenario.history = history;
    scenario.account.openingBalance = cents(6000);
    scenario.account.latency = Delay::constant(1800s);
    scenario.account.work = Work::Drop;
    return scenario;
}

/// The time average of the balance itself over the window, in 10^-6 cents, which is how the tables give it.
std::int64_t meanBalance(const Outcome& outcome)
{
    const auto times = outcome.trajectory.times();
    const auto balances = outcome.trajectory.balances();
    Wide area = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        const SimTime until = i + 1 < times.size() ? times[i + 1] : outcome.windowEnd;
        area += Wide{balances[i].nanos()} * (until - times[i]).count();
    }
    constexpr std::int64_t nanosPerMicroCent = 10;
    return divideHalfEven(area, Wide{(outcome.windowEnd - outcome.windowStart).count()} * nanosPerMicroCent);
}

/// A result in the columns of lossy.csv and topup3000.csv.
Row lossyRow(const Outcome& outcome)
{
    // the charge of nothing at the horizon is refused where the balance ends at or below zero; the tables do not have
    // it
    const std::uint64_t refusedAtTheHorizon = outcome.ending <= Money{} ? 1 : 0;
    return {{"refused_charges", std::to_string(outcome.refusedAttempts - refusedAtTheHorizon)},
            {"refused_cents", std::to_string(outcome.unserved.nanos() / oneCent.nanos())},
            {"landings", std::to_string(outcome.reloads.size())},
            {"mean_balance", formatDecimal(meanBalance(outcome), 6)}};
}

/// A number of the tables, or of ours, in 10^-6.
std::int64_t millionths(const std::string& text)
{
    return Money::parse(text).value().nanos() / 1000;
}

/// What of `actual` is not as the tables have it; empty: nothing. Their means were rounded from doubles: a tie may have
/// gone either way.
QString differences(const Row& expected, const Row& actual)
{
    QString text;
    for (const auto& [column, value] : actual) {
        const std::int64_t tolerance = column == "mean_balance" ? 1 : 0;
        if (std::abs(millionths(value) - millionths(expected.at(column))) > tolerance)
            text += QStringLiteral("%1 is %2 and should be %3; ")
                        .arg(QString::fromStdString(column), QString::fromStdString(value),
                             QString::fromStdString(expected.at(column)));
    }
    return text;
}

QString replayAgainst(const Row& expected, const Scenario& scenario)
{
    const auto outcome = simulate(scenario, {.keepTrajectory = true, .onEvent = {}});
    if (!outcome)
        return QString::fromStdString(outcome.error().describe());
    const QString different = differences(expected, lossyRow(*outcome));
    return different.isEmpty()
               ? different
               : QStringLiteral("threshold %1: ").arg(QString::fromStdString(scenario.policy.threshold.toString())) +
                     different;
}

// Poisson charges

/// One row of THEORY.md's table; the time unit is a second, a charge one dollar.
struct PoissonRow {
    double rate;
    std::int64_t latency;
    std::int64_t threshold;
    std::int64_t amount;
    double fractionRefused;
    double meanCycle;
    double meanBalance;
};

std::shared_ptr<const History> poissonHistory(double rate, std::uint64_t replication, std::uint64_t count)
{
    constexpr std::uint32_t streamOfThisTest = 1000;
    const RandomStream stream{20260901, streamOfThisTest, replication};
    HistoryBuilder builder;
    double seconds = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        seconds -= std::log(stream.at(i).value) / rate;
        Charge charge;
        charge.time = timeFromMicros(std::llround(seconds * 1e6));
        charge.cost = oneDollar;
        builder.add(charge);
    }
    return std::make_shared<const History>(builder.build());
}

/// Mean and standard error of the batches.
class Batches {
public:
    void add(double value)
    {
        m_sum += value;
        m_squares += value * value;
        ++m_count;
    }
    [[nodiscard]] double mean() const { return m_sum / m_count; }
    [[nodiscard]] double error() const
    {
        const double variance = (m_squares - m_sum * m_sum / m_count) / (m_count - 1);
        return std::sqrt(variance / m_count);
    }
    [[nodiscard]] bool agreesWith(double expected) const
    {
        constexpr double sigmas = 4;
        return std::abs(mean() - expected) <= sigmas * error();
    }
    [[nodiscard]] QString describe() const
    {
        return QStringLiteral("%1 +/- %2").arg(mean(), 0, 'g', 9).arg(error(), 0, 'g', 3);
    }

private:
    double m_sum = 0;
    double m_squares = 0;
    double m_count = 0;
};

} // namespace

Q_DECLARE_METATYPE(PoissonRow)

/// THEORY.md section 6: checks with known answers.
class TestTheoryAnswers : public QObject {
    Q_OBJECT

private slots:
    void droppedWorkOfTheTrace();
    void topUpOfTheTraceAtEveryIntervalOfThresholds();
    void leastSafeThresholdOfTheTrace_data();
    void leastSafeThresholdOfTheTrace();
    void poissonCharges_data();
    void poissonCharges();
};

void TestTheoryAnswers::droppedWorkOfTheTrace()
{
    const auto rows = readTable("lossy.csv");
    QCOMPARE(rows.size(), std::size_t{240});
    for (const Row& row : rows) {
        if (whole(row, "s") == 0)
            continue; // there the table's trigger is `balance < 0`, MODEL.md's is `balance <= 0`
        Scenario scenario = traceScenario();
        scenario.policy.amount = cents(2250);
        scenario.policy.threshold = cents(whole(row, "s"));
        const QString different = replayAgainst(row, scenario);
        QVERIFY2(different.isEmpty(), qPrintable(different));
    }
}

void TestTheoryAnswers::topUpOfTheTraceAtEveryIntervalOfThresholds()
{
    const auto rows = readTable("topup3000.csv");
    QCOMPARE(rows.size(), std::size_t{1118});
    for (const Row& row : rows) {
        for (const auto* const end : {"s_from", "s_to"}) {
            Scenario scenario = traceScenario();
            scenario.policy.rule = Rule::TopUp;
            scenario.policy.amount = cents(3000);
            scenario.policy.threshold = cents(whole(row, end));
            const QString different = replayAgainst(row, scenario);
            QVERIFY2(different.isEmpty(), qPrintable(different));
        }
    }
}

void TestTheoryAnswers::leastSafeThresholdOfTheTrace_data()
{
    QTest::addColumn<int>("index");
    const auto rows = readTable("sstar.csv");
    QVERIFY(!rows.empty());
    for (std::size_t i = 0; i < rows.size(); ++i)
        QTest::addRow("amount %s at a latency of %s s, opening %s", rows[i].at("Q_cents").c_str(),
                      rows[i].at("L_seconds").c_str(), rows[i].at("B0_cents").c_str())
            << static_cast<int>(i);
}

void TestTheoryAnswers::leastSafeThresholdOfTheTrace()
{
    QFETCH(const int, index);
    const Row row = readTable("sstar.csv")[static_cast<std::size_t>(index)];
    Scenario scenario = traceScenario();
    scenario.account.openingBalance = cents(whole(row, "B0_cents"));
    scenario.account.latency = Delay::constant(std::chrono::seconds{whole(row, "L_seconds")});
    scenario.policy.amount = cents(whole(row, "Q_cents"));
    scenario.policy.threshold = cents(whole(row, "s_star"));
    const auto safe = simulate(scenario, {.keepTrajectory = true, .onEvent = {}});
    QVERIFY(safe.has_value());
    QCOMPARE(safe->interruptions.size(), std::size_t{0});
    const Row got{{"requests", std::to_string(safe->reloads.size() + (safe->pending ? 1 : 0))},
                  {"landings", std::to_string(safe->reloads.size())},
                  {"min_balance", formatDecimal(safe->lowest.nanos(), 7)},
                  {"mean_balance", formatDecimal(meanBalance(*safe), 6)},
                  {"end_balance", formatDecimal(safe->ending.nanos(), 7)}};
    const QString different = differences(row, got);
    QVERIFY2(different.isEmpty(), qPrintable(different));

    scenario.policy.threshold -= oneCent;
    const auto unsafe = simulate(scenario);
    QVERIFY(unsafe.has_value());
    QVERIFY(!unsafe->interruptions.empty());
    QCOMPARE(micros(unsafe->interruptions.front().began),
             micros(second(whole(row, "first_refusal_at_s_star_minus_1"))));
}

void TestTheoryAnswers::poissonCharges_data()
{
    QTest::addColumn<PoissonRow>("row");
    QTest::addRow("rate 1.5, latency 2, threshold 4, amount 5")
        << PoissonRow{1.5, 2, 4, 5, 0.118496220, 3.78141695, 3.23699244};
    QTest::addRow("rate 20, latency 1, threshold 26, amount 40")
        << PoissonRow{20, 1, 26, 40, 0.00820285955, 2.01654141, 25.6189415};
    QTest::addRow("rate 7.5, latency 2, threshold 15, amount 20")
        << PoissonRow{7.5, 2, 15, 20, 0.0938287865, 2.94278457, 10.4852023};
}

/// The tolerance is four standard errors over batches; the generator's seed is fixed.
void TestTheoryAnswers::poissonCharges()
{
    QFETCH(const PoissonRow, row);
    constexpr std::uint64_t batches = 40;
    constexpr std::uint64_t chargesInABatch = 4000;
    Batches fractionRefused;
    Batches meanCycle;
    Batches meanBalance;
    for (std::uint64_t batch = 0; batch < batches; ++batch) {
        Scenario scenario;
        scenario.history = poissonHistory(row.rate, batch, chargesInABatch);
        scenario.policy.amount = Money::fromDollars(row.amount);
        scenario.policy.threshold = Money::fromDollars(row.threshold);
        scenario.account.latency = Delay::constant(std::chrono::seconds{row.latency});
        scenario.account.work = Work::Drop;
        const auto outcome = simulate(scenario);
        QVERIFY(outcome.has_value());
        const double window = static_cast<double>((outcome->windowEnd - outcome->windowStart).count()) / 1e6;
        fractionRefused.add(static_cast<double>(outcome->refusedAttempts) / static_cast<double>(outcome->charges));
        meanCycle.add(window / static_cast<double>(outcome->reloads.size()));
        meanBalance.add(outcome->meanIdle.toDouble()); // with charges of one unit the balance is never below zero
    }
    QVERIFY2(fractionRefused.agreesWith(row.fractionRefused), qPrintable(fractionRefused.describe()));
    QVERIFY2(meanCycle.agreesWith(row.meanCycle), qPrintable(meanCycle.describe()));
    QVERIFY2(meanBalance.agreesWith(row.meanBalance), qPrintable(meanBalance.describe()));
}

QTEST_APPLESS_MAIN(TestTheoryAnswers)
#include "test_theory_answers.moc"
