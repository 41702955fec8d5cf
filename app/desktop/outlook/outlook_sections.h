// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/outlook/outlook.h"

#include <QTimeZone>
#include <QWidget>

class QBoxLayout;

namespace lowwater {

class BacktestPlot;
class NextDaysPlot;
class RegretPlot;
class TextGrid;
class Theme;
class TokenLabel;
class TornadoPlot;

/// What may come, part by part as it is found: the days to come, what goes wrong, what else may be otherwise, and how
/// such advice would have fared.
class OutlookSections : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the sections.
    explicit OutlookSections(const Theme& theme, QWidget* parent = nullptr);

    /// Null: not known.
    void setOutlook(const OutlookPtr& outlook);
    /// What usage it is for, empty: as recorded; and whether more is being found.
    void setNote(const QString& note, bool isLooking);
    void setZone(const QTimeZone& zone);
    /// One below the other.
    void setNarrow(bool narrow);
    [[nodiscard]] NextDaysPlot& nextDays() const noexcept { return *m_next; }
    [[nodiscard]] TextGrid& stress() const noexcept { return *m_stress; }
    [[nodiscard]] TornadoPlot& tornado() const noexcept { return *m_tornado; }
    [[nodiscard]] RegretPlot& regret() const noexcept { return *m_regret; }
    [[nodiscard]] BacktestPlot& backtest() const noexcept { return *m_backtest; }

private:
    [[nodiscard]] QWidget* makeNextDays();
    [[nodiscard]] QWidget* makeStress();
    [[nodiscard]] QWidget* makeRobustness();
    [[nodiscard]] QWidget* makeBacktest();
    void showNextDays(const Outlook* outlook);

    const Theme& m_theme;
    QBoxLayout* m_beside = nullptr; ///< the days to come and what goes wrong
    NextDaysPlot* m_next = nullptr;
    TokenLabel* m_nextNote = nullptr;
    TokenLabel* m_nextText = nullptr;
    TextGrid* m_stress = nullptr;
    TokenLabel* m_stressNote = nullptr;
    QWidget* m_robustness = nullptr;
    TokenLabel* m_robustnessNote = nullptr;
    TokenLabel* m_findOut = nullptr;
    TornadoPlot* m_tornado = nullptr;
    RegretPlot* m_regret = nullptr;
    BacktestPlot* m_backtest = nullptr;
    TokenLabel* m_backtestText = nullptr;
};

} // namespace lowwater
