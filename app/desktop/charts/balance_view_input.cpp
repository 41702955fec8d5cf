// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What mouse and keys do.
#include "app/desktop/charts/balance_view.h"

#include "app/desktop/charts/balance_plot.h"
#include "app/desktop/charts/chart_navigation.h"
#include "app/desktop/charts/lanes.h"
#include "app/desktop/charts/overview.h"
#include "app/desktop/charts/paint/stop_glyph.h"
#include "app/desktop/charts/spent_header.h"
#include "app/desktop/charts/spent_plot.h"

#include <QCheckBox>
#include <QKeyEvent>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace lowwater {

namespace {

constexpr double zoomStep = 1.5;
constexpr double clickReach = 3;
constexpr double leastSeen = 3; ///< pixels of a band below which going there comes closer
constexpr int closerBy = 6;     ///< then the view is so many times as long as the interruption
constexpr Duration closest = std::chrono::minutes{10};

} // namespace

void BalanceView::connectNavigation()
{
    m_navigation = new ChartNavigation(this);
    for (QWidget* surface : std::initializer_list<QWidget*>{m_balance->viewport(), m_lanes, m_spent})
        m_navigation->watch(surface);
    const auto* mouse = m_navigation;
    connect(mouse, &ChartNavigation::hovered, this, [this](double x) { setCursorAt(x); });
    connect(mouse, &ChartNavigation::left, this, [this] { setCursorAt(std::nullopt); });
    connect(mouse, &ChartNavigation::clicked, this, &BalanceView::clickAt);
    connect(mouse, &ChartNavigation::doubleClicked, this, &BalanceView::doubleClick);
    connect(mouse, &ChartNavigation::zoomed, this, [this](double x, double factor) {
        m_visible.zoomAt(m_content.axis.timeAt(x), factor);
        rangeChanged();
    });
    connect(mouse, &ChartNavigation::panned, this,
            [this](double distance) { panByShare(-distance / m_content.axis.width()); });
    connect(mouse, &ChartNavigation::spanning, this, [this](double from, double to) {
        m_content.rubber = {from, to};
        setCursorAt(std::nullopt);
    });
    connect(mouse, &ChartNavigation::spanned, this, [this](double from, double to) {
        m_content.rubber.reset();
        const auto [left, right] = std::minmax(from, to);
        showRange({m_content.axis.timeAt(left), m_content.axis.timeAt(right)});
    });
    connect(mouse, &ChartNavigation::spanCancelled, this, [this] {
        m_content.rubber.reset();
        setCursorAt(std::nullopt);
    });
    connect(m_overview, &Overview::rangeDragged, this, [this](TimeRange range) {
        m_visible.show(range, VisibleRange::Gesture::Pan);
        rangeChanged();
    });
    connect(m_overview, &Overview::moveDragged, this, [this](SimTime from) {
        m_visible.moveTo(from, VisibleRange::Gesture::Pan);
        rangeChanged();
    });
    connect(m_spentHeader, &SpentHeader::byChosen, this, [this](std::optional<SpentBy> by) {
        m_spentBy = by;
        if (m_content.history())
            m_content.categories = SpentCategories(*m_content.history(), by);
        refreshSpending();
    });
}

void BalanceView::showRange(TimeRange range)
{
    m_visible.show(range);
    rangeChanged();
}

void BalanceView::zoomIn()
{
    const double middle = m_content.cursor.value_or(m_content.axis.width() / 2.0);
    m_visible.zoomAt(m_content.axis.timeAt(middle), zoomStep);
    rangeChanged();
}

void BalanceView::zoomOut()
{
    const double middle = m_content.cursor.value_or(m_content.axis.width() / 2.0);
    m_visible.zoomAt(m_content.axis.timeAt(middle), 1 / zoomStep);
    rangeChanged();
}

void BalanceView::showAll()
{
    m_visible.showAll();
    rangeChanged();
}

void BalanceView::zoomBack()
{
    m_visible.goBack();
    rangeChanged();
}

void BalanceView::panByShare(double share)
{
    const auto busy = static_cast<double>(m_visible.busyLength().count());
    m_visible.panBy(Duration{std::llround(busy * share)});
    rangeChanged();
}

