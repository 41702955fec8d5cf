// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/mapping_words.h"

#include <QStringList>

#include <map>
#include <string>

namespace lowwater {

/// Mappings that the person has chosen, by the headers of their tables (headerSignature).
using KnownTables = std::map<std::string, MappingWords>;

/// For the settings: headers and mapping in turn. What cannot be read is left out.
[[nodiscard]] QStringList textsOf(const KnownTables& tables);
[[nodiscard]] KnownTables knownTablesIn(const QStringList& texts);

} // namespace lowwater
