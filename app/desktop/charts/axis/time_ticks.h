// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/axis/time_axis.h"

#include <QString>
#include <QTimeZone>

#include <functional>
#include <vector>

namespace lowwater {

/// The two rows under a time axis: clock times and dates, or days and months, or months and years, by what fits.
struct TimeTicks {
    struct Mark {
        double x = 0;
        QString text; ///< centred on x; empty: a mark whose label would touch its neighbour
    };
    struct Date {
        double x = 0; ///< the text's left edge
        QString text;
    };
    std::vector<Mark> marks;
    std::vector<Date> dates;
    QString zone;      ///< its short name at the start
    QString laterZone; ///< at the end, where the clocks change in between; else empty
};

/// Widths of a text in the font of either row.
struct TickFonts {
    std::function<double(const QString&)> markWidth;
    std::function<double(const QString&)> dateWidth;
};

/// No two labels of a row touch, none leaves [0, width], none is cut.
[[nodiscard]] TimeTicks timeTicks(const TimeAxis& axis, const QTimeZone& zone, const TickFonts& fonts);

/// The first moment of a day in a zone, also where clocks skip midnight.
[[nodiscard]] SimTime startOfLocalDay(QDate day, const QTimeZone& zone);
/// The day of a moment in a zone.
[[nodiscard]] QDate localDay(SimTime time, const QTimeZone& zone);

} // namespace lowwater
