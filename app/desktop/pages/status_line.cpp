// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/pages/status_line.h"

#include "app/desktop/document.h"
#include "app/desktop/icons.h"
#include "app/desktop/imports/import_words.h"
#include "app/desktop/words/format.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace lowwater {

namespace {

QString runsText(int runs)
{
    return runs == 1 ? StatusLine::tr("1 run") : StatusLine::tr("%Ln runs", "", runs);
}

QString resolutionText(Resolution resolution)
{
    switch (resolution) {
    case Resolution::Minute:
        return StatusLine::tr("per minute");
    case Resolution::FiveHours:
        return StatusLine::tr("per 5 hours");
    case Resolution::Day:
        return StatusLine::tr("per day");
    case Resolution::Request:
        break;
    }
    return StatusLine::tr("per request");
}

QString datesText(const History& history, const QTimeZone& zone)
{
    const QLocale locale = words::locale();
    const QDate first = words::wallClock(history.times().front(), zone).date();
    const QDate last = words::wallClock(history.times().back(), zone).date();
    const QString withYear = QStringLiteral("d MMM yyyy");
    if (first == last)
        return locale.toString(last, withYear);
    const QString begin = locale.toString(first, first.year() == last.year() ? QStringLiteral("d MMM") : withYear);
    return StatusLine::tr("%1 – %2", "dates").arg(begin, locale.toString(last, withYear));
}

/// What was left out or has no price; empty where all is well.
QString troublesText(const ImportSummary& summary)
{
    QStringList parts;
    if (const auto lines = static_cast<int>(unreadLines(summary)); lines > 0)
        parts << (lines == 1 ? StatusLine::tr("1 line skipped") : StatusLine::tr("%Ln lines skipped", "", lines));
    if (const auto charges = static_cast<int>(summary.unpriced); charges > 0)
        parts << (charges == 1 ? StatusLine::tr("1 charge unpriced")
                               : StatusLine::tr("%Ln charges unpriced", "", charges));
    return parts.join(StatusLine::tr(", ", "between parts"));
}

QToolButton* makeFlatButton(QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setFont(Theme::font(TextStyle::Small));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIconSize({Theme::unit(4), Theme::unit(4)});
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

/// A drawing and a text, side by side.
QToolButton* makeNote(const QIcon& drawing, QWidget* parent)
{
    auto* note = makeFlatButton(parent);
    note->setIcon(drawing);
    note->setFocusPolicy(Qt::NoFocus);
    note->setAttribute(Qt::WA_TransparentForMouseEvents);
    return note;
}

} // namespace

StatusLine::StatusLine(const Theme& theme, const ScenarioDocument& document, QWidget* parent)
    : QStatusBar(parent),
      m_document{document},
      m_source{makeFlatButton(this)},
      m_size{new QLabel(this)},
      m_dates{new QLabel(this)},
      m_resolution{new QLabel(this)},
      m_skipped{makeFlatButton(this)},
      m_zoneButton{makeFlatButton(this)}
{
    setSizeGripEnabled(false);
    setContentsMargins(Theme::unit(2), 0, Theme::unit(2), 0);
    m_skipped->setIcon(icon(Icon::Warning, theme, Token::Warn));
    m_skipped->setToolTip(tr("Says what became of every line"));
    m_source->setIcon(icon(Icon::File, theme, Token::TextSecondary));
    m_source->setToolTip(tr("Says what was imported"));
    m_skipped->setForegroundRole(QPalette::ButtonText);
    m_zoneButton->setIcon(icon(Icon::Zone, theme, Token::TextSecondary));
    m_zoneButton->setToolTip(tr("The time zone in which times are shown; click for another"));
    auto* local = makeNote(icon(Icon::LocalOnly, theme, Token::TextSecondary), this);
    local->setText(tr("on this computer only"));
    local->setAccessibleName(local->text());
    for (QLabel* label : {m_size, m_dates, m_resolution}) {
        label->setFont(Theme::font(TextStyle::Small));
        label->setContentsMargins(Theme::unit(2), 0, Theme::unit(2), 0);
    }
    for (QWidget* part : std::initializer_list<QWidget*>{m_source, m_size, m_dates, m_resolution, m_skipped})
        addWidget(part);
    addPermanentWidget(m_zoneButton);
    addPermanentWidget(local);
    connect(m_source, &QToolButton::clicked, this, &StatusLine::importedRequested);
    connect(m_skipped, &QToolButton::clicked, this, &StatusLine::importedRequested);
    connect(m_zoneButton, &QToolButton::clicked, this, &StatusLine::zoneRequested);
    setZone(m_zone);
}

void StatusLine::showHistory()
{
    const bool has = m_document.hasHistory();
    for (QWidget* part : std::initializer_list<QWidget*>{m_size, m_dates, m_resolution})
        part->setVisible(has);
    m_source->setText(has ? m_document.name() : tr("No history yet"));
    m_source->setAccessibleName(m_source->text());
    m_source->setEnabled(has);
    const QString troubles = has ? troublesText(*m_document.summary()) : QString();
    m_skipped->setVisible(!troubles.isEmpty());
    m_skipped->setText(troubles);
    m_skipped->setAccessibleName(m_skipped->text());
    if (!has)
        return;
    const History& history = *m_document.scenario().history;
    const std::uint64_t charges = m_document.summary()->charges; // before sums were spread over the time they cover
    QStringList size{charges == 1 ? tr("1 charge") : tr("%Ln charges", "", static_cast<int>(charges))};
    if (m_result && m_result->demand && m_result->scenario.history == m_document.scenario().history)
        size << runsText(static_cast<int>(m_result->demand->runs.list.size()));
    size << words::formatMoney(m_document.import()->facts.total);
    if (const auto& factor = m_document.summary()->costFactor)
        size << tr("costs %1").arg(factorText(*factor));
    m_size->setText(size.join(QStringLiteral(" · ")));
    m_dates->setText(datesText(history, m_zone));
    m_resolution->setText(resolutionText(history.resolution()));
}

void StatusLine::setResult(const RunResultPtr& result)
{
    m_result = result;
    showHistory();
}

void StatusLine::setZone(const QTimeZone& zone)
{
    m_zone = zone;
    m_zoneButton->setText(QString::fromLatin1(zone.id()));
    m_zoneButton->setAccessibleName(tr("Time zone: %1").arg(m_zoneButton->text()));
    showHistory();
}

} // namespace lowwater
