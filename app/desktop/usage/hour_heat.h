// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/usage/usage_picture.h"

#include <QWidget>

namespace lowwater {

class Theme;

/// When money is spent: the hours of the week, darker for more.
class HourHeat : public QWidget {
    Q_OBJECT

public:
    using Hours = std::array<std::array<Money, 24>, 7>;

    /// The theme must outlive the picture.
    explicit HourHeat(const Theme& theme, QWidget* parent = nullptr);
    void setHours(const Hours& hours);
    /// 0 (nothing) … 6 (from five sixths of the busiest hour on).
    [[nodiscard]] static std::size_t shadeOf(Money cost, Money most);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QRectF cell(std::size_t day, std::size_t hour) const;

    const Theme& m_theme;
    Hours m_hours{};
    Money m_most;
};

} // namespace lowwater
