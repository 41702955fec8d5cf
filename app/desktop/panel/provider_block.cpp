// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panel/provider_block.h"

#include "app/desktop/document.h"
#include "app/desktop/panel/link_button.h"
#include "app/desktop/panel/provider_box.h"
#include "app/desktop/provider_edits.h"
#include "app/desktop/verdict/token_label.h"
#include "app/desktop/words/provider_words.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QVBoxLayout>

namespace lowwater {

namespace {

TokenLabel* line(const Theme& theme, Token color, QWidget* parent)
{
    auto* label = new TokenLabel(theme, TextStyle::Small, color, parent);
    label->setWordWrap(true);
    label->hide();
    return label;
}

void show(QLabel& label, const QString& text)
{
    label.setText(text);
    label.setVisible(!text.isEmpty());
}

QHBoxLayout* row(QWidget* left, QWidget* right)
{
    auto* layout = new QHBoxLayout;
    layout->setSpacing(Theme::unit());
    layout->addWidget(left, 1);
    layout->addWidget(right, 0, Qt::AlignTop);
    return layout;
}

} // namespace

ProviderBlock::ProviderBlock(const Theme& theme, ScenarioDocument& document, QWidget* parent)
    : QWidget(parent),
      m_document{document},
      m_box{new ProviderBox(theme, this)},
      m_byHand{line(theme, Token::TextSecondary, this)},
      m_differs{line(theme, Token::TextSecondary, this)},
      m_other{new LinkButton(theme, tr("Use that"), this)},
      m_notes{line(theme, Token::TextSecondary, this)},
      m_card{new LinkButton(theme, tr("Setting card…"), this)},
      m_back{new LinkButton(theme, tr("Provider's values"), this)},
      m_showNotes{new LinkButton(theme, {}, this)}
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::unit());
    layout->addWidget(m_box);
    layout->addWidget(m_byHand);
    layout->addLayout(row(m_differs, m_other));
    layout->addWidget(m_notes);
    auto* ways = new QHBoxLayout;
    ways->setSpacing(Theme::unit(3));
    ways->addWidget(m_card);
    ways->addStretch(1);
    ways->addWidget(m_back); // in a row that is always there: nothing moves under a drag that makes a value one's own
    ways->addWidget(m_showNotes);
    layout->addLayout(ways);
    m_showNotes->setCheckable(true);
    m_card->setToolTip(tr("The steps to set this at the provider, to copy"));
    m_showNotes->setToolTip(tr("Shows or hides what else is known of this provider"));
    wire();
}

void ProviderBlock::wire()
{
    connect(m_box, &ProviderBox::chosen, this, [this](const QString& name) { editProvider(m_document, name); });
    connect(m_other, &QAbstractButton::clicked, this, [this] { editProvider(m_document, m_counterpart); });
    connect(m_back, &QAbstractButton::clicked, this, [this] { editBackToDefaults(m_document); });
    connect(m_card, &QAbstractButton::clicked, this, &ProviderBlock::cardRequested);
    connect(m_showNotes, &QAbstractButton::toggled, this, &ProviderBlock::showNotes);
    auto* key = new QShortcut(QKeySequence(tr("Alt+D", "provider")), this);
    connect(key, &QShortcut::activated, m_box, [this] { m_box->setFocus(Qt::ShortcutFocusReason); });
}

void ProviderBlock::refresh()
{
    const Scenario& scenario = m_document.scenario();
    const auto* preset = scenario.provider.preset();
    const ProviderWords said = providerWords(scenario);
    m_box->setProvider(scenario.provider);
    m_box->setToolTip(preset == nullptr ? tr("How your provider reloads a balance: its rule, amounts, fees and limits")
                                        : QString::fromStdString(preset->title));
    lowwater::show(*m_byHand, said.byHand);
    m_byHand->setToken(said.warns ? Token::Warn : Token::TextSecondary);
    lowwater::show(*m_differs, said.differs);
    m_counterpart = said.counterpart;
    m_other->setVisible(!said.differs.isEmpty());
    m_other->setAccessibleName(tr("Use the other source: %1").arg(said.differs));

    OptionNames own = preset == nullptr ? OptionNames{} : ownOptions(scenario);
    for (const char* notTheirs : {"pool-rule", "default-pool", "plan-window", "seed"})
        own.erase(notTheirs);
    const QString count = own.empty()       ? QString{}
                          : own.size() == 1 ? tr("One value is your own.")
                                            : tr("%Ln values are your own.", "", static_cast<int>(own.size()));
    m_back->setVisible(!own.empty());
    m_back->setToolTip(count + QLatin1Char(' ') + tr("This sets policy and account as the provider has them."));
    m_back->setAccessibleDescription(m_back->toolTip());

    const int notes = preset == nullptr ? 0 : static_cast<int>(preset->notes.size());
    m_showNotes->setVisible(notes > 0);
    if (notes == 0)
        m_showNotes->setChecked(false);
    m_showNotes->setText(notes == 1 ? tr("1 note") : tr("%Ln notes", "", notes));
    m_showNotes->setAccessibleName(m_showNotes->text());
    showNotes();
    m_box->setAccessibleDescription(QStringList{said.byHand, said.differs, count}.join(QLatin1Char(' ')));
}

void ProviderBlock::showNotes()
{
    const auto* preset = m_document.scenario().provider.preset();
    QStringList notes;
    if (preset != nullptr && m_showNotes->isChecked()) {
        for (const auto& note : preset->notes)
            notes << QString::fromStdString(note);
    }
    lowwater::show(*m_notes, notes.join(QLatin1String("\n\n")));
}

} // namespace lowwater
