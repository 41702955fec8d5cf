// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/token_sums.h"

namespace lowwater {

void TokenSums::add(const TokenSums& more)
{
    input += more.input;
    output += more.output;
    cacheWrite5m += more.cacheWrite5m;
    cacheWrite1h += more.cacheWrite1h;
    cacheRead += more.cacheRead;
}

} // namespace lowwater
