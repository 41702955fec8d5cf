// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/icons.h"
#include "app/desktop/theme.h"

#include <QLabel>
#include <QWidget>

namespace lowwater {

/// Plain text in one of our type sizes and in a colour by meaning; follows the theme, which must outlive it.
class TokenLabel : public QLabel {
    Q_OBJECT

public:
    TokenLabel(const Theme& theme, TextStyle style, Token color, QWidget* parent = nullptr, bool demiBold = false);

    void setToken(Token color);
    void setTextStyle(TextStyle style);
    [[nodiscard]] Token token() const noexcept { return m_color; }
    [[nodiscard]] TextStyle textStyle() const noexcept { return m_style; }

private:
    void recolor();

    const Theme& m_theme;
    TextStyle m_style;
    Token m_color;
    bool m_demiBold;
};

/// One of our drawings, `steps` of the grid wide and high.
class IconLabel : public QWidget {
    Q_OBJECT

public:
    IconLabel(const Theme& theme, Icon drawing, Token color, double steps, QWidget* parent = nullptr);

    void setDrawing(Icon drawing, Token color);
    [[nodiscard]] Icon drawing() const noexcept { return m_drawing; }
    [[nodiscard]] Token token() const noexcept { return m_color; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Icon m_drawing;
    Token m_color;
    double m_steps;
};

} // namespace lowwater
