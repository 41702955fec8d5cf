// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>

#include <vector>

class QToolButton;

namespace lowwater {

class Actions;
class Theme;

/// Open, undo and redo at the left, the pages where the content starts; what is pinned, the commands and the report at
/// the right.
class ToolBar : public QToolBar {
    Q_OBJECT

public:
    /// Both must outlive the bar.
    ToolBar(const Theme& theme, const Actions& actions, QWidget* parent = nullptr);
    /// All but open, the pages and the report keep their drawings only.
    void setNarrow(bool narrow);
    /// Where the content starts, px from the left; 0: there are no pages now.
    void setContentLeft(int left);

private:
    void addEdge(int width); ///< px besides the spacing, so that the buttons keep the page margin
    QToolButton* addButton(QAction& action);
    void addPages(const Theme& theme, const Actions& actions);
    void placePages();

    QList<QToolButton*> m_shrinking; ///< left of the pages: icons alone where the window is narrow
    QList<QToolButton*> m_right;     ///< of the pages, the same
    QWidget* m_gap = nullptr;        ///< from redo to the pages
    QAction* m_pages = nullptr;
    int m_contentLeft = 0;
};

} // namespace lowwater
