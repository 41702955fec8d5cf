// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/balance_view.h"

#include "app/desktop/charts/balance_plot.h"
#include "app/desktop/charts/chart_accessible.h"
#include "app/desktop/charts/chart_legend.h"
#include "app/desktop/charts/chart_navigation.h"
#include "app/desktop/charts/lanes.h"
#include "app/desktop/charts/overview.h"
#include "app/desktop/charts/spent_header.h"
#include "app/desktop/charts/spent_plot.h"
#include "app/desktop/charts/time_rows.h"
#include "app/desktop/words/sentences.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace lowwater {

namespace {

constexpr double foldGap = 18;
constexpr Duration shortestPad = std::chrono::seconds{10};
constexpr Duration longestPad = std::chrono::minutes{30};
constexpr int padShare = 200; ///< of the busy time, at either end of the record
constexpr int firstRangePad = 60;

} // namespace

BalanceView::BalanceView(Theme& theme, QWidget* parent) : QWidget(parent), m_theme{theme}, m_content{theme}
{
    installChartAccessibility();
    setObjectName(QStringLiteral("balanceView"));
    setAutoFillBackground(true);
    QWidget* heading = buildHeading();
    m_banner = new QLabel(this);
    m_banner->setWordWrap(true);
    m_banner->hide();
    buildPlots();
    auto* column = new QVBoxLayout(this);
    const int margin = m_content.metrics.px(16);
    column->setContentsMargins(margin, m_content.metrics.px(4), margin, m_content.metrics.px(8));
    column->setSpacing(m_content.metrics.px(4));
    column->addWidget(heading);
    column->addWidget(m_banner);
    column->addWidget(m_plots, 1);
    m_readout = new Readout(m_content, this);
    connectNavigation();
    connect(&m_theme, &Theme::changed, this, &BalanceView::restyle);
    restyle();
}

BalanceView::~BalanceView() = default;

void BalanceView::buildPlots()
{
    m_plots = new QWidget(this);
    m_balance = new BalancePlot(m_content, m_plots);
    m_balance->setContextMenuPolicy(Qt::NoContextMenu); // ours, see contextMenuEvent
    m_balance->setAccessibleName(tr("Balance over time"));
    m_balance->setWhatsThis(
        tr("The wheel zooms at the pointer, dragging zooms to a range, a double-click shows an interruption "
           "from nearby or else everything, "
           "Backspace goes back. Shift+wheel pans, and so does dragging with the middle button or with "
           "Space held. Left and Right go from event to event, N and P from interruption to interruption."));
    m_showAll = new QPushButton(tr("Show all"), m_balance);
    m_showAll->hide();
    connect(m_showAll, &QPushButton::clicked, this, &BalanceView::showAll);
    m_lanes = new Lanes(m_content, m_plots);
    m_spentHeader = new SpentHeader(m_content, m_plots);
    m_spent = new SpentPlot(m_content, m_plots);
    m_spent->setAccessibleName(tr("Spending over time"));
    m_rows = new TimeRows(m_content, m_plots);
    m_overview = new Overview(m_content, m_visible, m_plots);
    auto* column = new QVBoxLayout(m_plots);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_balance, 1);
    column->addWidget(m_lanes);
    column->addWidget(m_spentHeader);
    column->addWidget(m_spent);
    column->addWidget(m_rows);
    column->addSpacing(m_content.metrics.px(4));
    column->addWidget(m_overview);
    m_balance->installEventFilter(this); // its size is the axis's
    setFocusProxy(m_balance);
}

void BalanceView::setResult(RunResultPtr result)
{
    m_content.result = std::move(result);
    m_content.colors = ChartColors(m_theme);
    m_words.setOutcome(m_content.outcome());
    if (m_content.chosen && (!m_content.outcome() || *m_content.chosen >= m_content.outcome()->interruptions.size()))
        m_content.chosen.reset();
    const bool otherCharges = adoptHistory();
    if (updateRecord() || otherCharges) {
        rebuildAxis();
        refreshSpending();
    }
    refreshBalance();
}

bool BalanceView::adoptHistory()
{
    const RunResultPtr& result = m_content.result;
    const auto history = result ? result->scenario.history : nullptr;
    const auto charges = result && result->demand ? result->demand->history : history;
    const bool otherHistory = history != m_history;
    if (!otherHistory && charges == m_charges)
        return false;
    m_history = history;
    m_charges = charges;
    m_content.categories = m_content.history() ? SpentCategories(*m_content.history(), m_spentBy) : SpentCategories();
    m_quietStretches.clear();
    if (!charges || charges->empty())
        return true;
    const auto times = charges->times();
    m_quietStretches = quietStretches(times, {times.front(), times.back()});
    if (otherHistory) {
        m_content.chosen.reset();
        m_content.chosenStop.reset();
        {
            const QSignalBlocker blocker(m_skipQuiet); // the range comes with the history
            m_skipQuiet->setChecked(isMostlyQuiet(times));
        }
        emit skipQuietChanged(m_skipQuiet->isChecked());
        const TimeRange record = recordRange();
        m_visible.reset(record, quietTime(record), firstRange());
        emit visibleRangeChanged(m_visible.range().from, m_visible.range().to);
    }
    return true;
}

TimeRange BalanceView::recordRange() const
{
    if (!m_charges || m_charges->empty())
        return VisibleRange().record();
    TimeRange record{m_charges->times().front(), m_charges->times().back()};
    Duration busy = record.length();
    for (const TimeRange& stretch : m_quietStretches)
        busy -= stretch.length();
    if (const Outcome* outcome = m_content.outcome())
        record = {std::min(record.from, outcome->windowStart), std::max(record.to, outcome->windowEnd)};
    if (const auto stops = m_content.recordedStops(); !stops.empty())
        record = {std::min(record.from, stops.front().time), std::max(record.to, stops.back().time)};
    const Duration pad = std::clamp<Duration>(busy / padShare, shortestPad, longestPad);
    return {record.from - pad, record.to + pad};
}

