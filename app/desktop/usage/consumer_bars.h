// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/usage/usage_picture.h"

#include <QWidget>

namespace lowwater {

class Theme;

/// What uses the most: a row each with a bar parted by pool, cost, share and number of agents. The dearest rows, the
/// rest in one.
class ConsumerBars : public QWidget {
    Q_OBJECT

public:
    static constexpr std::size_t mostRows = 6;

    /// The theme must outlive the rows.
    explicit ConsumerBars(const Theme& theme, QWidget* parent = nullptr);
    struct Row {
        QString name;
        PoolCosts costs;
        std::uint64_t agents = 0; ///< 0: not said
    };

    /// `heading` names the first column. `consumers`: the dearest first.
    void setConsumers(const QString& heading, const History& history, const std::vector<Consumer>& consumers);
    [[nodiscard]] const std::vector<Row>& rows() const noexcept { return m_rows; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QString m_heading;
    std::vector<Row> m_rows;
    Money m_total;
};

} // namespace lowwater
