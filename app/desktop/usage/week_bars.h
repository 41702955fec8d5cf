// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/usage/usage_picture.h"

#include <QWidget>

namespace lowwater {

class Theme;

/// What each week cost, a bar a week, parted by the pool that paid. The weeks that fit, the last ones.
class WeekBars : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the bars.
    explicit WeekBars(const Theme& theme, QWidget* parent = nullptr);
    /// In order; weeks without a charge may be missing.
    void setWeeks(const std::vector<UsageTrend::Week>& weeks);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Layout;
    [[nodiscard]] Layout layoutNow() const;
    [[nodiscard]] QString tipOf(const UsageTrend::Week& week) const;

    const Theme& m_theme;
    std::vector<UsageTrend::Week> m_weeks; ///< without a gap
};

} // namespace lowwater
