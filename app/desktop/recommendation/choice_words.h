// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/usage/text_grid.h"
#include "sim/advice/recommend.h"

#include <functional>
#include <vector>

namespace lowwater {

/// The safest, the balanced and the cheapest setting for the days to come, each setting once; the last column sets the
/// sliders to it through `set`, unless that is `now`. Empty while they are not known.
[[nodiscard]] std::vector<TextGrid::Row> choiceGridRows(const Advice& advice, const Policy& now,
                                                        const std::function<void(const Policy&)>& set);
[[nodiscard]] QStringList choiceGridHead();
/// How their costs were found, and which amounts are as good.
[[nodiscard]] QString choiceNote(const Advice& advice);

} // namespace lowwater
