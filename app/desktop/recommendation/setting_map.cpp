// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/recommendation/setting_map.h"

#include "app/desktop/charts/axis/money_ticks.h"
#include "app/desktop/charts/paint/chart_style.h"
#include "app/desktop/words/format.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <utility>

namespace lowwater {

namespace {

constexpr double halo = 3;

/// The difference between two neighbours, as a step of labels.
Money stepOf(const std::vector<Money>& values)
{
    return values.size() < 2 ? oneDollar : values[1] - values[0];
}

/// Every how many-th cell has a label, so that each has room for `cells` cells.
std::size_t every(double cells)
{
    for (const std::size_t count : {1U, 2U, 4U, 5U, 10U})
        if (static_cast<double>(count) >= cells)
            return count;
    return 20;
}

} // namespace

struct SettingMap::Painting {
    QPainter painter;
    ChartMetrics metrics;
    QRectF plot;
};

SettingMap::SettingMap(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme{theme}
{
    setAccessibleName(tr("Every setting"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void SettingMap::setGrid(std::shared_ptr<const SettingGrid> grid)
{
    const bool isSame = m_grid && grid && m_grid->amounts == grid->amounts && m_grid->thresholds == grid->thresholds;
    m_grid = std::move(grid);
    if (!isSame)
        m_cursor = {0, 0};
    if (!isSame && m_grid && m_now)
        m_cursor = {nearestIndex(m_grid->amounts, m_now->amount), nearestIndex(m_grid->thresholds, m_now->threshold)};
    update();
}

void SettingMap::setMeasure(SettingMeasure measure)
{
    m_measure = measure;
    update();
}

void SettingMap::setMarks(std::optional<Mark> now, std::optional<Mark> recommended)
{
    m_now = now;
    m_recommended = recommended;
    if (m_grid && m_now && !hasFocus())
        m_cursor = {nearestIndex(m_grid->amounts, m_now->amount), nearestIndex(m_grid->thresholds, m_now->threshold)};
    update();
}

QSize SettingMap::sizeHint() const
{
    return {Theme::unit(150), Theme::unit(72)};
}

QSize SettingMap::minimumSizeHint() const
{
    return {Theme::unit(90), Theme::unit(60)};
}

void SettingMap::placePlot()
{
    const ChartMetrics metrics;
    m_plot = QRectF(rect()).adjusted(metrics.px(48), metrics.lineHeight() + metrics.px(4), -metrics.px(2),
                                     -(2 * metrics.lineHeight() + metrics.px(4)));
}

QRectF SettingMap::cellRect(std::size_t amount, std::size_t threshold) const
{
    const QRectF area = plot();
    const double width = area.width() / static_cast<double>(m_grid->amounts.size());
    const double height = area.height() / static_cast<double>(m_grid->thresholds.size());
    return {area.left() + width * static_cast<double>(amount),
            area.bottom() - height * static_cast<double>(threshold + 1), width, height};
}

double SettingMap::yOf(Money threshold) const
{
    const QRectF area = plot();
    const double height = area.height() / static_cast<double>(m_grid->thresholds.size());
    return area.bottom() - height * (placeAmong(m_grid->thresholds, threshold) + 0.5);
}

QPointF SettingMap::pointOf(const Mark& mark) const
{
    const QRectF area = plot();
    const double width = area.width() / static_cast<double>(m_grid->amounts.size());
    const double x = area.left() + width * (placeAmong(m_grid->amounts, mark.amount) + 0.5);
    return {std::clamp(x, area.left(), area.right()), std::clamp(yOf(mark.threshold), area.top(), area.bottom())};
}

std::optional<std::pair<std::size_t, std::size_t>> SettingMap::cellAt(QPointF position) const
{
    if (!m_grid || m_grid->empty() || !plot().contains(position))
        return std::nullopt;
    const QRectF area = plot();
    const auto amounts = m_grid->amounts.size();
    const auto thresholds = m_grid->thresholds.size();
    const double x = (position.x() - area.left()) / area.width() * static_cast<double>(amounts);
    const double y = (area.bottom() - position.y()) / area.height() * static_cast<double>(thresholds);
    return std::pair{std::min(amounts - 1, static_cast<std::size_t>(std::max(0.0, x))),
                     std::min(thresholds - 1, static_cast<std::size_t>(std::max(0.0, y)))};
}

void SettingMap::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placePlot();
}

void SettingMap::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    placePlot();
}

void SettingMap::paintEvent(QPaintEvent*)
{
    Painting painting{QPainter{this}, {}, plot()};
    if (!m_grid || m_grid->empty())
        return;
    painting.painter.setFont(painting.metrics.small());
    paintCells(painting);
    paintAxes(painting);
    paintBoundaries(painting);
    paintMarks(painting);
}

void SettingMap::paintCells(Painting& painting) const
{
    QPainter& painter = painting.painter;
    const MeasureScale scale{m_measure, *m_grid};
    const double gap = painting.metrics.px(1);
    for (std::size_t amount = 0; amount < m_grid->amounts.size(); ++amount) {
        const auto& boundary = m_grid->boundaries[amount];
        const auto isCrossed = [&](const QRectF& box, const std::optional<Money>& safe) {
            return safe && yOf(*safe) > box.top() + 1 && yOf(*safe) < box.bottom() - 1;
        };
        for (std::size_t threshold = 0; threshold < m_grid->thresholds.size(); ++threshold) {
            const QRectF box = cellRect(amount, threshold);
            const auto& cell = m_grid->at(amount, threshold);
            if (!cell || !scale.knows(*cell)) {
                painter.fillRect(box.adjusted(0, gap, -gap, 0), m_theme.color(Token::Night));
                continue;
            }
            const auto shade = scale.shadeOf(*cell);
            painter.fillRect(box.adjusted(0, gap, -gap, 0), m_theme.color(scale.tokenOf(shade)));
            const QString text = scale.shortText(*cell);
            const bool fits = box.width() >= painting.metrics.smallWidth(text) + painting.metrics.px(2) &&
                              box.height() >= painting.metrics.px(13);
            if (!fits || isCrossed(box, boundary.leastSafe) || isCrossed(box, boundary.phaseFree))
                continue;
            painter.setPen(m_theme.color(scale.textOn(shade)));
            painter.drawText(box, Qt::AlignCenter, text);
        }
    }
}

void SettingMap::paintAxes(Painting& painting) const
{
    QPainter& painter = painting.painter;
    const auto& metrics = painting.metrics;
    const QRectF& area = painting.plot;
    const double line = metrics.lineHeight();
    painter.setPen(m_theme.color(Token::Axis));
    const std::size_t upEvery = every(line * 1.5 / cellRect(0, 0).height());
    for (std::size_t i = 0; i < m_grid->thresholds.size(); i += upEvery) {
        const double y = cellRect(0, i).center().y();
        painter.drawText(QRectF(0, y - line / 2, area.left() - metrics.px(6), line), Qt::AlignRight | Qt::AlignVCenter,
                         moneyTickText(m_grid->thresholds[i], stepOf(m_grid->thresholds)));
    }
    const double widest = metrics.smallWidth(moneyTickText(m_grid->amounts.back(), stepOf(m_grid->amounts)));
    const std::size_t rightEvery = every((widest + metrics.px(14)) / cellRect(0, 0).width());
    for (std::size_t i = rightEvery - 1; i < m_grid->amounts.size(); i += rightEvery) {
        const QString text = moneyTickText(m_grid->amounts[i], stepOf(m_grid->amounts));
        const double width = metrics.smallWidth(text);
        const double x = cellRect(i, 0).center().x();
        painter.drawText(QRectF(x - width, area.bottom() + metrics.px(2), 2 * width, line),
                         Qt::AlignHCenter | Qt::AlignVCenter, text);
    }
    painter.setFont(metrics.smallBold());
    painter.setPen(m_theme.color(Token::TextSecondary));
    painter.drawText(QRectF(0, 0, width(), line), Qt::AlignLeft | Qt::AlignVCenter, tr("Threshold"));
    painter.drawText(QRectF(area.left(), area.bottom() + line + metrics.px(3), area.width(), line),
                     Qt::AlignHCenter | Qt::AlignVCenter, tr("Amount added by a reload"));
    painter.setFont(metrics.small());
}

/// A staircase from amount to amount; what lies above the map is not drawn.
void SettingMap::paintBoundaries(Painting& painting) const
{
    QPainter& painter = painting.painter;
    painter.save();
    painter.setClipRect(painting.plot.adjusted(-1, -2, 1, 2));
    const auto staircase = [&](std::optional<Money> SettingGrid::Boundary::*which) {
        QPainterPath path;
        bool isOn = false;
        for (std::size_t i = 0; i < m_grid->boundaries.size(); ++i) {
            const auto& safe = m_grid->boundaries[i].*which;
            if (!safe) {
                isOn = false;
                continue;
            }
            const QRectF column = cellRect(i, 0);
            const double y = yOf(*safe);
            isOn ? path.lineTo(column.left(), y) : path.moveTo(column.left(), y);
            path.lineTo(column.right(), y);
            isOn = true;
        }
        return path;
    };
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color(Token::Safe), 2, Qt::DashLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawPath(staircase(&SettingGrid::Boundary::leastSafe));
    painter.setPen(QPen(m_theme.color(Token::Safe), 2.5, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawPath(staircase(&SettingGrid::Boundary::phaseFree));
    painter.restore();
}

void SettingMap::paintMarks(Painting& painting) const
{
    QPainter& painter = painting.painter;
    const auto& metrics = painting.metrics;
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_now) {
        const QRectF box =
            cellRect(nearestIndex(m_grid->amounts, m_now->amount), nearestIndex(m_grid->thresholds, m_now->threshold));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.color(Token::Surface), 4)); // seen on the darkest cell too
        painter.drawRect(box.adjusted(0, 1, -1, 0));
        painter.setPen(QPen(m_theme.color(Token::Text), 2));
        painter.drawRect(box.adjusted(0, 1, -1, 0));
        const QString text = tr("now");
        painter.setFont(metrics.smallBold());
        QRectF tag(box.right() + metrics.px(4), box.center().y() - metrics.px(8),
                   metrics.boldWidth(text) + metrics.px(8), metrics.px(16));
        if (tag.right() > painting.plot.right())
            tag.moveRight(box.left() - metrics.px(4));
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(Token::Text));
        painter.drawRoundedRect(tag, metrics.px(3), metrics.px(3));
        painter.setPen(m_theme.color(Token::Surface));
        painter.drawText(tag, Qt::AlignCenter, text);
    }
    if (m_recommended) {
        const QPointF at = pointOf(*m_recommended);
        const double size = metrics.px(7);
        const QPolygonF diamond(
            {at + QPointF(0, -size), at + QPointF(size, 0), at + QPointF(0, size), at + QPointF(-size, 0)});
        painter.setBrush(m_theme.color(Token::Safe));
        painter.setPen(QPen(m_theme.color(Token::Surface), 1.5));
        painter.drawPolygon(diamond);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.color(Token::Focus), 2));
        painter.drawRect(cellRect(m_cursor.first, m_cursor.second).adjusted(-halo / 2, -halo / 2, halo / 2, halo / 2));
    }
}

