// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/print/print_blocks.h"

#include "app/print/figure_painter.h"
#include "app/print/print_text.h"

#include <QPainter>

#include <algorithm>

namespace lowwater {

namespace {

const QColor& secondary()
{
    static const QColor color = printColor(inkColor(Ink::TextSecondary));
    return color;
}

void rule(QPainter& painter, double x1, double y1, double x2, double y2)
{
    painter.setPen(QPen{printColor(inkColor(Ink::Border)), printUnit});
    painter.drawLine(QPointF{x1, y1} * printUnit, QPointF{x2, y2} * printUnit);
}

Piece textPiece(const SetText& text, double gap, double left = 0)
{
    return {gap, text.height(), [text, left](QPainter& painter, double top) { text.draw(painter, {left, top}); }};
}

TextSetting settingOf(Paragraph::Style style)
{
    TextSetting setting;
    if (style == Paragraph::Style::Lead) {
        setting.size = 14;
        setting.lineSpacing = 1.5;
    } else if (style == Paragraph::Style::Secondary) {
        setting.color = secondary();
    }
    return setting;
}

class PieceMaker {
public:
    std::vector<Piece> take() { return std::move(m_pieces); }

    void title(const std::string& text)
    {
        m_pieces.push_back(
            textPiece({text, printColumnWidth, {24, printColor(inkColor(Ink::Text)), true, Qt::AlignLeft, 1.25}}, 0));
    }

    void operator()(const Heading& heading)
    {
        TextSetting setting;
        setting.size = 15;
        setting.strong = true;
        auto piece = textPiece({heading.text, printColumnWidth, setting}, 22);
        piece.keepWithNext = true;
        m_pieces.push_back(std::move(piece));
    }

    void operator()(const Paragraph& paragraph)
    {
        m_pieces.push_back(textPiece({paragraph.spans, printColumnWidth, settingOf(paragraph.style)}, 8));
    }

    void operator()(const Bullets& bullets)
    {
        constexpr double indent = 16;
        for (const auto& item : bullets.items) {
            const SetText mark{"•", indent, {}};
            const SetText text{item, printColumnWidth - indent, {}};
            m_pieces.push_back({6, text.height(), [mark, text](QPainter& painter, double top) {
                                    mark.draw(painter, {3, top});
                                    text.draw(painter, {indent, top});
                                }});
        }
    }

    void operator()(const Table& table)
    {
        auto pieces = tablePieces(table);
        std::move(pieces.begin(), pieces.end(), std::back_inserter(m_pieces));
    }

    void operator()(const Figure& figure)
    {
        const double height = figure.height * printColumnWidth / figure.width;
        m_pieces.push_back({8, height, [&figure](QPainter& painter, double top) {
                                paintFigure(painter, figure, {0, top}, printColumnWidth);
                            }});
    }

    void operator()(const Facts& facts)
    {
        struct Cell {
            SetText label;
            SetText value;
            SetText note;
        };
        constexpr double pad = 14;
        const double width = printColumnWidth / static_cast<double>(facts.facts.size());
        std::vector<Cell> cells;
        double height = 0;
        for (const auto& fact : facts.facts) {
            const double room = width - (cells.empty() ? pad : 2 * pad);
            cells.push_back({{fact.label, room, {11, secondary()}},
                             {fact.value, room, {15, printColor(inkColor(Ink::Text)), true}},
                             {fact.note, room, {11, secondary()}}});
            height = std::max(height, cells.back().label.height() + cells.back().value.height() +
                                          cells.back().note.height() + 2 * pad);
        }
        m_pieces.push_back({10, height, [cells, width, height](QPainter& painter, double top) {
                                rule(painter, 0, top, printColumnWidth, top);
                                rule(painter, 0, top + height, printColumnWidth, top + height);
                                for (std::size_t i = 0; i < cells.size(); ++i) {
                                    const double left = width * static_cast<double>(i);
                                    if (i > 0)
                                        rule(painter, left, top, left, top + height);
                                    const double x = left + (i > 0 ? pad : 0);
                                    double y = top + pad;
                                    for (const auto* text : {&cells[i].label, &cells[i].value, &cells[i].note}) {
                                        text->draw(painter, {x, y});
                                        y += text->height();
                                    }
                                }
                            }});
    }

    void operator()(const Beside& beside)
    {
        constexpr double between = 32;
        constexpr double paragraphGap = 8;
        const auto& figure = beside.figure;
        const double left = figure.width + between;
        std::vector<SetText> texts;
        double textHeight = -paragraphGap;
        for (const auto& paragraph : beside.text) {
            texts.emplace_back(paragraph.spans, printColumnWidth - left, settingOf(paragraph.style));
            textHeight += texts.back().height() + paragraphGap;
        }
        const double height = std::max(figure.height, textHeight);
        m_pieces.push_back({8, height, [texts, &figure, left, height, textHeight](QPainter& painter, double top) {
                                paintFigure(painter, figure, {0, top}, figure.width);
                                double y = top + (height - textHeight) / 2;
                                for (const auto& text : texts) {
                                    text.draw(painter, {left, y});
                                    y += text.height() + paragraphGap;
                                }
                            }});
    }

private:
    std::vector<Piece> m_pieces;
};

} // namespace

std::vector<Piece> printPieces(const Report& report)
{
    PieceMaker maker;
    maker.title(report.title);
    for (const auto& block : report.blocks)
        std::visit(maker, block);
    return maker.take();
}

} // namespace lowwater
