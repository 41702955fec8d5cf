// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/report/figure.h"

#include <string_view>

namespace lowwater {

/// What stands at the head of every page.
inline constexpr std::string_view brandText = "Lowwater · reload recommendation";

/// The mark beside it: a balance going down in steps to a dashed line. A square of `size`.
[[nodiscard]] Figure brandMark(double size);

} // namespace lowwater
