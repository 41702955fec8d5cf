// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lowwater {

class JsonWriter;
struct Robustness;

/// The key `robustness`.
void writeRobustness(JsonWriter& json, const Robustness& robust);

} // namespace lowwater
