// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/outlook/regret_plot.h"

#include "app/desktop/charts/paint/chart_style.h"
#include "app/desktop/outlook/robustness_words.h"
#include "app/desktop/words/format.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <array>

namespace lowwater {

namespace {

/// The most dollars a month of each shade but the last.
constexpr std::array<std::int64_t, 6> shadeBounds{0, 1, 5, 20, 50, 200};
constexpr std::array heatTokens{Token::Heat0, Token::Heat1, Token::Heat2, Token::Heat3,
                                Token::Heat4, Token::Heat5, Token::Heat6};
constexpr std::size_t firstDark = 4;
constexpr double groupGap = 6;

std::size_t shadeOf(Money regret)
{
    const auto found = std::find_if(shadeBounds.begin(), shadeBounds.end(),
                                    [regret](std::int64_t most) { return regret <= Money::fromDollars(most); });
    return static_cast<std::size_t>(found - shadeBounds.begin());
}

QString cellText(Money regret)
{
    return regret == Money{} ? RegretPlot::tr("best", "in a narrow cell") : shortMoney(regret);
}

QString worstHead()
{
    return RegretPlot::tr("At worst");
}

/// How many groups end before a row; the base's is the one before the first.
std::size_t groupsBefore(const Robustness& robust, std::size_t row)
{
    std::size_t groups = 0;
    for (std::size_t i = 2; i <= row; ++i)
        if (robust.rows[i].situation.factor != robust.rows[i - 1].situation.factor)
            ++groups;
    return groups;
}

} // namespace

RegretPlot::RegretPlot(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme{theme}
{
    setAccessibleName(tr("What each setting costs more than the best"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void RegretPlot::setRobustness(std::shared_ptr<const Robustness> robust)
{
    m_robust = std::move(robust);
    QStringList said;
    if (!isEmpty())
        for (std::size_t choice = 0; choice < m_robust->choices.size(); ++choice)
            said << tr("%1, at worst: %2.").arg(choiceText(m_robust->choices[choice]), worstText(choice));
    setAccessibleDescription(said.join(QLatin1Char(' ')));
    updateGeometry();
    update();
}

QString RegretPlot::worstText(std::size_t choice) const
{
    return cellText(m_robust->worst[choice].regret);
}

QSize RegretPlot::sizeHint() const
{
    const ChartMetrics metrics;
    const auto choices = isEmpty() ? std::size_t{4} : m_robust->choices.size();
    return {Theme::unit(150), 2 * metrics.lineHeight() + metrics.px(6) + static_cast<int>(choices) * metrics.px(22)};
}

QSize RegretPlot::minimumSizeHint() const
{
    return {Theme::unit(90), sizeHint().height()};
}

QRectF RegretPlot::plot() const
{
    const ChartMetrics metrics;
    double left = 0;
    double right = metrics.boldWidth(worstHead());
    for (std::size_t choice = 0; choice < m_robust->choices.size(); ++choice) {
        left = std::max(left, metrics.boldWidth(choiceText(m_robust->choices[choice])));
        right = std::max(right, metrics.boldWidth(worstText(choice)));
    }
    return QRectF(rect()).adjusted(left + metrics.px(10), 2 * metrics.lineHeight() + metrics.px(6),
                                   -(right + metrics.px(12)), 0);
}

QRectF RegretPlot::cellRect(std::size_t choice, std::size_t row) const
{
    const QRectF area = plot();
    const std::size_t last = m_robust->rows.size() - 1;
    const double gaps = groupGap * static_cast<double>(groupsBefore(*m_robust, last));
    const double wide = (area.width() - gaps) / static_cast<double>(last);
    const double high = area.height() / static_cast<double>(m_robust->choices.size());
    return {area.left() + wide * static_cast<double>(row - 1) +
                groupGap * static_cast<double>(groupsBefore(*m_robust, row)),
            area.top() + high * static_cast<double>(choice), wide, high};
}

void RegretPlot::paintEvent(QPaintEvent*)
{
    if (isEmpty())
        return;
    QPainter painter(this);
    const ChartMetrics metrics;
    paintHead(painter, metrics);
    for (std::size_t choice = 0; choice < m_robust->choices.size(); ++choice) {
        paintChoice(painter, metrics, choice);
        paintWorst(painter, metrics, choice);
    }
}

/// What is not known over its values.
void RegretPlot::paintHead(QPainter& painter, const ChartMetrics& metrics) const
{
    const double line = metrics.lineHeight();
    const auto& rows = m_robust->rows;
    painter.setFont(metrics.smallBold());
    painter.setPen(m_theme.color(Token::TextSecondary));
    painter.drawText(QRectF(0, 0, width() - 2, line), Qt::AlignRight | Qt::AlignVCenter, worstHead());
    for (std::size_t row = 1; row < rows.size(); ++row) {
        const QRectF cell = cellRect(0, row);
        if (rows[row].situation.factor != rows[row - 1].situation.factor) {
            const auto end =
                std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(row), rows.end(),
                             [&](const auto& r) { return r.situation.factor != rows[row].situation.factor; });
            const QRectF lastOfGroup = cellRect(0, static_cast<std::size_t>(end - rows.begin()) - 1);
            painter.setFont(metrics.smallBold());
            painter.setPen(m_theme.color(Token::TextSecondary));
            painter.drawText(QRectF(cell.left(), 0, lastOfGroup.right() - cell.left(), line),
                             Qt::AlignLeft | Qt::AlignVCenter, factorHead(*rows[row].situation.factor));
        }
        const QString text = situationHead(rows[row].situation);
        painter.setFont(metrics.small());
        painter.setPen(m_theme.color(Token::Axis));
        if (metrics.smallWidth(text) <= cell.width() + metrics.px(3))
            painter.drawText(QRectF(cell.left() - groupGap, line, cell.width() + 2 * groupGap, line), Qt::AlignCenter,
                             text);
    }
}

void RegretPlot::paintWorst(QPainter& painter, const ChartMetrics& metrics, std::size_t choice) const
{
    const bool isLeast = choice == m_robust->leastWorst;
    const QRectF last = cellRect(choice, m_robust->rows.size() - 1);
    painter.setFont(isLeast ? metrics.smallBold() : metrics.small());
    painter.setPen(m_theme.color(isLeast ? Token::Good : Token::TextSecondary));
    painter.drawText(QRectF(last.right(), last.top(), width() - last.right() - 2, last.height()),
                     Qt::AlignRight | Qt::AlignVCenter, worstText(choice));
}

void RegretPlot::paintChoice(QPainter& painter, const ChartMetrics& metrics, std::size_t choice) const
{
    const bool isRecommended = choice == m_robust->recommended;
    const QRectF first = cellRect(choice, 1);
    painter.setFont(isRecommended ? metrics.smallBold() : metrics.small());
    painter.setPen(m_theme.color(Token::Text));
    painter.drawText(QRectF(0, first.top(), first.left() - metrics.px(4), first.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, choiceText(m_robust->choices[choice]));
    painter.setFont(metrics.small());
    for (std::size_t row = 1; row < m_robust->rows.size(); ++row) {
        const Money regret = m_robust->rows[row].choices[choice].regret;
        const std::size_t shade = shadeOf(regret);
        const QRectF box = cellRect(choice, row);
        painter.fillRect(box.adjusted(0, 1, -1, -1), m_theme.color(heatTokens.at(shade)));
        const QString text = cellText(regret);
        if (metrics.smallWidth(text) + metrics.px(4) > box.width())
            continue;
        painter.setPen(m_theme.color(shade < firstDark ? Token::Text : Token::Surface));
        painter.drawText(box, Qt::AlignCenter, text);
    }
}

bool RegretPlot::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (!isEmpty())
        for (std::size_t choice = 0; choice < m_robust->choices.size(); ++choice)
            for (std::size_t row = 1; row < m_robust->rows.size(); ++row)
                if (cellRect(choice, row).contains(help->pos())) {
                    QToolTip::showText(help->globalPos(), regretSentence(*m_robust, choice, row), this);
                    return true;
                }
    QToolTip::hideText();
    return true;
}

} // namespace lowwater
