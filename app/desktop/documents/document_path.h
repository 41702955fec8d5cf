// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileInfo>
#include <QString>

namespace lowwater {

/// The ending of a document's file, without the dot.
inline constexpr QLatin1String documentSuffix("lowwater");

/// By the name alone.
[[nodiscard]] inline bool isDocumentPath(const QString& path)
{
    return QFileInfo(path).suffix().compare(documentSuffix, Qt::CaseInsensitive) == 0;
}

} // namespace lowwater