void BalanceView::setCursorAt(std::optional<double> x)
{
    m_content.cursor = x;
    m_balance->refreshCursor();
    m_spent->update();
    const QStringList lines = x ? m_words.linesAt(*x, m_content) : QStringList();
    if (lines.isEmpty()) {
        m_readout->hide();
        return;
    }
    const QPoint corner = m_balance->mapTo(this, m_balance->plotArea().topLeft().toPoint());
    m_readout->showLines(lines, corner.x() + *x, QRect(corner, m_balance->plotArea().size().toSize()));
}

void BalanceView::choose(std::optional<std::size_t> interruption)
{
    m_content.chosen = interruption;
    m_balance->refresh();
    m_lanes->update();
}

void BalanceView::clickAt(const QWidget* surface, QPointF position, double x)
{
    m_clicked.reset();
    const bool onTopEdge = surface == m_balance->viewport() && position.y() <= stopMarkHeight(m_content.metrics);
    const StopMark* mark = onTopEdge ? stopMarkAt(m_content.stopMarks, x, clickReach) : nullptr;
    const Flag* flag = surface == m_lanes ? m_lanes->flagAt(position) : nullptr;
    if (mark) {
        clickRecordedStop(StopMark(*mark)); // a copy: as below
    } else if (flag) {
        clickFlag(Flag(*flag)); // a copy: coming closer makes new flags
    } else if (const Band* band = bandAt(m_content.bands, x, clickReach)) {
        const std::size_t index = band->first;
        m_clicked = index;
        choose(index);
        emit interruptionClicked(static_cast<int>(index));
    }
}

void BalanceView::clickFlag(const Flag& flag)
{
    const Outcome* outcome = m_content.outcome();
    if (!outcome || flag.last >= outcome->interruptions.size())
        return;
    if (flag.first != flag.last) {
        const SimTime from = outcome->interruptions[flag.first].began;
        const SimTime to = timeOf(outcome->interruptions[flag.last], outcome->windowEnd).to;
        const Duration pad = (to - from) / 10;
        showRange({from - pad, to + pad});
    }
    m_clicked = flag.first;
    choose(flag.first);
    emit interruptionClicked(static_cast<int>(flag.first));
}

/// Its first click may have moved the picture: what that one met is meant.
void BalanceView::doubleClick()
{
    const Outcome* outcome = m_content.outcome();
    if (m_clicked && outcome && *m_clicked < outcome->interruptions.size())
        emit interruptionActivated(static_cast<int>(*m_clicked));
    else
        showAll();
}

void BalanceView::clickRecordedStop(const StopMark& mark)
{
    const auto stops = m_content.recordedStops();
    if (mark.stops() > 1) {
        const SimTime from = stops[mark.first].time;
        const Duration pad = std::max<Duration>((stops[mark.last].time - from) / 10, closest / 10);
        showRange({from - pad, stops[mark.last].time + pad});
    }
    goToRecordedStop(static_cast<int>(mark.first));
    emit recordedStopClicked(static_cast<int>(mark.first));
}

void BalanceView::goToRecordedStop(int index)
{
    const auto stops = m_content.recordedStops();
    m_content.chosenStop.reset();
    if (index >= 0 && static_cast<std::size_t>(index) < stops.size()) {
        m_content.chosenStop = static_cast<std::size_t>(index);
        const SimTime time = stops[static_cast<std::size_t>(index)].time;
        bringIntoView(time);
        setCursorAt(std::floor(m_content.axis.xAt(time)));
    }
    m_balance->refresh();
}

void BalanceView::bringIntoView(SimTime time)
{
    if (visibleRange().contains(time))
        return;
    const QuietTime& quiet = m_visible.quiet();
    m_visible.moveTo(quiet.lastAt(quiet.busyAt(time) - m_visible.busyLength() / 2), VisibleRange::Gesture::Pan);
    rangeChanged();
}

