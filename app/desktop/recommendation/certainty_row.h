// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/recommendation/recommendation_words.h"

#include <QWidget>

class QGridLayout;

namespace lowwater {

class Theme;
class TokenLabel;

/// Figures side by side, each with its caption and a note; by twos where there is little room.
class CertaintyRow : public QWidget {
    Q_OBJECT

public:
    static constexpr std::size_t count = 4;

    /// The theme must outlive the row.
    explicit CertaintyRow(const Theme& theme, QWidget* parent = nullptr);
    void setCells(const std::vector<CertaintyCell>& cells);
    void setNarrow(bool narrow);

private:
    struct Cell {
        QWidget* widget;
        TokenLabel* caption;
        TokenLabel* value;
        TokenLabel* note;
    };

    QGridLayout* m_grid;
    std::vector<Cell> m_cells;
};

} // namespace lowwater
