// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace lowwater {

/// What a cell says beside its text.
enum TableRole : int {
    SortRole = Qt::UserRole, ///< the raw value: nanos, microseconds, counts, names
    ExportRole,              ///< for machines: RFC 3339, seconds, exact dollars
    IconRole,                ///< an Icon, as int
    IconToneRole,            ///< the icon's Token, as int
    ToneRole,                ///< the text's Token, as int; none: Token::Text
    ShareRole,               ///< 0 ... 1, drawn as a bar
};

} // namespace lowwater
