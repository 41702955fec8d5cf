// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/panel/money_slider.h"
#include "app/desktop/words/provider_words.h"

#include <QWidget>

class QLabel;

namespace lowwater {

class FieldMark;
class LinkButton;
class MoneySpinBox;
class Theme;
class TokenLabel;

/// A sum as a box and a slider, with what is wrong with it, what the provider offers instead, and whether it is the
/// person's own: the threshold, the amount.
class SumField : public QWidget {
    Q_OBJECT

public:
    /// `lead`: what stands left of the box; the field takes it. The theme must outlive the field.
    SumField(const Theme& theme, MoneySlider::Scale scale, const QString& name, const QString& tip, QWidget* lead,
             QWidget* parent = nullptr);

    [[nodiscard]] MoneySpinBox& box() const noexcept { return *m_box; }
    [[nodiscard]] MoneySlider& slider() const noexcept { return *m_slider; }
    void setValue(Money value);
    /// What the provider lets one choose: the steps of both, and the slider's ticks.
    void setChoices(const MoneyChoices& choices, std::vector<Money> ticks);
    void setProblem(const QString& sentence);
    /// Not offered by the provider; empty: all is well.
    void setWarning(const QString& sentence);
    /// `kind` is this value's alone; `canGoBack` may be another's that goes back with it.
    void setMark(ValueMark::Kind kind, const QString& text, bool canGoBack);

signals:
    /// By the person.
    void changed(Money value);
    /// A drag is over, or the box was left.
    void gestureEnded();
    void backRequested();

private:
    void explain();

    QString m_tip;
    QString m_markText;
    MoneySpinBox* m_box;
    MoneySlider* m_slider;
    FieldMark* m_mark;
    QLabel* m_problem;
    TokenLabel* m_warning;
    LinkButton* m_back;
};

} // namespace lowwater
