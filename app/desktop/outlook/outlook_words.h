// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/outlook/outlook.h"
#include "app/desktop/usage/text_grid.h"

#include <QString>

#include <vector>

namespace lowwater {

/// `In 998 of 1,000 draws no agent stops; 99.2 % or better, 95 % confident.`; `so far` while there are fewer than all.
[[nodiscard]] QString chanceSentence(const Chance& chance, const ForecastWishes& wishes);

/// What the chances of longer blocks are: `1 day 99.8 %, 2 days 99.7 %, 7 days 99.9 %`.
[[nodiscard]] QString blocksText(const Outlook& outlook);

/// How often was decided, or why there is nothing to look back on; empty while it is not known.
[[nodiscard]] QString backtestText(const Outlook& outlook);

/// The head and the rows of what goes wrong; a column for `policy` where it is not the present one.
[[nodiscard]] QStringList stressHead(const Outlook& outlook);
[[nodiscard]] std::vector<TextGrid::Row> stressRows(const Outlook& outlook);

} // namespace lowwater
