// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/usage/issue_finder.h"

#include "app/desktop/usage/pool_look.h"
#include "app/desktop/verdict/token_label.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace lowwater {

IssueFinder::IssueFinder(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme{theme}, m_message{new QLineEdit(this)}, m_choice{new QComboBox(this)}
{
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(Theme::unit(2));
    m_message->setPlaceholderText(tr("Paste what the tool said, such as “Credit balance is too low”"));
    m_message->setAccessibleName(tr("What the tool said"));
    m_message->setTextMargins(Theme::unit(), 0, Theme::unit(), 0);
    m_message->setClearButtonEnabled(true);
    m_message->setAcceptDrops(false); // files go to the window
    m_choice->addItem(tr("or choose what happened…"));
    for (const Symptom& symptom : SymptomTable::builtIn().symptoms())
        m_choice->addItem(QString::fromStdString(symptom.title), QString::fromStdString(symptom.id));
    m_choice->setAccessibleName(tr("What happened"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(16);
    m_layout->addWidget(m_message);
    m_layout->addWidget(m_choice);
    connect(m_message, &QLineEdit::textChanged, this, &IssueFinder::ask);
    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        if (const Symptom* symptom = SymptomTable::builtIn().find(m_choice->itemData(index).toString().toStdString()))
            show(*symptom);
        else
            clear();
    });
}

void IssueFinder::ask(const QString& message)
{
    m_choice->setCurrentIndex(0);
    if (message.trimmed().isEmpty())
        return clear();
    const auto& table = SymptomTable::builtIn();
    const Symptom* symptom = table.match(message.toStdString());
    show(symptom != nullptr ? *symptom : table.unknown());
}

void IssueFinder::clear()
{
    delete m_answer;
    m_answer = nullptr;
    m_said.clear();
}

void IssueFinder::show(const Symptom& symptom)
{
    clear();
    m_answer = new QWidget(this);
    auto* rows = new QVBoxLayout(m_answer);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(Theme::unit());
    const auto add = [this, rows](const QString& text, Token color, bool strong = false) {
        auto* label = new TokenLabel(m_theme, TextStyle::Body, color, m_answer, strong);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setText(text);
        rows->addWidget(label);
        m_said += text + QLatin1Char('\n');
    };
    auto* head = new QHBoxLayout;
    head->setSpacing(Theme::unit(2));
    const QString title =
        symptom.pool ? tr("It is the pool “%1”.").arg(poolWord(*symptom.pool)) : tr("No pool is in the way.");
    auto* pool = new TokenLabel(m_theme, TextStyle::Body, Token::Text, m_answer, true);
    pool->setText(title);
    m_said = title + QLatin1Char('\n');
    head->addWidget(symptom.pool
                        ? new IconLabel(m_theme, poolIcon(*symptom.pool), poolToken(*symptom.pool), 4.5, m_answer)
                        : new IconLabel(m_theme, Icon::Info, Token::Info, 4.5, m_answer));
    head->addWidget(pool, 1);
    rows->addLayout(head);
    add(QString::fromStdString(symptom.why), Token::Text);
    for (std::size_t i = 0; i < symptom.steps.size(); ++i)
        add(tr("%1. %2").arg(i + 1).arg(QString::fromStdString(symptom.steps[i])), Token::TextSecondary);
    m_layout->addWidget(m_answer);
}

} // namespace lowwater
