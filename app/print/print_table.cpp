// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/print/print_blocks.h"
#include "app/print/print_text.h"

#include <QPainter>

#include <algorithm>
#include <sstream>

namespace lowwater {

namespace {

constexpr double columnGap = 12;
constexpr double rowPad = 3;
constexpr std::size_t keptLastRows = 3; ///< no page begins with fewer
constexpr std::size_t manyColumns = 7;
constexpr double twoLineShare = 0.6; ///< of its length, for a title of a few words

double textSize(const Table& table)
{
    return table.columns.size() >= manyColumns ? 10.5 : 12;
}

double longestWord(const std::string& text, const QFont& font)
{
    std::istringstream words{text};
    double widest = 0;
    for (std::string word; words >> word;)
        widest = std::max(widest, printWidth(word, font));
    return widest;
}

/// What each column needs so that no cell is wrapped.
std::vector<double> wantedWidths(const Table& table)
{
    const double size = textSize(table);
    const QFont strong = printFont(size, true);
    const QFont noteFont = printFont(size - 1);
    std::vector<double> wanted;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        // a title takes two lines rather than one for each word
        const double title = std::max(longestWord(table.columns[c].title, strong),
                                      printWidth(table.columns[c].title, strong) * twoLineShare);
        double width = std::max(title, printWidth(table.columns[c].note, noteFont));
        for (const auto& row : table.rows)
            width = std::max(width, printWidth(row[c].text, printFont(size, row[c].strong)));
        wanted.push_back(width + 1); // against rounding in the line breaker
    }
    return wanted;
}

/// Left of column c > 0: more where text follows right-aligned numbers, which would seem to belong to it.
double gapBefore(const Table& table, std::size_t c)
{
    return table.columns[c - 1].numeric && !table.columns[c].numeric ? 2 * columnGap : columnGap;
}

/// Widths that fill the page: room left over is shared out evenly; where there is too little the wordy columns are
/// wrapped.
std::vector<double> columnWidths(const Table& table)
{
    auto widths = wantedWidths(table);
    const auto count = static_cast<double>(widths.size());
    double room = printColumnWidth;
    for (std::size_t c = 1; c < widths.size(); ++c)
        room -= gapBefore(table, c);
    double sum = 0;
    for (const double width : widths)
        sum += width;
    if (sum <= room) {
        for (double& width : widths)
            width += (room - sum) / count;
        return widths;
    }
    // wide columns give way first: the largest share at which all fit
    double low = 0;
    double high = room;
    for (int i = 0; i < 40; ++i) {
        const double limit = (low + high) / 2;
        double total = 0;
        for (const double width : widths)
            total += std::min(width, limit);
        (total > room ? high : low) = limit;
    }
    for (double& width : widths)
        width = std::min(width, low);
    return widths;
}

/// The texts of one line of the table, each at the left edge of its column.
struct TableLine {
    std::vector<SetText> texts;
    std::vector<double> lefts;
    double height = 0;

    void add(SetText text, double left)
    {
        height = std::max(height, text.height());
        texts.push_back(std::move(text));
        lefts.push_back(left);
    }
};

std::vector<double> leftEdges(const Table& table, const std::vector<double>& widths)
{
    std::vector<double> lefts{0};
    for (std::size_t c = 1; c < widths.size(); ++c)
        lefts.push_back(lefts.back() + widths[c - 1] + gapBefore(table, c));
    return lefts;
}

Piece headerPiece(const Table& table, const std::vector<double>& widths)
{
    const double size = textSize(table);
    TableLine titles;
    TableLine notes;
    const auto lefts = leftEdges(table, widths);
    for (std::size_t c = 0; c < widths.size(); ++c) {
        const auto alignment = table.columns[c].numeric ? Qt::AlignRight : Qt::AlignLeft;
        const QColor text = printColor(inkColor(Ink::Text));
        const QColor quiet = printColor(inkColor(Ink::TextSecondary));
        titles.add({table.columns[c].title, widths[c], {size, text, true, alignment, 1.3}}, lefts[c]);
        notes.add({table.columns[c].note, widths[c], {size - 1, quiet, false, alignment, 1.4}}, lefts[c]);
    }
    const bool anyNotes = std::any_of(table.columns.begin(), table.columns.end(),
                                      [](const auto& column) { return !column.note.empty(); });
    const double height = titles.height + (anyNotes ? notes.height : 0) + 2 * rowPad;
    const auto draw = [titles, notes, columns = table.columns, height](QPainter& painter, double top) {
        const double bottom = top + height - rowPad;
        for (std::size_t c = 0; c < columns.size(); ++c) { // each stands on the rule
            const double note = columns[c].note.empty() ? 0 : notes.texts[c].height();
            titles.texts[c].draw(painter, {titles.lefts[c], bottom - note - titles.texts[c].height()});
            if (note > 0)
                notes.texts[c].draw(painter, {notes.lefts[c], bottom - note});
        }
        painter.setPen(QPen{printColor(inkColor(Ink::Text)), 1.5 * printUnit});
        painter.drawLine(QPointF{0, top + height} * printUnit, QPointF{printColumnWidth, top + height} * printUnit);
    };
    return {8, height, draw, true};
}

Piece rowPiece(const Table& table, const std::vector<Cell>& row, const std::vector<double>& widths)
{
    const double size = textSize(table);
    TableLine line;
    const auto lefts = leftEdges(table, widths);
    for (std::size_t c = 0; c < row.size(); ++c) {
        const auto alignment = table.columns[c].numeric ? Qt::AlignRight : Qt::AlignLeft;
        line.add({row[c].text, widths[c], {size, printColor(toneColor(row[c].tone)), row[c].strong, alignment, 1.35}},
                 lefts[c]);
    }
    const double height = line.height + 2 * rowPad;
    return {
        0, height, [line, height](QPainter& painter, double top) {
            for (std::size_t c = 0; c < line.texts.size(); ++c)
                line.texts[c].draw(painter, {line.lefts[c], top + rowPad});
            painter.setPen(QPen{printColor(inkColor(Ink::Border)), printUnit});
            painter.drawLine(QPointF{0, top + height} * printUnit, QPointF{printColumnWidth, top + height} * printUnit);
        }};
}

} // namespace

std::vector<Piece> tablePieces(const Table& table)
{
    const auto widths = columnWidths(table);
    std::vector<Piece> pieces{headerPiece(table, widths)};
    const auto header = std::make_shared<const Piece>(pieces.front());
    for (const auto& row : table.rows) {
        pieces.push_back(rowPiece(table, row, widths));
        if (pieces.size() > 2) // the first row is kept with the header itself
            pieces.back().header = header;
    }
    pieces.front().keepWithNext = !table.rows.empty();
    for (std::size_t last = 2; last <= keptLastRows && last < pieces.size(); ++last)
        pieces[pieces.size() - last].keepWithNext = true;
    return pieces;
}

} // namespace lowwater
