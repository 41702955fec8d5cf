// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/imports/known_tables.h"

namespace lowwater {

QStringList textsOf(const KnownTables& tables)
{
    QStringList texts;
    for (const auto& [signature, words] : tables)
        texts << QString::fromStdString(signature) << QString::fromStdString(mappingText(words));
    return texts;
}

KnownTables knownTablesIn(const QStringList& texts)
{
    KnownTables tables;
    for (qsizetype i = 0; i + 1 < texts.size(); i += 2) {
        if (auto words = parseMapping(texts[i + 1].toStdString()))
            tables[texts[i].toStdString()] = *std::move(words);
    }
    return tables;
}

} // namespace lowwater
