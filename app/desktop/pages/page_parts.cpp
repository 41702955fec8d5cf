// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/pages/page_parts.h"

#include "app/desktop/verdict/token_label.h"

namespace lowwater {

QFrame* makeRule(QWidget* parent)
{
    auto* rule = new QFrame(parent);
    rule->setFixedHeight(1);
    rule->setAutoFillBackground(true);
    rule->setBackgroundRole(QPalette::Mid);
    return rule;
}

Section makeSection(const Theme& theme, const QString& title, QWidget* parent)
{
    auto* widget = new QWidget(parent);
    auto* body = new QVBoxLayout(widget);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(Theme::unit(2));
    auto* head = new QHBoxLayout;
    head->setSpacing(Theme::unit(2));
    auto* label = new TokenLabel(theme, TextStyle::Heading, Token::Text, widget, true);
    label->setText(title);
    head->addWidget(label);
    body->addLayout(head);
    return {widget, head, body, label, nullptr};
}

Section makeSection(const Theme& theme, const QString& title, const QString& note, QWidget* parent)
{
    Section section = makeSection(theme, title, parent);
    auto* quiet = new TokenLabel(theme, TextStyle::Small, Token::TextSecondary, section.widget);
    quiet->setText(note);
    section.head->addWidget(quiet);
    section.head->addStretch(1);
    section.note = quiet;
    return section;
}

} // namespace lowwater
