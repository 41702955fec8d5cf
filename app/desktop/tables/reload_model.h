// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/tables/result_model.h"

namespace lowwater {

/// The reloads in order of crediting; the one still pending comes last.
class ReloadModel : public ResultModel {
    Q_OBJECT

public:
    enum Column { Number, Requested, Credited, Took, Amount, BalanceAfter, Declined, ColumnCount };
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
    [[nodiscard]] const Reload& at(int row) const;
    [[nodiscard]] QString creditedText(const Reload& reload) const;
    [[nodiscard]] QString declinedText(const Reload& reload) const;

    int m_rows = 0;
};

} // namespace lowwater