TimeRange BalanceView::firstRange() const
{
    const TimeRange dearest = busiestRange(m_charges->times(), m_charges->costs());
    const QuietTime quiet = quietTime(recordRange());
    // ends that fall into a quiet stretch come back to its edge
    const Duration pad = std::max(shortestPad, (quiet.busyAt(dearest.to) - quiet.busyAt(dearest.from)) / firstRangePad);
    return {dearest.from - pad, dearest.to + pad};
}

QuietTime BalanceView::quietTime(TimeRange record) const
{
    if (!m_skipQuiet->isChecked() || !m_charges || m_charges->empty())
        return {};
    auto stretches = m_quietStretches;
    const SimTime first = m_charges->times().front();
    const SimTime last = m_charges->times().back();
    if (first - record.from > quietLongerThan)
        stretches.insert(stretches.begin(), {record.from, first});
    if (record.to - last > quietLongerThan)
        stretches.push_back({last, record.to});
    const Outcome* outcome = m_content.outcome();
    return QuietTime(outcome ? withoutActivity(stretches, outcome->trajectory.times()) : stretches);
}

bool BalanceView::updateRecord()
{
    const TimeRange before = m_visible.range();
    const TimeRange record = recordRange();
    QuietTime quiet = quietTime(record);
    if (record == m_visible.record() && quiet == m_visible.quiet())
        return false;
    m_visible.setRecord(record, std::move(quiet));
    if (m_visible.range() != before)
        emit visibleRangeChanged(m_visible.range().from, m_visible.range().to);
    return true;
}

void BalanceView::setStale(bool stale)
{
    if (stale == m_content.colors.isStale() || !m_content.result)
        return;
    m_content.colors = ChartColors(m_theme, stale);
    refreshBalance();
    m_spent->update();
}

void BalanceView::setZone(const QTimeZone& zone)
{
    m_content.zone = zone;
    rebuildAxis();
    refreshSpending();
    refreshBalance();
}

void BalanceView::setDescription(const QString& sentence)
{
    m_balance->setAccessibleDescription(sentence);
}

void BalanceView::setBanner(const QString& sentence)
{
    m_banner->setText(sentence);
    m_banner->setVisible(!sentence.isEmpty());
}

bool BalanceView::skipsQuiet() const
{
    return m_skipQuiet->isChecked();
}

void BalanceView::setSkipQuiet(bool skip)
{
    m_skipQuiet->setChecked(skip);
}

void BalanceView::setRecordedStopsShown(bool shown)
{
    m_content.showsRecordedStops = shown;
    refreshBalance();
}

void BalanceView::setOverlays(std::vector<ChartOverlay> overlays)
{
    if (overlays == m_content.overlays)
        return;
    m_content.overlays = std::move(overlays);
    refreshBalance();
}

void BalanceView::restyle()
{
    m_content.metrics = ChartMetrics();
    m_content.colors = ChartColors(m_theme, m_content.colors.isStale());
    QPalette palette = m_theme.palette();
    palette.setColor(QPalette::Window, m_theme.color(Token::Surface));
    palette.setColor(QPalette::Button, m_theme.color(Token::Raised));
    setPalette(palette);
    m_title->setFont(Theme::font(TextStyle::Heading));
    for (QWidget* part : std::initializer_list<QWidget*>{m_legend, m_lanes, m_spentHeader, m_spent, m_rows, m_overview})
        part->updateGeometry();
    rebuildAxis();
    refreshSpending();
    refreshBalance();
}

void BalanceView::rangeChanged()
{
    rebuildAxis();
    refreshSpending();
    refreshBalance();
    emit visibleRangeChanged(m_visible.range().from, m_visible.range().to);
}

void BalanceView::rebuildAxis()
{
    const QRectF plot = m_balance->plotArea();
    const int width = std::max(1, static_cast<int>(plot.width()));
    m_content.setAxis(TimeAxis(m_visible.quiet(), m_visible.range(), width, m_content.metrics.px(foldGap)));
    m_navigation->setPlot(plot.left(), width);
    m_rows->update();
}

void BalanceView::refreshSpending()
{
    m_content.updateSpending();
    m_spentHeader->refresh();
    m_spent->update();
}

void BalanceView::refreshBalance()
{
    m_content.updateBalance();
    refreshMessage();
    m_legend->refresh();
    m_balance->refresh();
    m_lanes->refresh();
    m_overview->refresh();
    if (m_content.cursor)
        setCursorAt(m_content.cursor);
}

void BalanceView::refreshMessage()
{
    QString message;
    if (m_content.result && !m_content.outcome()) {
        const Verdict verdict = verdictOf(*m_content.result, m_content.zone);
        message = verdict.second.isEmpty() ? verdict.headline : verdict.headline + u'\n' + verdict.second;
    } else if (m_content.emptyRange) {
        message = tr("No charges in this range");
    }
    m_balance->setMessage(message);
    m_showAll->setVisible(m_content.emptyRange);
    m_showAll->adjustSize();
    const QPoint middle = m_balance->plotArea().center().toPoint();
    m_showAll->move(middle - QPoint(m_showAll->width() / 2, m_showAll->height() / 2 - m_content.metrics.px(12)));
}

bool BalanceView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_balance && event->type() == QEvent::Resize) {
        rebuildAxis();
        refreshSpending();
        refreshBalance();
    }
    return QWidget::eventFilter(watched, event);
}

void BalanceView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (m_readout && (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange))
        restyle();
}

} // namespace lowwater
