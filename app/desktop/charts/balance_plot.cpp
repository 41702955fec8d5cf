// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/balance_plot.h"

#include "app/desktop/charts/paint/chart_icon.h"
#include "app/desktop/charts/paint/plot_background.h"
#include "app/desktop/charts/paint/reload_glyphs.h"
#include "app/desktop/charts/paint/stop_glyph.h"
#include "app/desktop/charts/plot_layer.h"
#include "app/desktop/words/format.h"

#include <QCategoryAxis>
#include <QChart>
#include <QKeyEvent>
#include <QLineSeries>
#include <QPainterPath>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace lowwater {

namespace {

// Qt Charts draws its axes at 3 and its series at 4.
constexpr double zUnderLine = 1;
constexpr double zOverLine = 100;
constexpr double zCursor = 110;

} // namespace

BalancePlot::BalancePlot(const ChartContent& content, QWidget* parent)
    : QChartView(new QChart, parent),
      m_content{content},
      m_line{new QLineSeries(this)},
      m_timeAxis{new QValueAxis(this)},
      m_moneyAxis{new QCategoryAxis(this)},
      m_underLine{new PlotLayer(chart(), zUnderLine, [this](QPainter& painter) { paintUnderLine(painter); })},
      m_overLine{new PlotLayer(chart(), zOverLine, [this](QPainter& painter) { paintOverLine(painter); })},
      m_cursor{new PlotLayer(chart(), zCursor, [this](QPainter& painter) { paintCursor(painter); })}
{
    setObjectName(QStringLiteral("balancePlot"));
    setFrameShape(QFrame::NoFrame);
    setInteractive(false);
    setRubberBand(QChartView::NoRubberBand);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    // the line has only axis-parallel segments: sharp without smoothing, and half the cost on dense screens
    setRenderHint(QPainter::Antialiasing, false);

    QChart* picture = chart();
    picture->setAnimationOptions(QChart::NoAnimation);
    picture->legend()->hide();
    picture->setBackgroundVisible(false);
    picture->setMargins(QMargins(0, 0, 0, 0));
    picture->layout()->setContentsMargins(0, 0, 0, 0);
    picture->addSeries(m_line);
    picture->addAxis(m_timeAxis, Qt::AlignBottom);
    picture->addAxis(m_moneyAxis, Qt::AlignLeft);
    m_line->attachAxis(m_timeAxis);
    m_line->attachAxis(m_moneyAxis);
    m_timeAxis->setVisible(false);
    m_moneyAxis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_moneyAxis->setGridLineVisible(false);
    m_moneyAxis->setLineVisible(false);
    m_moneyAxis->setLabelsVisible(false); // drawn in drawForeground
    styleAxes();
}

QRectF BalancePlot::plotArea() const
{
    const int left = m_content.metrics.gutter();
    return QRectF(left, 0, std::max(1, width() - left), std::max(1, height()));
}

QSize BalancePlot::sizeHint() const
{
    return {m_content.metrics.px(800), m_content.metrics.px(200)};
}

QSize BalancePlot::minimumSizeHint() const
{
    return {m_content.metrics.px(320), m_content.metrics.px(120)};
}

void BalancePlot::layOut()
{
    const QRectF plot = plotArea();
    chart()->setPlotArea(plot);
    m_timeAxis->setRange(0, plot.width());
    for (PlotLayer* layer : {m_underLine, m_overLine, m_cursor})
        layer->setPlot(plot);
}

void BalancePlot::styleAxes()
{
    setBackgroundBrush(m_content.colors(Token::Surface));
    QPen pen(m_content.colors(Token::Balance), 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin);
    if (m_line->pen() != pen)
        m_line->setPen(pen);
}

void BalancePlot::updateMoneyAxis()
{
    const MoneyAxis& money = m_content.money;
    if (money == m_shownMoney)
        return;
    if (money.ticks != m_shownMoney.ticks || money.step != m_shownMoney.step || money.least != m_shownMoney.least) {
        for (const QString& label : m_moneyAxis->categoriesLabels())
            m_moneyAxis->remove(label);
        m_moneyAxis->setStartValue(money.least);
        for (const Money tick : money.ticks)
            m_moneyAxis->append(moneyTickText(tick, money.step), tick.toDouble());
    }
    m_moneyAxis->setRange(money.least, money.most);
    m_shownMoney = money;
}

