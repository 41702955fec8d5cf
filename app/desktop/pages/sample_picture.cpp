// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/pages/sample_picture.h"

#include "app/desktop/file_commands.h"
#include "app/desktop/icons.h"
#include "app/desktop/words/sentences.h"

#include <QPainter>

#include <algorithm>

namespace lowwater {

namespace {

using namespace std::chrono_literals;

/// The stretch shown.
constexpr Duration span = 3h;

RunResultPtr runSample()
{
    const auto read = readHistory({sampleSource()});
    if (!read)
        return {};
    auto result = std::make_shared<RunResult>();
    result->scenario.history = read->history;
    sampleSettings()(result->scenario);
    result->demand = demandOf(result->scenario);
    auto outcome = simulate(result->scenario, *result->demand, {.keepTrajectory = true, .onEvent = {}});
    if (!outcome)
        return {};
    result->outcome = std::make_shared<const Outcome>(std::move(*outcome));
    return result;
}

/// The beginning of the stretch with the most interruptions.
SimTime liveliest(const Outcome& outcome)
{
    SimTime best = outcome.windowStart;
    std::ptrdiff_t most = 0;
    for (const auto& first : outcome.interruptions) {
        const SimTime from = first.began - 30min;
        const auto count =
            std::count_if(outcome.interruptions.begin(), outcome.interruptions.end(),
                          [from](const Interruption& i) { return i.began >= from && i.began < from + span; });
        if (count > most) {
            most = count;
            best = from;
        }
    }
    return best;
}

} // namespace

SamplePicture::SamplePicture(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme{theme}, m_result{runSample()}
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    if (!m_result)
        return;
    m_headline = verdictOf(*m_result, QTimeZone::utc()).headline;
    m_from = liveliest(*m_result->outcome);
    m_to = m_from + span;
    setAccessibleName(tr("The sample: %1").arg(m_headline));
}

std::uint64_t SamplePicture::charges() const noexcept
{
    return m_result ? m_result->outcome->charges : 0;
}

QSize SamplePicture::sizeHint() const
{
    return {Theme::unit(140), Theme::unit(76)};
}

QSize SamplePicture::minimumSizeHint() const
{
    return {Theme::unit(80), Theme::unit(60)};
}

void SamplePicture::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.color(Token::Border));
    painter.setBrush(m_theme.color(Token::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    if (!m_result)
        return;
    const double margin = Theme::unit(5);
    const bool stopped = !m_result->outcome->interruptions.empty();
    const double drawing = Theme::unit(5);
    paintIcon(painter, QRectF(margin, margin - 2, drawing, drawing), stopped ? Icon::Stop : Icon::Safe,
              m_theme.color(stopped ? Token::Bad : Token::Good));
    painter.setFont(Theme::font(TextStyle::Heading));
    painter.setPen(m_theme.color(Token::Text));
    const QRectF head(margin + drawing + Theme::unit(2), margin - 4, width() - 2 * margin - drawing, drawing + 4);
    if (QFontMetricsF(painter.font()).horizontalAdvance(m_headline) > head.width())
        painter.setFont(Theme::font(TextStyle::Small, true)); // a long sentence is set smaller, never cut
    painter.drawText(head, Qt::AlignVCenter | Qt::AlignLeft, m_headline);
    const double foot = Theme::unit(9);
    paintPlot(painter, QRectF(margin, margin + drawing + Theme::unit(4), width() - 2 * margin,
                              height() - 2 * margin - drawing - Theme::unit(3) - foot));
    paintLegend(painter, QRectF(margin, height() - foot - 4, width() - 2 * margin, foot));
}

void SamplePicture::paintPlot(QPainter& painter, const QRectF& plot) const
{
    const Outcome& outcome = *m_result->outcome;
    const auto columns = static_cast<std::size_t>(plot.width());
    std::vector<SimTime> bounds;
    for (std::size_t i = 0; i <= columns; ++i)
        bounds.push_back(m_from + span * static_cast<std::int64_t>(i) / static_cast<std::int64_t>(columns));
    const auto balances = outcome.trajectory.columns(bounds);
    double top = 0.1;
    for (const auto& column : balances)
        top = std::max(top, column ? column->most.toDouble() * 1.1 : 0);
    const double zero = plot.bottom() - plot.height() * 0.1;
    const auto y = [&](Money money) { return zero - money.toDouble() / top * (zero - plot.top()); };
    const auto x = [&](SimTime time) {
        const double share = static_cast<double>((time - m_from).count()) / static_cast<double>(span.count());
        return plot.left() + std::clamp(share, 0.0, 1.0) * plot.width();
    };
    QPolygonF line;
    for (std::size_t i = 0; i < balances.size(); ++i) {
        if (!balances[i])
            continue;
        const double at = plot.left() + static_cast<double>(i);
        for (const Money money : {balances[i]->first, balances[i]->least, balances[i]->most, balances[i]->last})
            line << QPointF(at, y(money));
        painter.fillRect(QRectF(at, y(balances[i]->last), 1, std::max(0.0, zero - y(balances[i]->last))),
                         m_theme.color(Token::BalanceFill));
    }
    for (const auto& stop : outcome.interruptions) {
        const QRectF band(x(stop.began), plot.top(), x(stop.ended.value_or(m_to)) - x(stop.began), plot.height());
        if (band.width() <= 0)
            continue;
        painter.fillRect(band, m_theme.color(Token::InterruptionFill));
        painter.fillRect(band, QBrush(m_theme.color(Token::Interruption), Qt::BDiagPattern));
        painter.fillRect(QRectF(band.left(), band.top(), 1, band.height()), m_theme.color(Token::Interruption));
        painter.fillRect(QRectF(band.right() - 1, band.top(), 1, band.height()), m_theme.color(Token::Interruption));
    }
    const double threshold = y(m_result->scenario.policy.threshold);
    QPen dashed(m_theme.color(Token::Threshold), 1.5);
    dashed.setDashPattern({6, 3});
    painter.setPen(dashed);
    painter.drawLine(QPointF(plot.left(), threshold), QPointF(plot.right(), threshold));
    painter.setPen(QPen(m_theme.color(Token::Zero), 1.5));
    painter.drawLine(QPointF(plot.left(), zero), QPointF(plot.right(), zero));
    painter.setPen(QPen(m_theme.color(Token::Balance), 2));
    painter.drawPolyline(line);
}

void SamplePicture::paintLegend(QPainter& painter, const QRectF& where) const
{
    painter.setFont(Theme::font(TextStyle::Small));
    const QFontMetricsF metrics(painter.font());
    const double middle = where.center().y();
    const double sign = Theme::unit(4);
    double x = where.left();
    const auto text = [&](const QString& words) {
        painter.setPen(m_theme.color(Token::TextSecondary));
        const double wide = metrics.horizontalAdvance(words) + 2;
        painter.drawText(QRectF(x + sign + 6, where.top(), wide, where.height()), Qt::AlignVCenter, words);
        x += sign + 6 + wide + Theme::unit(4);
    };
    painter.setPen(QPen(m_theme.color(Token::Balance), 2));
    painter.drawPolyline(
        QPolygonF{{x, middle - 4}, {x + sign / 2, middle - 4}, {x + sign / 2, middle + 4}, {x + sign, middle + 4}});
    text(tr("balance"));
    QPen dashed(m_theme.color(Token::Threshold), 1.5);
    dashed.setDashPattern({4, 3});
    painter.setPen(dashed);
    painter.drawLine(QPointF(x, middle), QPointF(x + sign, middle));
    text(tr("reload below"));
    const QRectF box(x + 1, middle - 6, sign - 2, 12);
    painter.fillRect(box, m_theme.color(Token::InterruptionFill));
    painter.setPen(m_theme.color(Token::Interruption));
    painter.setBrush(QBrush(m_theme.color(Token::Interruption), Qt::BDiagPattern));
    painter.drawRect(box);
    text(tr("agents stopped"));
    painter.setPen(m_theme.color(Token::TextSecondary));
    painter.drawText(where, Qt::AlignVCenter | Qt::AlignRight, tr("the sample"));
}

} // namespace lowwater
