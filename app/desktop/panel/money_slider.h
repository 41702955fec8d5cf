// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/money_choices.h"

#include <QSlider>

#include <optional>
#include <vector>

namespace lowwater {

class Theme;

/// A slider over whole cents of money, with marks and, beneath the groove, what each place would mean: how long agents
/// would stand still (UI.md section 9).
class MoneySlider : public QSlider {
    Q_OBJECT

public:
    /// SquareRoot gives small amounts more room.
    enum class Scale { Linear, SquareRoot };
    /// What a value of the slider would have meant.
    struct Scent {
        Money value;
        double stopped = 0; ///< agent time stopped; any unit
    };

    /// The theme must outlive the slider.
    MoneySlider(const Theme& theme, Scale scale, QWidget* parent = nullptr);

    /// May lie between cents or past the range: the handle goes as near as it can. Emits nothing.
    void setMoney(Money money);
    [[nodiscard]] Money money() const noexcept { return m_money; }
    void setMoneyRange(Money least, Money most);
    void setMarks(std::vector<Money> marks);
    /// What a provider lets one choose: keys go from one to the next, a drag keeps to the step.
    void setChoices(const MoneyChoices& choices);
    [[nodiscard]] const std::vector<Money>& marks() const noexcept { return m_marks; }
    void setRecommended(std::optional<Money> recommended);
    /// In ascending order of value; empty: the strip stays plain.
    void setScent(std::vector<Scent> scent);

    /// Where the handle is; for tests and tool tips.
    [[nodiscard]] QRect handleRect() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// By the person: keyboard, mouse, assistive technology; not by setMoney.
    void moneyChanged(Money money);
    /// A drag or a burst of keys is over.
    void gestureEnded();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] double xOf(Money money) const;
    [[nodiscard]] int valueAt(double x) const;
    [[nodiscard]] QRectF groove() const;
    void stepByChoice(int action);
    void paintTicks(QPainter& painter) const;
    void paintGroove(QPainter& painter) const;
    void paintScent(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;
    void paintHandle(QPainter& painter) const;

    const Theme& m_theme;
    Scale m_scale;
    Money m_money;
    std::vector<Money> m_marks;
    MoneyChoices m_choices;
    std::optional<Money> m_recommended;
    std::vector<Scent> m_scent;
    std::optional<double> m_grab; ///< while dragging: pointer less handle
};

} // namespace lowwater
