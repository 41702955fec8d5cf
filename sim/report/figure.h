// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace lowwater {

/// What a colour means; the players choose its value (ink_colors.h, with the tokens of resources/theme.json).
enum class Ink {
    Text,
    TextSecondary,
    Surface,
    Border,
    Grid,
    Axis,
    Zero,
    Balance,
    BalanceFill,
    Threshold,
    ThresholdText,
    Interruption,
    InterruptionFill,
    Safe,
    Recommended,
    Night,
    Weekend,
    Category1,
    Category2,
    Category3,
    Category4,
    Category5,
    Category6,
    Other,
};
inline constexpr std::size_t inkCount = static_cast<std::size_t>(Ink::Other) + 1;

struct FigurePoint {
    double x = 0;
    double y = 0;
    [[nodiscard]] bool operator==(const FigurePoint&) const = default;
};

/// Display-list items; coordinates in points of the figure, y down.
struct FigurePath {
    std::vector<FigurePoint> points;
    Ink ink = Ink::Text;
    double width = 1;
    std::vector<double> dash; ///< in points, drawn and left out in turn; empty: solid
};
struct FigurePolygon {
    std::vector<FigurePoint> points;
    Ink fill = Ink::BalanceFill;
};
struct FigureRect {
    double x = 0, y = 0, width = 0, height = 0;
    Ink fill = Ink::Surface;
    std::optional<Ink> outline = {}; ///< one point wide
    double radius = 0;
};
enum class Anchor { Start, Middle, End };
struct FigureText {
    FigurePoint at;   ///< on the base line
    std::string text; ///< UTF-8
    Ink ink = Ink::Text;
    double size = 11;
    bool bold = false;
    Anchor anchor = Anchor::Start;
    std::string strongLead = {}; ///< drawn bold, right before the text
};
using FigureItem = std::variant<FigurePath, FigurePolygon, FigureRect, FigureText>;

/// A drawing as data, with two players: SVG (here) and QPainter (app/print).
struct Figure {
    double width = 680;
    double height = 240;
    std::string title;             ///< for readers who cannot see it
    std::string description;       ///< the sentence that says what it shows
    std::vector<FigureItem> items; ///< bottom to top
};

/// About how wide a text is when drawn: DejaVu Sans, the widest of the fonts asked for, so that what fits by this fits
/// in all.
[[nodiscard]] double textWidth(const std::string& text, double size, bool bold = false);

} // namespace lowwater