void SettingMap::mouseMoveEvent(QMouseEvent* event)
{
    const auto cell = cellAt(event->position());
    setCursor(cell ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (cell)
        emit explained(static_cast<int>(cell->first), static_cast<int>(cell->second));
    else
        emit explained(-1, -1);
}

void SettingMap::mousePressEvent(QMouseEvent* event)
{
    const auto cell = cellAt(event->position());
    if (event->button() != Qt::LeftButton || !cell)
        return QWidget::mousePressEvent(event);
    m_cursor = *cell;
    update();
    emit chosen(m_grid->amounts[cell->first], m_grid->thresholds[cell->second]);
}

void SettingMap::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    emit explained(-1, -1);
}

void SettingMap::explainCursor()
{
    update();
    emit explained(static_cast<int>(m_cursor.first), static_cast<int>(m_cursor.second));
}

void SettingMap::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (m_grid && !m_grid->empty())
        explainCursor();
}

void SettingMap::keyPressEvent(QKeyEvent* event)
{
    if (!m_grid || m_grid->empty())
        return QWidget::keyPressEvent(event);
    auto& [amount, threshold] = m_cursor;
    switch (event->key()) {
    case Qt::Key_Left:
        amount -= amount > 0 ? 1U : 0U;
        break;
    case Qt::Key_Right:
        amount += amount + 1 < m_grid->amounts.size() ? 1U : 0U;
        break;
    case Qt::Key_Down:
        threshold -= threshold > 0 ? 1U : 0U;
        break;
    case Qt::Key_Up:
        threshold += threshold + 1 < m_grid->thresholds.size() ? 1U : 0U;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        emit chosen(m_grid->amounts[amount], m_grid->thresholds[threshold]);
        return;
    default:
        return QWidget::keyPressEvent(event);
    }
    explainCursor();
}

} // namespace lowwater
