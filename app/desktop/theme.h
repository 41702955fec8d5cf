// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

#include <array>

namespace lowwater {

/// Colours by meaning; the names are those of resources/theme.json.
enum class Token {
    Chrome,
    Panel,
    Surface,
    Raised,
    Hover,
    Pressed,
    Selection,
    Border,
    BorderControl,
    Focus,
    Text,
    TextSecondary,
    TextHint,
    TextDisabled,
    Accent,
    OnAccent,
    AccentHover,
    Link,
    Good,
    GoodTint,
    Bad,
    BadTint,
    Warn,
    WarnTint,
    Info,
    InfoTint,
    Balance,
    BalanceFill,
    Threshold,
    ThresholdText,
    Interruption,
    InterruptionFill,
    Safe,
    SafeFill,
    Zero,
    Crosshair,
    Grid,
    Axis,
    Night,
    Weekend,
    PinA,
    PinB,
    PinC,
    PinD,
    Category1,
    Category2,
    Category3,
    Category4,
    Category5,
    Category6,
    CategoryOther,
    PoolPlan,
    PoolExtra,
    PoolApi,
    Sum1, ///< amounts of money, from little to much
    Sum2,
    Sum3,
    Sum4,
    Sum5,
    Sum6,
    Heat0, ///< trouble, from none to the most
    Heat1,
    Heat2,
    Heat3,
    Heat4,
    Heat5,
    Heat6,
    TokenCount
};

/// UI.md section 4; everything scales with the application font.
enum class TextStyle { Display, Verdict, Figure, Heading, Body, Small };

/// The one source of colours and type sizes. Reads resources/theme.json; follows the system palette unless told
/// otherwise.
class Theme : public QObject {
    Q_OBJECT

public:
    enum class Scheme { Light, Dark, HighContrast };
    enum class Choice { System, Light, Dark, HighContrast };

    explicit Theme(QObject* parent = nullptr);

    [[nodiscard]] Scheme scheme() const noexcept { return m_scheme; }
    [[nodiscard]] Choice choice() const noexcept { return m_choice; }
    void setChoice(Choice choice);
    /// Looks again at the system's palette; called on ApplicationPaletteChange.
    void followSystem(const QPalette& system);

    [[nodiscard]] QColor color(Token token) const;
    /// A colour of another scheme, for tests and printing.
    [[nodiscard]] QColor color(Token token, Scheme scheme) const;
    /// Every role filled from the tokens.
    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] static QFont font(TextStyle style, bool demiBold = false);
    /// One step of the 4 px grid, scaled with the font.
    [[nodiscard]] static int unit(int steps = 1);

signals:
    void changed();

private:
    using Colors = std::array<QColor, static_cast<std::size_t>(Token::TokenCount)>;
    std::array<Colors, 3> m_colors;
    Scheme m_scheme = Scheme::Light;
    Scheme m_systemScheme = Scheme::Light;
    Choice m_choice = Choice::System;
};

} // namespace lowwater
