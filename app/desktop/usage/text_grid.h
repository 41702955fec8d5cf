// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/icons.h"
#include "app/desktop/theme.h"

#include <QString>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QGridLayout;

namespace lowwater {

/// A few short rows of text in columns, without the selection and sorting of a table.
class TextGrid : public QWidget {
    Q_OBJECT

public:
    struct Cell {
        QString text;
        Token color = Token::Text;
        bool strong = false;
        std::optional<Icon> drawing = {}; ///< before the text, in its colour
        std::function<void()> go = {};    ///< the text is a button that does this
        QString accessibleName = {};      ///< of the button
    };
    using Row = std::vector<Cell>;

    /// A letter a column: `l` left, `r` right. The first left-aligned column takes the room that is left over. The
    /// theme must outlive the grid.
    TextGrid(const Theme& theme, const QString& columns, QWidget* parent = nullptr);
    /// Small titles over a line; none: no head.
    void setHead(const QStringList& titles);
    void setRows(const std::vector<Row>& rows);
    /// What is shown, row by row.
    [[nodiscard]] const std::vector<Row>& rows() const noexcept { return m_rows; }

private:
    void rebuild();
    void addCell(int row, int column, const Cell& cell, TextStyle style);

    const Theme& m_theme;
    QString m_columns;
    QStringList m_head;
    std::vector<Row> m_rows;
    QWidget* m_content = nullptr; ///< made anew with every change
    QGridLayout* m_grid = nullptr;
};

} // namespace lowwater
