// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/closeup/close_up.h"

namespace lowwater {

/// Fills the rows of a close-up whose view is known.
void addAgentRows(CloseUp& closeUp, const RunResult& result, const ServedTimes* served);

} // namespace lowwater