double BalancePlot::density() const
{
    return std::max(devicePixelRatioF(), m_density);
}

void BalancePlot::setDensity(double devicePixelRatio)
{
    m_density = devicePixelRatio;
    updateBackground();
}

void BalancePlot::updateBackground()
{
    const QSize size = plotArea().size().toSize();
    m_background = plotBackground({.size = size,
                                   .devicePixelRatio = density(),
                                   .shades = m_content.shades,
                                   .columns = &m_content.columns,
                                   .money = &m_content.money,
                                   .bands = m_content.bands,
                                   .chosen = m_content.chosen},
                                  m_content.colors);
}

void BalancePlot::refresh()
{
    styleAxes();
    updateMoneyAxis();
    m_line->replace(stepLine(m_content.columns));
    updateBackground();
    const auto threshold = m_content.threshold();
    const auto before = m_thresholdLabel ? std::optional(m_thresholdLabel->where.left()) : std::nullopt;
    m_thresholdLabel.reset();
    if (threshold) {
        const QSizeF size(std::ceil(m_content.metrics.boldWidth(thresholdText())), m_content.metrics.lineHeight());
        m_thresholdLabel = placeThresholdLabel(m_content.columns, m_content.money, m_content.axis, m_content.bands,
                                               *threshold, plotArea().height(), size, before);
    }
    viewport()->update();
}

void BalancePlot::refreshCursor()
{
    if (m_content.rubber || m_shownRubber) {
        m_cursor->update();
    } else { // two narrow strips instead of the whole picture
        const double reach = m_content.metrics.px(6);
        for (const auto& x : {m_shownCursor, m_content.cursor}) {
            if (x)
                m_cursor->update(QRectF(*x - reach, 0, 2 * reach, plotArea().height()));
        }
    }
    m_shownCursor = m_content.cursor;
    m_shownRubber = m_content.rubber.has_value();
}

QList<QPointF> BalancePlot::linePoints() const
{
    return m_line->points();
}

std::vector<double> BalancePlot::tickValues() const
{
    std::vector<double> values;
    for (const QString& label : m_moneyAxis->categoriesLabels())
        values.push_back(m_moneyAxis->endValue(label));
    return values;
}

void BalancePlot::setMessage(const QString& message)
{
    m_message = message;
    m_overLine->update();
}

QString BalancePlot::thresholdText() const
{
    const QString money = words::formatMoney(m_content.threshold().value_or(Money{}));
    return m_content.result && m_content.result->scenario.policy.mode == Mode::ByHand
               ? tr("low below %1").arg(money)
               : tr("reload below %1").arg(money);
}

void BalancePlot::paintUnderLine(QPainter& painter) const
{
    const QRectF plot(QPointF(0, 0), plotArea().size());
    const auto& [colors, money] = std::tie(m_content.colors, m_content.money);
    painter.drawImage(QPointF(0, 0), m_background);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRectF(0, std::round(money.yAt(0.0, plot.height())), plot.width(), 1.5), colors(Token::Zero));
    paintOverlays(painter, plot);
    if (const auto threshold = m_content.threshold(); threshold && m_content.outcome()) {
        const double y = std::round(money.yAt(*threshold, plot.height()));
        painter.setPen(QPen(colors(Token::Threshold), 1.5, Qt::CustomDashLine, Qt::FlatCap));
        QPen pen = painter.pen();
        pen.setDashPattern({4, 2}); // in pen widths: 6 px and 3 px
        painter.setPen(pen);
        painter.drawLine(QPointF(0, y), QPointF(plot.width(), y));
    }
}

void BalancePlot::paintOverlays(QPainter& painter, const QRectF& plot) const
{
    for (std::size_t i = 0; i < m_content.overlayColumns.size(); ++i) {
        if (m_content.overlayColumns[i].empty())
            continue;
        QPolygonF line;
        for (const QPointF& point : stepLine(m_content.overlayColumns[i]))
            line << QPointF(point.x(), m_content.money.yAt(point.y(), plot.height()));
        QPen pen(m_content.colors(m_content.overlays[i].color), 1.5, Qt::CustomDashLine, Qt::FlatCap, Qt::MiterJoin);
        pen.setDashPattern(m_content.overlays[i].dashes);
        painter.setPen(pen);
        painter.drawPolyline(line);
    }
}

