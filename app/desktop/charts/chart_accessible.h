// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lowwater {

/// Makes assistive technology see a BalancePlot as a chart instead of a filler. Once for the program; more do no harm.
void installChartAccessibility();

} // namespace lowwater
