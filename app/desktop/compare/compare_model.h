// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/compare/pinned_runs.h"
#include "app/desktop/tables/result_model.h"

namespace lowwater {

/// The present policy and those pinned, a row each, with what each pinned one differs by.
class CompareModel : public ResultModel {
    Q_OBJECT

public:
    enum Column { Name, Setting, Interruptions, Stopped, Delayed, Reloads, Idle, Lowest, Cost, ColumnCount };
    using ResultModel::ResultModel;

    void setRuns(const PinnedRunsPtr& runs);
    /// What an hour of delayed work costs, in dollars.
    void setAgentHour(Money agentHour);
    /// The slot of a row; unset: the present policy's.
    [[nodiscard]] std::optional<std::size_t> slotOf(int row) const;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    /// None: a row is about the whole record.
    [[nodiscard]] std::optional<SimTime> timeOf(int row) const override;

protected:
    void rebuild() override;
    [[nodiscard]] int rows() const override;
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] bool isNumber(int column) const override;
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant sortKey(int row, int column) const override;
    [[nodiscard]] QString exportText(int row, int column) const override;
    [[nodiscard]] QVariant look(int row, int column, int role) const override;

private:
    struct Row {
        std::optional<Pin> pin; ///< unset: now
        Policy policy;
        std::shared_ptr<const Outcome> outcome; ///< may be null
        Money cost;
    };
    /// Of a column: dollars in nanos, microseconds, counts.
    [[nodiscard]] static std::int64_t valueOf(const Row& row, int column);
    [[nodiscard]] static QString valueText(std::int64_t value, int column);

    PinnedRunsPtr m_runs;
    Money m_agentHour = Wishes{}.agentHour;
    std::vector<Row> m_rows;
};

} // namespace lowwater
