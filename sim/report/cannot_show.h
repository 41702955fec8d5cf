// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/charge.h"

namespace lowwater {

class JsonWriter;

/// `cannot_show`: the keys below which no fact stands, as the history is too coarse; an empty list where it is not.
void writeCannotShow(JsonWriter& json, Resolution resolution);

} // namespace lowwater
