// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/icons.h"
#include "app/desktop/theme.h"
#include "sim/history/charge.h"

#include <QString>

namespace lowwater {

/// How the window shows a pool: colour, drawing and name, never the colour alone.
[[nodiscard]] Token poolToken(Pool pool);
[[nodiscard]] Icon poolIcon(Pool pool);
/// `plan`, `credits`, `API key`
[[nodiscard]] QString poolWord(Pool pool);

} // namespace lowwater
