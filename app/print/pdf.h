// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/report/report.h"

#include <string>

namespace lowwater {

/// The report as an A4 PDF, written whole or not at all. Needs a QGuiApplication (offscreen will do).
[[nodiscard]] Result<Done> writePdf(const Report& report, const std::string& path);

} // namespace lowwater
