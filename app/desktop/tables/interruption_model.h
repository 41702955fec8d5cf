// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/tables/result_model.h"

#include <vector>

namespace lowwater {

/// The interruptions in order of time: row i is Outcome::interruptions[i].
class InterruptionModel : public ResultModel {
    Q_OBJECT

public:
    enum Column { Number, Began, Lasted, Agents, AgentTime, CauseColumn, Refused, ReloadColumn, ColumnCount };
    using ResultModel::ResultModel;

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
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
    [[nodiscard]] const Interruption& at(int row) const;
    [[nodiscard]] QString reloadText(int row) const;

    std::vector<const Reload*> m_reloads; ///< by row: the one waited for, or null; owned by the outcome
};

} // namespace lowwater
