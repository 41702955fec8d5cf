// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/setting_card_dialog.h"

#include "app/desktop/icons.h"
#include "app/desktop/verdict/token_label.h"
#include "app/desktop/words/provider_words.h"
#include "sim/report/setting_card.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

namespace lowwater {

namespace {

TokenLabel* wrapped(const Theme& theme, TextStyle style, Token color, const QString& text, QWidget* parent)
{
    auto* label = new TokenLabel(theme, style, color, parent);
    label->setWordWrap(true);
    label->setText(text);
    return label;
}

} // namespace

SettingCardDialog::SettingCardDialog(const Theme& theme, const Scenario& scenario, QWidget* parent)
    : QDialog(parent), m_text{QString::fromStdString(settingCard(scenario))}
{
    const ProviderPreset& preset = cardPreset(scenario);
    setWindowTitle(tr("Setting card"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::unit(8), Theme::unit(6), Theme::unit(8), Theme::unit(4));
    layout->setSpacing(Theme::unit(3));
    auto* title = wrapped(
        theme, TextStyle::Heading, Token::Text,
        scenario.provider.preset() == nullptr ? tr("Any provider") : QString::fromStdString(preset.title), this);
    layout->addWidget(title);
    auto* steps = new QGridLayout;
    steps->setHorizontalSpacing(Theme::unit(2));
    steps->setVerticalSpacing(Theme::unit(2));
    steps->setColumnStretch(1, 1);
    int row = 0;
    for (const auto& step : settingSteps(preset, scenario.policy)) {
        auto* number = new TokenLabel(theme, TextStyle::Body, Token::TextSecondary, this);
        number->setText(tr("%1.", "number of a step").arg(row + 1));
        auto* text = wrapped(theme, TextStyle::Body, Token::Text, QString::fromStdString(step), this);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        steps->addWidget(number, row, 0, Qt::AlignRight | Qt::AlignTop);
        steps->addWidget(text, row, 1);
        ++row;
    }
    layout->addLayout(steps);
    for (const QString& warning : {thresholdNotOffered(scenario), amountNotOffered(scenario)}) {
        if (!warning.isEmpty())
            layout->addWidget(wrapped(theme, TextStyle::Small, Token::Warn, warning, this));
    }
    layout->addStretch(1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_copy = buttons->addButton(tr("Cop&y"), QDialogButtonBox::ActionRole);
    m_copy->setIcon(icon(Icon::Copy, theme));
    m_copy->setToolTip(tr("Copies the steps as text"));
    m_copy->setDefault(true);
    layout->addWidget(buttons);
    connect(m_copy, &QPushButton::clicked, this, &SettingCardDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setAccessibleDescription(m_text);
    setMinimumWidth(Theme::unit(110));
}

void SettingCardDialog::copy()
{
    QGuiApplication::clipboard()->setText(m_text);
    m_copy->setText(tr("Copied"));
}

} // namespace lowwater
