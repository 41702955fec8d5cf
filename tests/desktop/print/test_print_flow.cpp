// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/print/print_flow.h"

#include <QTest>

#include <cmath>

using namespace lowwater;

class TestPrintFlow : public QObject {
    Q_OBJECT

private slots:
    void fillsAPage();
    void aHeadingStaysWithWhatFollows();
    void aTablesHeaderIsRepeated();
    void theFirstRowStaysWithItsHeader();
    void noGapAtTheTopOfAPage();
    void aPieceTallerThanAPageStandsAlone();
    void nothingIsLostOrDoubled();
};

namespace {

Piece piece(double height, double gap = 0, bool keepWithNext = false)
{
    return {gap, height, {}, keepWithNext};
}

/// The pages as text: the height of each piece, pages parted by a bar.
QString layout(const std::vector<PrintPage>& pages)
{
    QStringList texts;
    for (const auto& page : pages) {
        QStringList heights;
        for (const auto& placed : page)
            heights << QString::number(placed.piece->height);
        texts << heights.join(' ');
    }
    return texts.join(" | ");
}

/// A header of 7 and so many rows of 10.
std::vector<Piece> table(int rows)
{
    std::vector<Piece> pieces{piece(7, 0, true)};
    const auto header = std::make_shared<const Piece>(pieces.front());
    for (int i = 0; i < rows; ++i) {
        pieces.push_back(piece(10));
        if (i > 0)
            pieces.back().header = header;
    }
    return pieces;
}

} // namespace

void TestPrintFlow::fillsAPage()
{
    const std::vector<Piece> pieces{piece(40), piece(60), piece(1)};
    QCOMPARE(layout(breakIntoPages(pieces, 100, 0)), QString{"40 60 | 1"});
    QCOMPARE(layout(breakIntoPages(pieces, 100, 1)), QString{"40 | 60 1"});
}

void TestPrintFlow::aHeadingStaysWithWhatFollows()
{
    const std::vector<Piece> pieces{piece(70), piece(9, 5, true), piece(17, 5)};
    QCOMPARE(layout(breakIntoPages(pieces, 106, 0)), QString{"70 9 17"});
    QCOMPARE(layout(breakIntoPages(pieces, 105, 0)), QString{"70 | 9 17"});
}

void TestPrintFlow::aTablesHeaderIsRepeated()
{
    const auto pieces = table(7);
    const auto pages = breakIntoPages(pieces, 40, 0);
    QCOMPARE(layout(pages), QString{"7 10 10 10 | 7 10 10 10 | 7 10"});
    QCOMPARE(pages[1][1].top, 7.0);
}

void TestPrintFlow::theFirstRowStaysWithItsHeader()
{
    auto pieces = table(2);
    pieces.insert(pieces.begin(), piece(9, 0, true)); // a heading
    pieces.insert(pieces.begin(), piece(80));
    QCOMPARE(layout(breakIntoPages(pieces, 100, 0)), QString{"80 | 9 7 10 10"});
}

void TestPrintFlow::noGapAtTheTopOfAPage()
{
    const std::vector<Piece> pieces{piece(90), piece(20, 15)};
    const auto pages = breakIntoPages(pieces, 100, 0);
    QCOMPARE(pages.size(), std::size_t{2});
    QCOMPARE(pages[1][0].top, 0.0);
}

void TestPrintFlow::aPieceTallerThanAPageStandsAlone()
{
    const std::vector<Piece> pieces{piece(10), piece(500), piece(10)};
    QCOMPARE(layout(breakIntoPages(pieces, 100, 0)), QString{"10 | 500 | 10"});
    QCOMPARE(layout(breakIntoPages({}, 100, 0)), QString{});
}

void TestPrintFlow::nothingIsLostOrDoubled()
{
    for (int rows = 0; rows < 200; ++rows) {
        const auto pieces = table(rows);
        int seen = 0;
        for (const auto& page : breakIntoPages(pieces, 83, 40)) {
            for (const auto& placed : page) {
                seen += placed.piece->height > 9 ? 1 : 0;
                QVERIFY(placed.top + placed.piece->height <= 83);
            }
        }
        QCOMPARE(seen, rows);
    }
}

QTEST_APPLESS_MAIN(TestPrintFlow)
#include "test_print_flow.moc"
