// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/report/html_page.h"

#include <QXmlStreamReader>

namespace lowwater {

HtmlPage readHtml(const std::string& html)
{
    HtmlPage page;
    QXmlStreamReader reader{QByteArray::fromStdString(html)};
    QString caption;
    QString cell;
    bool body = false;
    bool rows = false;
    int svg = 0;
    while (!reader.atEnd()) {
        reader.readNext();
        const auto name = reader.name().toString();
        const bool isCell = name == "td" || name == "th";
        if (reader.isStartElement()) {
            body = body || name == "body";
            svg += name == "svg" ? 1 : 0;
            if (name == "caption")
                caption = reader.readElementText();
            else if (name == "tbody")
                rows = true;
            else if (name == "tr" && rows)
                page.tables[caption].append(QStringList{});
            cell = isCell ? QString{} : cell;
        } else if (reader.isEndElement()) {
            svg -= name == "svg" ? 1 : 0;
            rows = rows && name != "tbody";
            if (isCell && rows)
                page.tables[caption].last().append(cell);
        } else if (reader.isCharacters() && body) {
            cell += reader.text();
            (svg > 0 ? page.drawings : page.text) += reader.text().toString() + ' ';
        }
    }
    page.error = reader.hasError() ? reader.errorString() : QString{};
    page.text = page.text.simplified();
    page.drawings = page.drawings.simplified();
    return page;
}

} // namespace lowwater
