// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/imports/import.h"
#include "app/desktop/theme.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace lowwater {

/// The models of a history: what they were used for, what they came to, and the price that holds for their last charge.
class PriceModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Model,
        Charges,
        TokenCount,
        Cost,
        Input,
        Output,
        CacheWrite5m,
        CacheWrite1h,
        CacheRead,
        Source,
        ColumnCount
    };
    struct Row : ModelSum {
        std::uint64_t unpriced = 0; ///< of the charges
        bool hasMore = false;       ///< prices of other days, long prompts, fast mode or regions beside `rates`
        std::optional<Rates> rates; ///< none: the price table does not know the model, or not yet at that time
    };

    explicit PriceModel(QObject* parent = nullptr);
    /// Those without a price first, then the dearest.
    void setImport(const Import& import);
    [[nodiscard]] const std::vector<Row>& rows() const noexcept { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(const Row& row, int column) const;

    std::vector<Row> m_rows;
};

} // namespace lowwater
