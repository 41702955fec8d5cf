// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>

#include <vector>

class QToolButton;

namespace lowwater {

class Actions;

/// Open, undo and redo at the left, the report at the right.
class ToolBar : public QToolBar {
    Q_OBJECT

public:
    /// The actions must outlive the bar.
    explicit ToolBar(const Actions& actions, QWidget* parent = nullptr);
    /// Undo and redo keep their drawings only.
    void setNarrow(bool narrow);

private:
    void addEdge(int width); ///< px besides the spacing, so that the buttons keep the page margin
    QToolButton* addButton(QAction& action);

    std::vector<QToolButton*> m_shrinking;
};

} // namespace lowwater
