// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace lowwater {

/// What a colour means; the players choose its value (`../ui` tokens of the same names).
enum class Ink {
    Text, TextSecondary, Surface, Border, Grid, Axis, Zero, Balance, BalanceFill, Threshold, ThresholdText, Interruption,
    InterruptionFill, Safe, Recommended, Night, Weekend, Category1, Category2, Category3, Category4, Category5, Category6, Other,
};

struct FigurePoint {
    double x = 0;
    double y = 0;
};

/// Display-list items; coordinates in points of the figure, y down.
struct FigurePath {
    std::vector<FigurePoint> points;
    Ink ink = Ink::Text;
    double width = 1;
    std::vector<double> dash; ///< empty: solid
};
struct FigurePolygon {
    std::vector<FigurePoint> points;
    Ink fill = Ink::BalanceFill;
};
struct FigureRect {
    double x = 0, y = 0, width = 0, height = 0;
    Ink fill = Ink::Surface;
};
enum class Anchor { Start, Middle, End };
struct FigureText {
    FigurePoint at; ///< on the base line
    std::string text; ///< UTF-8
    Ink ink = Ink::Text;
    double size = 11;
    bool bold = false;
    Anchor anchor = Anchor::Start;
};
using FigureItem = std::variant<FigurePath, FigurePolygon, FigureRect, FigureText>;

/// A drawing as data, with two players: SVG (here) and QPainter (app/print).
struct Figure {
    double width = 680;
    double height = 240;
    std::string title;       ///< for readers who cannot see it
    std::string description; ///< the sentence that says what it shows
    std::vector<FigureItem> items; ///< bottom to top
};

} // namespace lowwater
