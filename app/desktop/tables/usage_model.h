// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/tables/result_model.h"
#include "app/desktop/tables/usage_totals.h"

#include <QFutureWatcher>

namespace lowwater {

/// What was paid from the balance, by name or by day. Depends on the demand alone, so that a slider's move changes
/// nothing here. A long history is added up off the GUI thread: its rows come a moment later, by a reset.
class UsageModel : public ResultModel {
    Q_OBJECT

public:
    enum Column { Name, Cost, Charges, TokensColumn, Share, ColumnCount };
    explicit UsageModel(UsageBy by, QObject* parent = nullptr);
    ~UsageModel() override; ///< waits
    UsageModel(const UsageModel&) = delete;
    UsageModel& operator=(const UsageModel&) = delete;

    [[nodiscard]] UsageBy by() const noexcept { return m_by; }
    [[nodiscard]] bool hasTokens() const;
    /// A long history's rows are still to come.
    [[nodiscard]] bool isAdding() const { return m_isAdding; }
    /// Whether there is more to tell than "everything".
    [[nodiscard]] bool tellsSomething() const;

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
    [[nodiscard]] const UsageTotal& at(int row) const { return m_totals[static_cast<std::size_t>(row)]; }
    [[nodiscard]] QString recordedName(int row) const;
    [[nodiscard]] QString nameless() const;
    void take(std::vector<UsageTotal> totals);

    UsageBy m_by;
    QFutureWatcher<std::vector<UsageTotal>> m_adding; ///< up the charges of a long history
    bool m_isAdding = false;                          ///< until the rows are here
    std::vector<UsageTotal> m_totals;
    Money m_cost; ///< of all rows
};

} // namespace lowwater
