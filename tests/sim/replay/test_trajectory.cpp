// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/core/print_values.h"

#include "sim/replay/trajectory.h"

#include <algorithm>
#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

using namespace lowwater;

class TestTrajectory : public QObject {
    Q_OBJECT

private slots:
    void showsInColumns_data();
    void showsInColumns();
    void agreesWithAScan();
    void findsALoneDipAnywhere();
    void looksUpATime();
};

namespace {

/// `0:5 10:-2`: times and balances.
Trajectory trajectoryOf(const std::string& text)
{
    Trajectory trajectory;
    std::istringstream words{text};
    for (std::string word; words >> word;) {
        const auto colon = word.find(':');
        trajectory.add(timeFromMicros(std::stoll(word.substr(0, colon))),
                       Money::fromNanos(std::stoll(word.substr(colon + 1))));
    }
    trajectory.finish();
    return trajectory;
}

std::vector<SimTime> boundsOf(const std::string& text)
{
    std::vector<SimTime> bounds;
    std::istringstream words{text};
    for (std::int64_t bound = 0; words >> bound;)
        bounds.push_back(timeFromMicros(bound));
    return bounds;
}

/// `5>-2..7>3`: first, least, most and last; `-` where nothing is known.
std::string print(const std::vector<std::optional<Trajectory::Column>>& columns)
{
    std::string text;
    for (const auto& column : columns) {
        text += text.empty() ? "" : " ";
        if (!column) {
            text += "-";
            continue;
        }
        const auto number = [](Money money) { return std::to_string(money.nanos()); };
        text += number(column->first) + ">" + number(column->least) + ".." + number(column->most) + ">" +
                number(column->last);
    }
    return text;
}

/// The balance that comes in, then every point of [from, to), looked at one by one.
std::optional<Trajectory::Column> scan(const Trajectory& trajectory, SimTime from, SimTime to)
{
    std::vector<Money> seen;
    for (std::size_t i = 0; i < trajectory.size(); ++i) {
        if (trajectory.times()[i] < from)
            seen.assign(1, trajectory.balances()[i]);
        else if (trajectory.times()[i] < to)
            seen.push_back(trajectory.balances()[i]);
    }
    if (seen.empty())
        return std::nullopt;
    const auto [least, most] = std::minmax_element(seen.begin(), seen.end());
    return Trajectory::Column{seen.front(), *least, *most, seen.back()};
}

} // namespace

void TestTrajectory::showsInColumns_data()
{
    QTest::addColumn<std::string>("points");
    QTest::addColumn<std::string>("bounds");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char* name, const char* points, const char* bounds, const char* expected) {
        QTest::newRow(name) << std::string{points} << std::string{bounds} << std::string{expected};
    };
    row("a dip inside a column is kept", "0:9 12:2 14:8", "0 10 20", "9>9..9>9 9>2..9>8");
    row("a dip of no length is kept", "0:9 15:-1 15:7", "0 10 20", "9>9..9>9 9>-1..9>7");
    row("a column without points holds the balance", "0:9 5:4 35:6", "0 10 20 30 40",
        "9>4..9>4 4>4..4>4 4>4..4>4 4>4..6>6");
    row("a step at a bound lies in the column that it begins", "0:9 10:4", "0 10 20", "9>9..9>9 9>4..9>4");
    row("before the first point nothing is known", "25:9 28:3", "0 10 20 30", "- - 9>3..9>3");
    row("after the last point the balance holds", "0:9 5:3", "10 20 30", "3>3..3>3 3>3..3>3");
    row("no points", "", "0 10 20", "- -");
    row("no columns", "0:9", "0", "");
    row("no bounds", "0:9", "", "");
}

void TestTrajectory::showsInColumns()
{
    QFETCH(const std::string, points);
    QFETCH(const std::string, bounds);
    QFETCH(const std::string, expected);
    QCOMPARE(print(trajectoryOf(points).columns(boundsOf(bounds))), expected);
}

/// Up to several blocks of 256 points, many of them at one time, and columns from empty to longer than all.
void TestTrajectory::agreesWithAScan()
{
    std::mt19937 random{6};
    for (int round = 0; round < 300; ++round) {
        const auto count = random() % 1'500;
        const auto pause = 1 + random() % 4;
        Trajectory trajectory;
        trajectory.reserve(count);
        auto time = static_cast<std::int64_t>(random() % 50);
        for (std::size_t i = 0; i < count; ++i) {
            trajectory.add(timeFromMicros(time), Money::fromNanos(static_cast<std::int64_t>(random() % 2'001) - 1'000));
            time += static_cast<std::int64_t>(random() % pause);
        }
        trajectory.finish();
        std::vector<SimTime> bounds;
        const auto widest = 1 + random() % 600;
        for (std::int64_t bound = static_cast<std::int64_t>(random() % 100) - 50; bounds.size() < 12;
             bound += 1 + static_cast<std::int64_t>(random() % widest))
            bounds.push_back(timeFromMicros(bound));
        std::vector<std::optional<Trajectory::Column>> expected;
        for (std::size_t c = 0; c + 1 < bounds.size(); ++c)
            expected.push_back(scan(trajectory, bounds[c], bounds[c + 1]));
        QCOMPARE(print(trajectory.columns(bounds)), print(expected));
    }
}

/// One point in a thousand, at the edges of blocks and columns too.
void TestTrajectory::findsALoneDipAnywhere()
{
    constexpr int count = 1'000;
    const std::vector<SimTime> bounds = boundsOf("0 3 700 1000");
    for (int dip = 0; dip < count; ++dip) {
        Trajectory trajectory;
        for (int i = 0; i < count; ++i)
            trajectory.add(timeFromMicros(i), i == dip ? -oneDollar : oneDollar);
        trajectory.finish();
        const auto columns = trajectory.columns(bounds);
        const std::size_t home = dip < 3 ? 0 : dip < 700 ? 1 : 2;
        QVERIFY2(columns[home]->least == -oneDollar, std::to_string(dip).c_str());
        QVERIFY2(columns[home]->most == oneDollar, std::to_string(dip).c_str());
    }
}

void TestTrajectory::looksUpATime()
{
    const Trajectory trajectory = trajectoryOf("10:9 20:-1 20:7 30:2");
    const auto at = [&trajectory](std::int64_t time) { return trajectory.at(timeFromMicros(time)).nanos(); };
    QCOMPARE(at(5), 9); // before the first
    QCOMPARE(at(10), 9);
    QCOMPARE(at(19), 9);
    QCOMPARE(at(20), 7); // after all that happened then
    QCOMPARE(at(29), 7);
    QCOMPARE(at(99), 2);
}

QTEST_APPLESS_MAIN(TestTrajectory)
#include "test_trajectory.moc"
