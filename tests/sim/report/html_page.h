// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <string>

namespace lowwater {

/// What a reader of the HTML report sees, read with an XML parser.
struct HtmlPage {
    QString error;                            ///< empty: well-formed
    QString text;                             ///< all words of the body outside drawings, one space between
    QString drawings;                         ///< the words within
    QMap<QString, QList<QStringList>> tables; ///< body rows by caption
};

[[nodiscard]] HtmlPage readHtml(const std::string& html);

} // namespace lowwater
