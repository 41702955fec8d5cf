// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lowwater {

class JsonWriter;
struct Scenario;

/// The object of `--scenario FILE` as the next value.
void writeScenario(JsonWriter& json, const Scenario& scenario);

} // namespace lowwater
