// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/chart_legend.h"

#include "app/desktop/charts/paint/hatch.h"
#include "app/desktop/charts/paint/reload_glyphs.h"
#include "app/desktop/charts/paint/stop_glyph.h"
#include "app/desktop/words/cause_words.h"
#include "app/desktop/words/sentences.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace lowwater {

namespace {

constexpr double signWidth = 16;
constexpr double signGap = 6;
constexpr double entryGap = 16;

void paintBalanceSign(QPainter& painter, const QRectF& where, const ChartColors& colors)
{
    const double middle = std::round(where.center().x());
    const double high = std::round(where.center().y()) - 3;
    painter.setPen(QPen(colors(Token::Balance), 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    const std::array points = {QPointF(where.left() + 1, high + 5), QPointF(middle - 3, high + 5),
                               QPointF(middle - 3, high),           QPointF(middle + 3, high),
                               QPointF(middle + 3, high + 5),       QPointF(where.right() - 1, high + 5)};
    painter.drawPolyline(points.data(), static_cast<int>(points.size()));
}

} // namespace

ChartLegend::ChartLegend(const ChartContent& content, QWidget* parent) : QWidget(parent), m_content{content}
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

QSize ChartLegend::sizeHint() const
{
    return {m_content.metrics.px(200), m_content.metrics.px(24)};
}

void ChartLegend::addStops(const Outcome& outcome)
{
    std::vector<Cause> causes;
    for (const Interruption& interruption : outcome.interruptions) {
        if (std::find(causes.begin(), causes.end(), interruption.cause) == causes.end())
            causes.push_back(interruption.cause);
    }
    for (const Cause cause : causes) {
        const QString words = causeWords(cause);
        m_entries.push_back({causes.size() == 1 ? tr("agents stopped, %1").arg(words) : words,
                             causes.size() == 1 ? tr("agents stopped") : words,
                             [this, cause](QPainter& painter, const QRectF& where) {
                                 const QRectF sign = where.adjusted(1, 0, -1, 0);
                                 fillHatched(painter, sign, cause, m_content.colors);
                                 painter.setPen(m_content.colors(Token::Interruption));
                                 painter.drawRect(sign.adjusted(0, 0, -1, -1));
                             }});
    }
}

void ChartLegend::addOverlay(const ChartOverlay& overlay)
{
    m_entries.push_back(
        {overlay.text, overlay.shortText,
         [this, color = overlay.color, dashes = overlay.dashes](QPainter& painter, const QRectF& where) {
             QPen pen(m_content.colors(color), 1.5, Qt::CustomDashLine, Qt::FlatCap);
             pen.setDashPattern(dashes);
             painter.setPen(pen);
             painter.drawLine(QPointF(where.left(), where.center().y()), QPointF(where.right(), where.center().y()));
         }});
}

void ChartLegend::addReloads(const Outcome& outcome)
{
    const auto add = [this](const QString& text, const QString& shortText, ReloadMark::Kind kind) {
        m_entries.push_back({text, shortText, [this, kind](QPainter& painter, const QRectF& where) {
                                 paintReloadGlyph(painter, where.center(), kind, m_content.metrics.px(9),
                                                  m_content.colors);
                             }});
    };
    if (!m_content.pastReloads().empty())
        add(tr("reload really credited"), tr("really credited"), ReloadMark::Kind::Recorded);
    if (outcome.reloads.empty() && !outcome.pending)
        return;
    add(tr("reload requested"), tr("requested"), ReloadMark::Kind::Requested);
    add(tr("reload credited"), tr("credited"), ReloadMark::Kind::Credited);
    if (outcome.declinedAttempts > 0)
        add(tr("payment declined"), tr("declined"), ReloadMark::Kind::Declined);
}

void ChartLegend::addRecordedStops()
{
    if (!m_content.showsRecordedStops || m_content.recordedStops().empty())
        return;
    m_entries.push_back({tr("really stopped"), tr("really stopped"), [this](QPainter& painter, const QRectF& where) {
                             paintStopGlyph(painter, where.center(), stopGlyphSide(m_content.metrics), false,
                                            m_content.colors);
                         }});
}

void ChartLegend::refresh()
{
    m_entries.clear();
    m_entries.push_back({tr("balance"), tr("balance"), [this](QPainter& painter, const QRectF& where) {
                             paintBalanceSign(painter, where, m_content.colors);
                         }});
    for (std::size_t i = 0; i < m_content.overlayColumns.size(); ++i)
        if (!m_content.overlayColumns[i].empty())
            addOverlay(m_content.overlays[i]);
    if (const Outcome* outcome = m_content.outcome()) {
        if (showsStops(*m_content.result))
            addStops(*outcome);
        addRecordedStops();
        addReloads(*outcome);
    }
    update();
}

double ChartLegend::widthOf(const QString& text) const
{
    return m_content.metrics.px(signWidth + signGap) + m_content.metrics.smallWidth(text);
}

std::size_t ChartLegend::fitting(bool& shortWords) const
{
    const double gap = m_content.metrics.px(entryGap);
    std::size_t count = 0;
    for (const bool tryShort : {false, true}) {
        double used = -gap;
        count = 0;
        for (const Entry& entry : m_entries) {
            used += gap + widthOf(tryShort ? entry.shortText : entry.text);
            if (used > width())
                break;
            ++count;
        }
        shortWords = tryShort;
        if (count == m_entries.size())
            break;
    }
    return count;
}

QStringList ChartLegend::texts() const
{
    if (m_content.colors.isStale())
        return {tr("recomputing…")};
    bool shortWords = false;
    const std::size_t count = fitting(shortWords);
    QStringList texts;
    for (std::size_t i = 0; i < count; ++i)
        texts << (shortWords ? m_entries[i].shortText : m_entries[i].text);
    return texts;
}

void ChartLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ChartMetrics& metrics = m_content.metrics;
    painter.setFont(metrics.small());
    const QStringList words = texts();
    double x = 0;
    const double side = metrics.px(12);
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (m_content.colors.isStale()) {
            painter.setPen(m_content.colors(Token::TextHint));
            painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, words[i]);
            return;
        }
        m_entries[static_cast<std::size_t>(i)].paintSign(
            painter, QRectF(std::round(x), std::round((height() - side) / 2), metrics.px(signWidth), side));
        painter.setPen(m_content.colors(Token::TextSecondary));
        painter.drawText(QRectF(x + metrics.px(signWidth + signGap), 0, widthOf(words[i]), height()),
                         Qt::AlignLeft | Qt::AlignVCenter, words[i]);
        x += widthOf(words[i]) + metrics.px(entryGap);
    }
}

} // namespace lowwater
