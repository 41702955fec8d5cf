// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/advice_controller.h"
#include "app/desktop/recommendation/setting_grid.h"
#include "app/desktop/run_result.h"
#include "sim/advice/comparison.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <vector>

namespace lowwater {

using SettingGridPtr = std::shared_ptr<const SettingGrid>;
using ComparisonPtr = std::shared_ptr<const std::vector<ComparisonRow>>;

/// What every setting, and every other way to buy, would have meant: replayed off the GUI thread once the results have
/// come to rest, told bit by bit. Works only while it is wanted; a move of the two sliders alone replays no setting
/// again.
class SettingSearch : public QObject {
    Q_OBJECT

public:
    explicit SettingSearch(QObject* parent = nullptr);
    ~SettingSearch() override; ///< cancels, then waits
    SettingSearch(const SettingSearch&) = delete;
    SettingSearch& operator=(const SettingSearch&) = delete;

    /// Null: nothing to search. The sliders reach from 0 to these.
    void setResult(const RunResultPtr& result, Money thresholdTop, Money amountTop);
    /// Of the latest result; null: not known yet.
    void setAdvice(const AdvicePtr& advice);
    void setWanted(bool wanted);
    void cancel();
    [[nodiscard]] bool isBusy() const { return m_gridWatcher.isRunning() && !m_gridWatcher.isCanceled(); }

signals:
    /// Null: none. Told again and again until every cell is there.
    void gridChanged(const lowwater::SettingGridPtr& grid);
    /// Null: not known.
    void comparisonChanged(const lowwater::ComparisonPtr& rows);
    void busyChanged(bool busy);

private:
    /// What a grid is of.
    struct Part {
        Scenario settings; ///< without amount and threshold
        Plan plan;
        Money thresholdTop;
        Money amountTop;
        [[nodiscard]] bool operator==(const Part&) const = default;
    };

    void start();
    void startGrid();
    void startComparison();
    void stop();
    void stopComparison();

    QTimer m_rest;
    QThreadPool m_pool;
    QFutureWatcher<SettingGridPtr> m_gridWatcher;
    QFutureWatcher<ComparisonPtr> m_comparisonWatcher;
    RunResultPtr m_result;
    AdvicePtr m_advice;
    Money m_thresholdTop;
    Money m_amountTop;
    std::optional<Part> m_part;    ///< of the grid that is shown or under way
    RunResultPtr m_comparedResult; ///< of the comparison
    AdvicePtr m_comparedAdvice;
    bool m_isComparisonTold = false;
    bool m_wanted = false;
};

} // namespace lowwater