/// Where the lines end at the right, one below the other where they would touch.
void BalancePlot::paintOverlayLetters(QPainter& painter, const QRectF& plot) const
{
    std::vector<std::pair<double, std::size_t>> ends;
    for (std::size_t i = 0; i < m_content.overlayColumns.size(); ++i) {
        const auto line = stepLine(m_content.overlayColumns[i]);
        if (!line.empty() && !m_content.overlays[i].letter.isEmpty())
            ends.emplace_back(m_content.money.yAt(line.back().y(), plot.height()), i);
    }
    std::sort(ends.begin(), ends.end());
    const QFontMetricsF size(m_content.metrics.smallBold());
    double top = 0;
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto& [y, i] : ends) {
        const QString& letter = m_content.overlays[i].letter;
        const double base = std::min(std::max(y - size.descent(), top + size.ascent()), plot.bottom() - size.descent());
        top = base + size.descent();
        QPainterPath text;
        text.addText(QPointF(plot.right() - size.horizontalAdvance(letter) - m_content.metrics.px(4), base),
                     m_content.metrics.smallBold(), letter);
        painter.strokePath(text, QPen(m_content.colors(Token::Surface), 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.fillPath(text, m_content.colors(m_content.overlays[i].color));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void BalancePlot::paintThresholdLabel(QPainter& painter) const
{
    if (!m_thresholdLabel || !m_content.outcome())
        return;
    const QFontMetricsF size(m_content.metrics.smallBold());
    const QRectF& where = m_thresholdLabel->where;
    QPainterPath text;
    text.addText(QPointF(where.left(), where.bottom() - size.descent()), m_content.metrics.smallBold(),
                 thresholdText());
    const QColor halo = m_content.colors(m_thresholdLabel->onFill ? Token::BalanceFill : Token::Surface);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.strokePath(text, QPen(halo, 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setFont(m_content.metrics.smallBold());
    painter.setPen(m_content.colors(Token::ThresholdText));
    painter.drawText(QPointF(where.left(), where.bottom() - size.descent()), thresholdText());
    painter.setRenderHint(QPainter::Antialiasing, false);
}

bool BalancePlot::isCrossed(const QRectF& where) const
{
    const auto end = std::min(static_cast<std::size_t>(where.right()) + 1, m_content.columns.size());
    for (auto c = static_cast<std::size_t>(where.left()); c < end; ++c) {
        const auto& column = m_content.columns[c];
        if (column && m_content.money.yAt(column->most, plotArea().height()) < where.bottom() + 2)
            return true;
    }
    const auto meets = [&where](const auto& other) { return other.left < where.right() && where.left() < other.right; };
    return std::any_of(m_content.bands.begin(), m_content.bands.end(), meets) ||
           std::any_of(m_content.stopMarks.begin(), m_content.stopMarks.end(), meets);
}

void BalancePlot::paintRecordedStops(QPainter& painter) const
{
    for (const StopMark& mark : m_content.stopMarks) {
        const auto& chosen = m_content.chosenStop;
        paintStopMark(painter, mark, chosen && mark.first <= *chosen && *chosen <= mark.last, m_content.metrics,
                      m_content.colors);
    }
}

void BalancePlot::paintOverLine(QPainter& painter) const
{
    const QRectF plot(QPointF(0, 0), plotArea().size());
    const ChartMetrics& metrics = m_content.metrics;
    const double zero = std::round(m_content.money.yAt(0.0, plot.height()));
    for (const TimeAxis::Segment& segment : m_content.axis.segments()) {
        if (!segment.isBlank())
            continue;
        const double left = std::floor(segment.left) + 2; // the balance's step into the gap stays
        painter.fillRect(QRectF(left, 0, std::floor(segment.right) - left, plot.height()),
                         m_content.colors(Token::Surface));
        if (segment.hasMark())
            paintFoldMark(painter, QPointF((segment.left + segment.right) / 2, zero), metrics.px(9),
                          m_content.colors(Token::Axis));
    }
    const double moon = metrics.px(12);
    for (const Shade& shade : m_content.shades) {
        const QRectF where(std::round(shade.left) + metrics.px(5), metrics.px(5), moon, moon);
        if (shade.kind == Shade::Kind::Night && shade.right - shade.left > metrics.px(26) && !isCrossed(where))
            paintChartIcon(painter, where, Icon::Night, m_content.colors(Token::Axis));
    }
    paintThresholdLabel(painter);
    paintOverlayLetters(painter, QRectF(QPointF(0, 0), plotArea().size()));
    paintRecordedStops(painter);
    if (m_content.colors.isStale())
        painter.fillRect(QRectF(0, 0, plot.width(), 2), m_content.colors(Token::Accent));
    if (!m_message.isEmpty()) {
        painter.setFont(Theme::font(TextStyle::Body));
        painter.setPen(m_content.colors(Token::TextSecondary));
        painter.drawText(plot.adjusted(0, 0, 0, -metrics.px(36)), Qt::AlignCenter | Qt::TextWordWrap, m_message);
    }
}

void BalancePlot::paintCursor(QPainter& painter) const
{
    const double height = plotArea().height();
    if (m_content.rubber) {
        const auto [from, to] = std::minmax(m_content.rubber->first, m_content.rubber->second);
        QColor tint = m_content.colors(Token::Accent);
        painter.fillRect(QRectF(from, 0, 1, height), tint);
        painter.fillRect(QRectF(to - 1, 0, 1, height), tint);
        tint.setAlpha(40);
        painter.fillRect(QRectF(from, 0, to - from, height), tint);
        return;
    }
    if (!m_content.cursor)
        return;
    const double x = std::floor(*m_content.cursor);
    painter.fillRect(QRectF(x, 0, 1, height), m_content.colors(Token::Crosshair));
    const auto column = static_cast<std::size_t>(x);
    if (column >= m_content.columns.size() || !m_content.columns[column] || m_content.axis.gapAt(x))
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_content.colors(Token::Crosshair), 2));
    painter.setBrush(m_content.colors(Token::Surface));
    const double radius = m_content.metrics.px(4);
    painter.drawEllipse(QPointF(x + 0.5, m_content.money.yAt(m_content.columns[column]->last, height)), radius, radius);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

/// The ticks' labels: Qt Charts 6.4 leaves those of an axis where an earlier height of a fixed plot area had them.
void BalancePlot::drawForeground(QPainter* painter, const QRectF& exposed)
{
    QChartView::drawForeground(painter, exposed);
    const QRectF plot = plotArea();
    const QFontMetricsF size(m_content.metrics.small());
    painter->setFont(m_content.metrics.small());
    painter->setPen(m_content.colors(Token::Axis));
    for (const Money tick : m_content.money.ticks) {
        const double middle = std::clamp(plot.top() + m_content.money.yAt(tick, plot.height()), size.height() / 2,
                                         plot.bottom() - size.height() / 2);
        painter->drawText(QRectF(0, middle - size.height() / 2, plot.left() - m_content.metrics.px(8), size.height()),
                          Qt::AlignRight | Qt::AlignVCenter, moneyTickText(tick, m_content.money.step));
    }
}

void BalancePlot::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    layOut();
}

void BalancePlot::paintEvent(QPaintEvent* event)
{
    if (m_background.devicePixelRatio() < density()) // the window moved to another screen
        updateBackground();
    QChartView::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(viewport());
    painter.setPen(QPen(m_content.colors(Token::Focus), 2));
    painter.drawRect(QRectF(plotArea()).adjusted(1, 1, -1, -1));
}

void BalancePlot::focusInEvent(QFocusEvent* event)
{
    QChartView::focusInEvent(event);
    viewport()->update();
}

void BalancePlot::focusOutEvent(QFocusEvent* event)
{
    QChartView::focusOutEvent(event);
    viewport()->update();
}

void BalancePlot::mousePressEvent(QMouseEvent* event)
{
    event->ignore();
}

void BalancePlot::mouseMoveEvent(QMouseEvent* event)
{
    event->ignore();
}

void BalancePlot::mouseReleaseEvent(QMouseEvent* event)
{
    event->ignore();
}

void BalancePlot::mouseDoubleClickEvent(QMouseEvent* event)
{
    event->ignore();
}

void BalancePlot::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

void BalancePlot::keyPressEvent(QKeyEvent* event)
{
    event->ignore();
}

} // namespace lowwater
