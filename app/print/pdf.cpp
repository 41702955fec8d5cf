// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/print/pdf.h"

#include "app/print/figure_painter.h"
#include "app/print/print_blocks.h"
#include "app/print/print_text.h"
#include "sim/core/text_file.h"
#include "sim/report/brand.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <string_view>

namespace lowwater {

namespace {

// A4 in CSS pixels (1/96 inch)
constexpr double pageWidth = 210 / 25.4 * 96;
constexpr double pageHeight = 297 / 25.4 * 96;
constexpr double marginX = (pageWidth - printColumnWidth) / 2;
constexpr double marginTop = 48;
constexpr double footerTop = pageHeight - 58;
constexpr double contentHeight = footerTop - 12 - marginTop;
constexpr double headHeight = 40; ///< the head of the first page

const TextSetting smallText{11, printColor(inkColor(Ink::TextSecondary))};

TextSetting alignedRight(TextSetting setting)
{
    setting.alignment = Qt::AlignRight;
    return setting;
}

void drawHead(QPainter& painter, const Report& report)
{
    constexpr double mark = 18;
    const SetText brand{std::string{brandText}, printColumnWidth, smallText};
    const SetText provenance{report.provenance, printColumnWidth, alignedRight(smallText)};
    paintFigure(painter, brandMark(mark), {0, 0}, mark);
    const double y = (mark - brand.height()) / 2;
    brand.draw(painter, {mark + 8, y});
    provenance.draw(painter, {0, y});
}

void drawFoot(QPainter& painter, const Report& report, std::size_t page, std::size_t pages)
{
    const double top = footerTop - marginTop;
    painter.setPen(QPen{printColor(inkColor(Ink::Border)), printUnit});
    painter.drawLine(QPointF{0, top} * printUnit, QPointF{printColumnWidth, top} * printUnit);
    const auto number = "Page " + std::to_string(page) + " of " + std::to_string(pages);
    SetText{report.footer, printColumnWidth, smallText}.draw(painter, {0, top + 8});
    SetText{number, printColumnWidth, alignedRight(smallText)}.draw(painter, {0, top + 8});
}

void prepare(QPdfWriter& writer, const Report& report)
{
    writer.setPageLayout(QPageLayout{QPageSize{QPageSize::A4}, QPageLayout::Portrait, QMarginsF{}});
    writer.setResolution(static_cast<int>(96 * printUnit));
    writer.setTitle(printString(report.title));
    writer.setCreator(QStringLiteral("Lowwater"));
}

/// False where the painter or a new page failed.
bool drawPages(QPdfWriter& writer, const Report& report)
{
    const auto pieces = printPieces(report);
    const auto pages = breakIntoPages(pieces, contentHeight, headHeight);
    QPainter painter;
    if (!painter.begin(&writer))
        return false;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (i > 0 && !writer.newPage())
            return false;
        painter.resetTransform();
        painter.translate(marginX * printUnit, marginTop * printUnit);
        if (i == 0)
            drawHead(painter, report);
        for (const auto& placed : pages[i])
            placed.piece->draw(painter, placed.top);
        drawFoot(painter, report, i + 1, pages.size());
    }
    return painter.end();
}

} // namespace

Result<Done> writePdf(const Report& report, const std::string& path)
{
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer{&buffer};
        prepare(writer, report);
        if (!drawPages(writer, report))
            return Error{ErrorCode::Io, {path, 0, {}}, {}, "cannot be drawn as PDF"};
    }
    buffer.close();
    return writeFile(path, std::string_view{bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

} // namespace lowwater
