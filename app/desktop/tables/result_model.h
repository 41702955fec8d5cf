// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/run_result.h"
#include "app/desktop/tables/table_roles.h"

#include <QAbstractTableModel>
#include <QTimeZone>

#include <optional>

namespace lowwater {

/// Rows about one result. Whole or not at all: a new result is one reset.
class ResultModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Null: no rows.
    void setResult(RunResultPtr result);
    void setZone(const QTimeZone& zone);
    /// Names of sessions and projects as codes (hidden_names.h), for as long as rows are copied or saved: tells nobody.
    void setHidesNames(bool hides) { m_hidesNames = hides; }
    /// When the thing in this row happened, for a chart to go there.
    [[nodiscard]] virtual std::optional<SimTime> timeOf(int row) const = 0;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] const RunResult* result() const noexcept { return m_result.get(); }
    [[nodiscard]] const Outcome* outcome() const noexcept { return m_result ? m_result->outcome.get() : nullptr; }
    [[nodiscard]] const Demand* demand() const noexcept { return m_result ? m_result->demand.get() : nullptr; }
    [[nodiscard]] const QTimeZone& zone() const noexcept { return m_zone; }
    [[nodiscard]] bool hidesNames() const noexcept { return m_hidesNames; }

    /// Whether these rows would be other ones with `next`.
    [[nodiscard]] virtual bool differs(const RunResultPtr& next) const;
    /// Called within the reset, with the new result and zone in place.
    virtual void rebuild() = 0;
    [[nodiscard]] virtual int rows() const = 0;
    [[nodiscard]] virtual QString title(int column) const = 0;
    [[nodiscard]] virtual bool isNumber(int column) const = 0;
    [[nodiscard]] virtual QString text(int row, int column) const = 0;
    [[nodiscard]] virtual QVariant sortKey(int row, int column) const = 0;
    [[nodiscard]] virtual QString exportText(int row, int column) const = 0;
    /// The other roles.
    [[nodiscard]] virtual QVariant look(int row, int column, int role) const;

private:
    RunResultPtr m_result;
    QTimeZone m_zone = QTimeZone::utc();
    bool m_hidesNames = false;
};

} // namespace lowwater
