// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panel/money_spin_box.h"

#include "app/desktop/panel/money_steps.h"
#include "app/desktop/theme.h"

#include <QLineEdit>
#include <QStyleOptionSpinBox>

namespace lowwater {

MoneySpinBox::MoneySpinBox(QWidget* parent) : QAbstractSpinBox(parent)
{
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setAccelerated(true);
    lineEdit()->setAcceptDrops(false);
    connect(this, &QAbstractSpinBox::editingFinished, this, &MoneySpinBox::commit);
    show(m_value);
}

QString MoneySpinBox::exactText(Money money)
{
    QString digits = QString::fromStdString(money.toString());
    const bool negative = digits.startsWith(QLatin1Char('-'));
    if (negative)
        digits.remove(0, 1);
    const auto point = digits.indexOf(QLatin1Char('.'));
    if (point < 0)
        digits += QLatin1String(".00");
    else if (digits.size() - point == 2)
        digits += QLatin1Char('0');
    return (negative ? QStringLiteral("\u2212$") : QStringLiteral("$")) + digits;
}

void MoneySpinBox::setValue(std::optional<Money> value)
{
    m_value = value;
    show(value);
}

void MoneySpinBox::setOptional(const QString& noneText)
{
    m_noneText = noneText;
    show(m_value);
}

void MoneySpinBox::show(std::optional<Money> value)
{
    const QString text = value ? exactText(*value) : m_noneText;
    if (lineEdit()->text() != text)
        lineEdit()->setText(text);
}

void MoneySpinBox::stepBy(int steps)
{
    const Money old = m_value.value_or(Money{});
    Money next = stepped(m_choices, old, steps, m_step);
    if (m_minimum && next < *m_minimum)
        next = *m_minimum;
    if (next == m_value)
        return;
    setValue(next);
    selectAll();
    emit valueChanged(m_value);
}

QValidator::State MoneySpinBox::validate(QString&, int&) const
{
    return QValidator::Acceptable; // commit() judges; a person in the middle of typing is never hindered
}

QAbstractSpinBox::StepEnabled MoneySpinBox::stepEnabled() const
{
    const bool atMinimum = m_minimum && m_value && *m_value <= *m_minimum;
    return atMinimum ? StepUpEnabled : StepUpEnabled | StepDownEnabled;
}

void MoneySpinBox::commit()
{
    QString text = lineEdit()->text().trimmed();
    const bool none = !m_noneText.isEmpty() && (text.isEmpty() || text == m_noneText);
    if (none) {
        const bool changed = m_value.has_value();
        setValue(std::nullopt);
        if (changed)
            emit valueChanged(m_value);
        return;
    }
    text.replace(QChar(0x2212), QLatin1Char('-'));
    const auto money = Money::parse(text.toStdString());
    if (!money) {
        setValue(m_value);
        emit rejected(QString::fromStdString(money.error().describe()));
        return;
    }
    const bool changed = m_value != *money;
    setValue(*money);
    if (changed)
        emit valueChanged(m_value);
}

QSize MoneySpinBox::sizeHint() const
{
    QStyleOptionSpinBox option;
    initStyleOption(&option);
    const QSize text(fontMetrics().horizontalAdvance(QStringLiteral("\u2212$0000.00")), fontMetrics().height());
    return style()->sizeFromContents(QStyle::CT_SpinBox, &option, text + QSize(Theme::unit(6), Theme::unit(2)), this);
}

} // namespace lowwater
