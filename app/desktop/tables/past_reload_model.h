// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/tables/result_model.h"

namespace lowwater {

/// The reloads that really happened, by time: row i is PrepaidCredits::reloads[i].
class PastReloadModel : public ResultModel {
    Q_OBJECT

public:
    enum Column { Number, Credited, Amount, Origin, Took, Remaining, Expires, ColumnCount };
    using ResultModel::ResultModel;

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] std::optional<SimTime> timeOf(int row) const override;

protected:
    [[nodiscard]] bool differs(const RunResultPtr& next) const override;
    void rebuild() override;
    [[nodiscard]] int rows() const override;
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] bool isNumber(int column) const override;
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant sortKey(int row, int column) const override;
    [[nodiscard]] QString exportText(int row, int column) const override;
    [[nodiscard]] QVariant look(int row, int column, int role) const override;

private:
    [[nodiscard]] const PastReload& at(int row) const;

    RecordedPtr m_recorded; ///< null: no rows
    std::optional<ReloadLatency> m_latency;
    std::vector<std::optional<Duration>> m_took; ///< by row
};

} // namespace lowwater
