// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/outlook/outlook.h"
#include "app/desktop/run_result.h"
#include "app/desktop/usage/text_grid.h"
#include "sim/advice/comparison.h"
#include "sim/advice/recommend.h"

#include <QString>
#include <QTimeZone>

#include <span>
#include <vector>

namespace lowwater {

/// The page's first two lines.
struct RecommendationHead {
    QString headline;
    QString second;
    bool isSafe = false; ///< there is a recommendation, and no agent would have stopped with it
};

/// `advice` null: still on its way. `latency`: of a reload.
[[nodiscard]] RecommendationHead recommendationHead(const Advice* advice, Duration latency);

/// A figure with what it is, over what it says more.
struct CertaintyCell {
    QString caption;
    QString value;
    QString note;
    Token token = Token::Text;
};

/// On the record, in the days to come as drawn, what so many days can tell, the cost a month. `outlook` null: not known
/// yet.
[[nodiscard]] std::vector<CertaintyCell> certaintyCells(const Advice* advice, const Outlook* outlook,
                                                        const QString& planNote = {});

/// The sentence that one can check by hand (THEORY.md section 3), or why the threshold is what it is; empty without a
/// recommendation.
[[nodiscard]] QString whySentence(const Advice& advice, const Demand& demand, const QTimeZone& zone);

/// The head and the rows of the ways to buy beside each other.
[[nodiscard]] QStringList comparisonHead();
[[nodiscard]] std::vector<TextGrid::Row> comparisonRows(std::span<const ComparisonRow> rows);

} // namespace lowwater
