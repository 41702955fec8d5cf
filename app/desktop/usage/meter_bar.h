// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/usage/usage_picture.h"

#include <QWidget>

namespace lowwater {

class Theme;

/// How much of an allowance is used up.
class MeterBar : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the bar. `name`: for a reader of the screen.
    MeterBar(const Theme& theme, const QString& name, QWidget* parent = nullptr);
    void setUsed(Money used, Money allowance);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    double m_share = 0;
};

} // namespace lowwater
