// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/closeup/prevention_list.h"

#include "app/desktop/pages/page_parts.h"
#include "app/desktop/verdict/token_label.h"

#include <QFrame>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace lowwater {

PreventionList::PreventionList(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme{theme}, m_note{new TokenLabel(theme, TextStyle::Small, Token::TextHint, this)}
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::unit(2));
    layout->addWidget(m_note);
    m_note->setWordWrap(true);
    setAccessibleName(tr("What would have prevented it"));
    clear();
}

void PreventionList::clear()
{
    m_lines.clear();
    rebuild();
    m_note->setText(tr("working it out …"));
    m_note->show();
}

void PreventionList::setFound(const Scenario& scenario, std::size_t interruptions, const CloseUpSearch::Found& found)
{
    m_lines = preventionLines(scenario, interruptions, found.preventions);
    rebuild();
    QString note;
    if (!found.isAll)
        note = m_lines.empty() ? tr("working it out …") : tr("working out the others …");
    else if (m_lines.empty())
        note = tr("No setting alone would have.");
    else
        note = tr("Each change alone; what remains is counted on the whole record.");
    if (const QStringList vain = settingsInVain(scenario, found.preventions); found.isAll && !vain.isEmpty())
        note += QLatin1Char(' ') + tr("Tried in vain: %1.", "names of settings").arg(vain.join(QStringLiteral(", ")));
    m_note->setText(note);
}

QString PreventionList::note() const
{
    return m_note->text();
}

QPushButton* PreventionList::buttonOf(const QString& setting) const
{
    return m_content->findChild<QPushButton*>(setting);
}

void PreventionList::rebuild()
{
    const auto* focused =
        m_content != nullptr && m_content->isAncestorOf(window()->focusWidget()) ? window()->focusWidget() : nullptr;
    const QString setting = focused != nullptr ? focused->objectName() : QString();
    delete m_content;
    m_content = new QWidget(this);
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::unit(2));
    for (const PreventionLine& line : m_lines) {
        column->addWidget(makeRule(m_content));
        column->addWidget(makeLine(line));
    }
    m_content->setVisible(!m_lines.empty());
    static_cast<QVBoxLayout*>(layout())->insertWidget(0, m_content);
    updateGeometry();
    QWidget* last = m_before; // new buttons would come after all that is in the window
    for (const PreventionLine& line : m_lines)
        if (QPushButton* button = buttonOf(line.name)) {
            setTabOrder(last, button);
            last = button;
        }
    if (setting.isEmpty())
        return;
    if (QPushButton* button = buttonOf(setting))
        button->setFocus(Qt::OtherFocusReason);
    else
        emit focusLost();
}

QWidget* PreventionList::makeLine(const PreventionLine& line)
{
    auto* widget = new QWidget(m_content);
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::unit());
    grid->setVerticalSpacing(0);
    const auto label = [&](const QString& text, TextStyle style, Token ink, bool strong = false) {
        auto* made = new TokenLabel(m_theme, style, ink, widget, strong);
        made->setText(text);
        return made;
    };
    auto* change = new QHBoxLayout;
    change->setSpacing(Theme::unit());
    change->addWidget(label(line.name, TextStyle::Body, Token::Text));
    change->addWidget(label(tr("%1 →", "the present value").arg(line.now), TextStyle::Body, Token::TextSecondary));
    change->addWidget(label(line.needed, TextStyle::Body, Token::Text, true));
    change->addStretch(1);
    grid->addLayout(change, 0, 0);
    auto* remains = label(line.remains, TextStyle::Small, line.helps ? Token::Good : Token::TextSecondary);
    remains->setWordWrap(true);
    grid->addWidget(remains, 1, 0);
    grid->setColumnStretch(0, 1);
    if (line.step.isEmpty())
        return widget;
    auto* button = new QPushButton(tr("Try"), widget);
    button->setObjectName(line.name);
    button->setAccessibleName(
        tr("Try: %1 %2, %3", "setting, value, what remains").arg(line.name, line.needed, line.remains));
    button->setFixedWidth(button->fontMetrics().horizontalAdvance(button->text()) + Theme::unit(7));
    button->setToolTip(tr("Sets the slider; undo takes it back"));
    connect(button, &QPushButton::clicked, this, [this, line] { emit tryRequested(line.step, line.change); });
    grid->addWidget(button, 0, 1, 2, 1, Qt::AlignVCenter);
    return widget;
}

} // namespace lowwater
