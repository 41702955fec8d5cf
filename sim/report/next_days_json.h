// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lowwater {

class JsonWriter;
struct NextDays;

/// The key `next_days`: the lowest balance of each.
void writeNextDays(JsonWriter& json, const NextDays& next);

} // namespace lowwater
