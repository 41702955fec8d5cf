// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/palette/command_list.h"

#include <QDialog>

class QLineEdit;
class QListView;

namespace lowwater {

class Theme;
class TokenLabel;

/// Every command of the menus by a few of its letters: type, choose, Enter.
class CommandPalette : public QDialog {
    Q_OBJECT

public:
    /// The theme must outlive it. Over the upper part of `window`.
    CommandPalette(const Theme& theme, const QMenuBar& menus, QWidget* window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void choose(const QModelIndex& index);
    void chooseFirst();
    void step(int by);

    const Theme& m_theme;
    CommandList m_list;
    QLineEdit* m_search;
    QListView* m_view;
    TokenLabel* m_nothing;
};

} // namespace lowwater
