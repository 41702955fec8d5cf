// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/usage/text_grid.h"

#include <QScrollArea>

namespace lowwater {

/// A grid that may be wider than a small window: then it scrolls by itself.
class WideGrid : public QScrollArea {
    Q_OBJECT

public:
    /// As TextGrid's; `name` is what it is called.
    WideGrid(const Theme& theme, const QString& columns, const QString& name, QWidget* parent = nullptr);

    void setHead(const QStringList& titles);
    void setRows(const std::vector<TextGrid::Row>& rows);
    [[nodiscard]] TextGrid& grid() const noexcept { return *m_grid; }
    [[nodiscard]] QSize sizeHint() const override;

private:
    void fit();

    TextGrid* m_grid;
};

} // namespace lowwater
