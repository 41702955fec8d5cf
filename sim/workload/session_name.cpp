// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/session_name.h"

namespace lowwater {

std::string letters(std::uint32_t ordinal)
{
    std::string text;
    for (++ordinal; ordinal > 0; ordinal /= 26) {
        --ordinal;
        text.insert(text.begin(), static_cast<char>('a' + ordinal % 26));
    }
    return text;
}

} // namespace lowwater
