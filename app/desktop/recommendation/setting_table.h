// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/recommendation/setting_measure.h"

#include <QAbstractTableModel>
#include <QTableView>

#include <memory>

namespace lowwater {

/// The cells of a grid: a row for each threshold, the highest on top, a column for each amount.
class SettingTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    /// The theme must outlive the model.
    explicit SettingTableModel(const Theme& theme, QObject* parent = nullptr);

    void setGrid(std::shared_ptr<const SettingGrid> grid);
    void setMeasure(SettingMeasure measure);
    void setTopUp(bool topUp);
    /// Of the grid, by the row of a cell here.
    [[nodiscard]] std::size_t thresholdOf(int row) const;
    [[nodiscard]] int rowOf(std::size_t threshold) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void measureAgain();

    const Theme& m_theme;
    std::shared_ptr<const SettingGrid> m_grid;
    SettingMeasure m_measure = SettingMeasure::Interruptions;
    std::optional<MeasureScale> m_scale; ///< of the grid
    bool m_topUp = false;
};

/// The map of settings as a table, for the keys and for those who hear it.
class SettingTable : public QTableView {
    Q_OBJECT

public:
    /// The theme must outlive the table.
    explicit SettingTable(const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] SettingTableModel& settings() const noexcept { return *m_model; }
    void setGrid(const std::shared_ptr<const SettingGrid>& grid);

signals:
    /// A cell has become the current one; both -1: none.
    void explained(int amount, int threshold);
    void chosen(lowwater::Money amount, lowwater::Money threshold);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyboardSearch(const QString& search) override;

private:
    SettingTableModel* m_model;
    std::shared_ptr<const SettingGrid> m_grid;
};

} // namespace lowwater
