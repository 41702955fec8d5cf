// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/money_choices.h"

#include <QAbstractSpinBox>

#include <optional>

namespace lowwater {

/// Dollars, exact to the nano-dollar: reads `1`, `$1`, `1.00`, shows two decimals and more where there are more. What
/// is typed counts once it is done (Enter, or leaving the field).
class MoneySpinBox : public QAbstractSpinBox {
    Q_OBJECT

public:
    explicit MoneySpinBox(QWidget* parent = nullptr);

    [[nodiscard]] std::optional<Money> value() const noexcept { return m_value; }
    /// Emits nothing.
    void setValue(std::optional<Money> value);
    /// May be empty, which reads `noneText`.
    void setOptional(const QString& noneText);
    void setMinimum(Money minimum) { m_minimum = minimum; }
    void setStep(Money step) { m_step = step; }
    /// What a provider lets one choose: the arrows go from one to the next. Anything can be typed.
    void setChoices(const MoneyChoices& choices) { m_choices = choices; }

    /// `$1.00`, `−$0.5` as `−$0.50`, `$0.123456789`; never rounded.
    [[nodiscard]] static QString exactText(Money money);

    void stepBy(int steps) override;
    [[nodiscard]] QValidator::State validate(QString& text, int& position) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    /// By the person; not by setValue.
    void valueChanged(std::optional<Money> value);
    /// What was typed cannot be read; `why` is a sentence. The old value is back.
    void rejected(const QString& why);

protected:
    [[nodiscard]] StepEnabled stepEnabled() const override;

private:
    void commit();
    void show(std::optional<Money> value);

    std::optional<Money> m_value;
    std::optional<Money> m_minimum;
    Money m_step = oneDollar;
    MoneyChoices m_choices;
    QString m_noneText;
};

} // namespace lowwater
