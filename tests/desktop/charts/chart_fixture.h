// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/balance_plot.h"
#include "app/desktop/charts/balance_view.h"

#include <QGuiApplication>
#include <QTest>
#include <QWheelEvent>

#include <chrono>
#include <memory>

namespace lowwater {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

inline const SimTime noon = parseTime("2026-02-11T12:00:00Z").value().time;

/// Two agents' hour of work, a quiet day, and an hour more.
inline std::shared_ptr<const History> twoDays()
{
    HistoryBuilder builder;
    for (const int day : {0, 1}) {
        for (int minute = 0; minute < 60; minute += 2) {
            Charge charge;
            charge.time = noon + hours{24 * day} + minutes{minute};
            charge.cost = oneCent * 30;
            charge.session = minute % 4 == 0 ? "a" : "b";
            charge.tool = "claude-code";
            charge.model = minute % 10 == 0 ? "claude-haiku-4-5-20251001" : "claude-opus-4-6";
            builder.add(charge);
        }
    }
    return std::make_shared<const History>(builder.build());
}

inline Scenario scenarioOf(std::shared_ptr<const History> history)
{
    Scenario scenario;
    scenario.history = std::move(history);
    scenario.policy.amount = oneDollar * 5;
    scenario.policy.threshold = oneDollar;
    scenario.account.latency = Delay::constant(minutes{12});
    return scenario;
}

inline RunResultPtr resultOf(const Scenario& scenario)
{
    auto result = std::make_shared<RunResult>();
    result->scenario = scenario;
    result->demand = demandOf(scenario);
    SimulateOptions options;
    options.keepTrajectory = true;
    auto outcome = simulate(scenario, *result->demand, options);
    if (outcome)
        result->outcome = std::make_shared<const Outcome>(*std::move(outcome));
    else
        result->error = outcome.error();
    return result;
}

inline void wheel(QWidget* surface, QPointF at, QPoint angle, Qt::KeyboardModifiers modifiers = {})
{
    QWheelEvent event(at, surface->mapToGlobal(at), QPoint(), angle, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(surface, &event);
}

inline void drag(QWidget* surface, Qt::MouseButton button, QPoint from, QPoint to)
{
    QTest::mousePress(surface, button, {}, from);
    for (const QPoint at : {(from + to) / 2, to}) {
        QMouseEvent move(QEvent::MouseMove, at, surface->mapToGlobal(at), Qt::NoButton, button, {});
        QCoreApplication::sendEvent(surface, &move);
    }
    QTest::mouseRelease(surface, button, {}, to);
}

inline double hoursOf(TimeRange range)
{
    return std::chrono::duration<double, std::ratio<3600>>(range.length()).count();
}

/// A shown BalanceView with the result of `twoDays`, and where its parts are.
class ChartBench {
public:
    ChartBench()
    {
        QFont font = QGuiApplication::font();
        font.setPixelSize(13);
        QGuiApplication::setFont(font);
        theme.setChoice(Theme::Choice::Light);
        view.resize(1000, 500);
        view.show();
        view.setResult(result);
    }

    [[nodiscard]] BalancePlot* plot() const { return view.findChild<BalancePlot*>(); }
    [[nodiscard]] QWidget* surface() const { return plot()->viewport(); }
    /// A point of the balance plot by its share of the width.
    [[nodiscard]] QPoint at(double share) const
    {
        const QRectF area = plot()->plotArea();
        return QPointF(area.left() + share * area.width(), area.height() / 2).toPoint();
    }
    [[nodiscard]] QPoint atTime(SimTime time) const
    {
        return QPointF(plot()->plotArea().left() + axis().xAt(time), plot()->plotArea().height() / 2).toPoint();
    }
    /// As it follows from what the view says of itself.
    [[nodiscard]] TimeAxis axis() const
    {
        QuietTime quiet;
        if (view.skipsQuiet()) {
            const auto times = result->demand->history->times();
            quiet = QuietTime(withoutActivity(quietStretches(times, {times.front(), times.back()}),
                                              result->outcome->trajectory.times()));
        }
        return TimeAxis(quiet, view.visibleRange(), static_cast<int>(plot()->plotArea().width()), 18);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(plot(), key, modifiers); }

    Theme theme;
    BalanceView view{theme};
    RunResultPtr result = resultOf(scenarioOf(twoDays()));
};

} // namespace lowwater