void BalanceView::goToInterruption(int index)
{
    const Outcome* outcome = m_content.outcome();
    if (!outcome || index < 0 || static_cast<std::size_t>(index) >= outcome->interruptions.size()) {
        choose(std::nullopt);
        return;
    }
    const auto chosen = static_cast<std::size_t>(index);
    const TimeRange time = timeOf(outcome->interruptions[chosen], outcome->windowEnd);
    const TimeRange range = visibleRange();
    const bool onView = range.from <= time.from && time.to <= range.to;
    const bool tooThin = m_content.axis.pixels(time.length()) < leastSeen;
    m_content.chosen = chosen;
    if (onView && !tooThin) {
        choose(chosen);
        return;
    }
    const QuietTime& quiet = m_visible.quiet();
    const Duration from = quiet.busyAt(time.from);
    const Duration lasted = quiet.busyAt(time.to) - from;
    Duration length = m_visible.busyLength();
    if (tooThin)
        length = std::min(length, std::max(lasted * closerBy, closest));
    length = std::max(length, lasted + lasted / 2);
    const Duration begin = from + lasted / 2 - length / 2;
    showRange({quiet.lastAt(begin), quiet.firstAt(begin + length)});
}

void BalanceView::stepInterruption(int by)
{
    const Outcome* outcome = m_content.outcome();
    if (!outcome || outcome->interruptions.empty())
        return;
    const auto& all = outcome->interruptions;
    std::ptrdiff_t next = 0;
    if (m_content.chosen) {
        next = static_cast<std::ptrdiff_t>(*m_content.chosen) + by;
    } else {
        const auto after = std::partition_point(all.begin(), all.end(), [this](const Interruption& interruption) {
            return interruption.began < visibleRange().from;
        });
        next = after - all.begin() - (by < 0 ? 1 : 0);
    }
    if (next < 0 || next >= static_cast<std::ptrdiff_t>(all.size()))
        return;
    goToInterruption(static_cast<int>(next));
    emit interruptionClicked(static_cast<int>(next));
}

void BalanceView::stepEvent(int by)
{
    const Outcome* outcome = m_content.outcome();
    if (!outcome || outcome->trajectory.empty())
        return;
    const auto times = outcome->trajectory.times();
    const double x = m_content.cursor.value_or(by > 0 ? -1 : m_content.axis.width());
    const auto& bounds = m_content.columnBounds;
    const auto last = static_cast<std::ptrdiff_t>(bounds.size()) - 1;
    const auto column = static_cast<std::ptrdiff_t>(std::floor(x)) + (by > 0 ? 1 : 0);
    const SimTime edge = bounds[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(column, 0, last))];
    auto event = std::lower_bound(times.begin(), times.end(), edge);
    if (by < 0 && event == times.begin())
        return;
    if (by < 0)
        --event;
    if (event == times.end())
        return;
    bringIntoView(*event);
    setCursorAt(std::floor(m_content.axis.xAt(*event)));
}

bool BalanceView::handleKey(int key, Qt::KeyboardModifiers modifiers)
{
    const bool shift = modifiers.testFlag(Qt::ShiftModifier);
    constexpr double tenth = 0.1;
    switch (key) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Up:
        zoomIn();
        return true;
    case Qt::Key_Minus:
    case Qt::Key_Down:
        zoomOut();
        return true;
    case Qt::Key_0:
        showAll();
        return true;
    case Qt::Key_Backspace:
        zoomBack();
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int by = key == Qt::Key_Left ? -1 : 1;
        shift ? panByShare(by * tenth) : stepEvent(by);
        return true;
    }
    case Qt::Key_Home:
    case Qt::Key_End:
        m_visible.moveTo(key == Qt::Key_Home ? m_visible.record().from : m_visible.record().to);
        rangeChanged();
        return true;
    case Qt::Key_N:
    case Qt::Key_P:
        stepInterruption(key == Qt::Key_N ? 1 : -1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit closeUpRequested();
        return true;
    case Qt::Key_Q:
        m_skipQuiet->toggle();
        return true;
    case Qt::Key_Escape:
        return m_navigation->cancel();
    case Qt::Key_Space:
        m_navigation->setPanning(true);
        return true;
    default:
        return false;
    }
}

void BalanceView::keyPressEvent(QKeyEvent* event)
{
    constexpr auto mine = Qt::ShiftModifier | Qt::KeypadModifier;
    const bool plain = (event->modifiers() & ~Qt::KeyboardModifiers(mine)) == Qt::NoModifier;
    if (!plain || !handleKey(event->key(), event->modifiers()))
        QWidget::keyPressEvent(event);
}

void BalanceView::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat())
        m_navigation->setPanning(false);
    QWidget::keyReleaseEvent(event);
}

} // namespace lowwater
