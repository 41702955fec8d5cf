// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panel/sum_field.h"

#include "app/desktop/panel/field_mark.h"
#include "app/desktop/panel/link_button.h"
#include "app/desktop/panel/money_spin_box.h"
#include "app/desktop/verdict/token_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace lowwater {

SumField::SumField(const Theme& theme, MoneySlider::Scale scale, const QString& name, const QString& tip, QWidget* lead,
                   QWidget* parent)
    : QWidget(parent),
      m_tip{tip},
      m_box{new MoneySpinBox(this)},
      m_slider{new MoneySlider(theme, scale, this)},
      m_mark{new FieldMark(theme, this)},
      m_problem{new QLabel(this)},
      m_warning{new TokenLabel(theme, TextStyle::Small, Token::Warn, this)},
      m_back{new LinkButton(theme, tr("back to default"), this)}
{
    m_box->setMinimum(Money{});
    m_box->setAccessibleName(name);
    m_slider->setAccessibleName(name);
    m_problem->setWordWrap(true);
    m_problem->setFont(Theme::font(TextStyle::Small));
    m_problem->setForegroundRole(QPalette::BrightText);
    m_warning->setWordWrap(true);
    m_back->setAccessibleName(tr("Back to default: %1").arg(name));

    auto* top = new QHBoxLayout;
    top->setSpacing(Theme::unit());
    top->addWidget(lead);
    top->addWidget(m_mark);
    top->addStretch(1);
    top->addWidget(m_box);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::unit());
    layout->addLayout(top);
    layout->addWidget(m_slider);
    layout->addWidget(m_problem);
    layout->addWidget(m_warning);
    layout->addWidget(m_back, 0, Qt::AlignRight); // below the slider, which stays under the pointer
    for (QWidget* now : std::initializer_list<QWidget*>{m_problem, m_warning, m_back})
        now->hide();
    explain();

    connect(m_slider, &MoneySlider::moneyChanged, this, &SumField::changed);
    connect(m_slider, &MoneySlider::gestureEnded, this, &SumField::gestureEnded);
    connect(m_box, &MoneySpinBox::valueChanged, this,
            [this](std::optional<Money> value) { emit changed(value.value_or(Money{})); });
    connect(m_box, &QAbstractSpinBox::editingFinished, this, &SumField::gestureEnded);
    connect(m_box, &MoneySpinBox::rejected, this, &SumField::setProblem);
    connect(m_back, &QAbstractButton::clicked, this, &SumField::backRequested);
}

void SumField::setValue(Money value)
{
    m_box->setValue(value);
    m_slider->setMoney(value);
}

void SumField::setChoices(const MoneyChoices& choices, std::vector<Money> ticks)
{
    m_box->setChoices(choices);
    m_slider->setChoices(choices);
    m_slider->setMarks(std::move(ticks));
}

void SumField::setProblem(const QString& sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    explain();
}

void SumField::setWarning(const QString& sentence)
{
    m_warning->setText(sentence);
    m_warning->setVisible(!sentence.isEmpty());
    explain();
}

void SumField::setMark(ValueMark::Kind kind, const QString& text, bool canGoBack)
{
    m_markText = text;
    m_mark->setMark(kind, text);
    m_back->setVisible(canGoBack);
    m_back->setToolTip(text);
    explain();
}

void SumField::explain()
{
    QStringList said;
    for (const QLabel* label : std::initializer_list<const QLabel*>{m_problem, m_warning}) {
        if (!label->text().isEmpty())
            said << label->text();
    }
    for (QWidget* field : std::initializer_list<QWidget*>{m_box, m_slider})
        explainField(*field, m_tip, m_markText, said.join(QLatin1Char(' ')));
}

} // namespace lowwater
