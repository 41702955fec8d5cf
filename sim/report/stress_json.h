// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lowwater {

class JsonWriter;
struct Advice;

/// The key `stress`: an object for each thing that goes wrong. Nothing where it was not asked for.
void writeStress(JsonWriter& json, const Advice& advice);

} // namespace lowwater
