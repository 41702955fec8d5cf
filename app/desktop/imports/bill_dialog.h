// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/history_loader.h"

#include <QDialog>

class QCheckBox;
class QDateEdit;
class QLabel;
class QPushButton;

namespace lowwater {

class MoneySpinBox;
class Theme;

/// Scales the imported costs to what was really charged, and reprices them for a shorter prompt cache. Both are
/// computed, off the GUI thread, before they are applied.
class BillDialog : public QDialog {
    Q_OBJECT

public:
    /// The theme must outlive the dialog.
    BillDialog(const Theme& theme, ImportPtr import, QWidget* parent = nullptr);

signals:
    /// `step`: what undo calls it.
    void chosen(const lowwater::ImportPtr& import, const QString& step);

private:
    [[nodiscard]] QWidget* makeCharged();
    [[nodiscard]] ReadOptions options() const;
    [[nodiscard]] QString step() const;
    void showOptions();
    void compare();
    void applyWanted();
    void compute();
    void showShortCache(const ShortCacheCost& cost);
    void showResult(const ImportPtr& import);
    void showProblem(const QString& sentence);

    const Theme& m_theme;
    ImportPtr m_import;
    bool m_isWanted = false; ///< Apply was pressed
    ImportPtr m_result;      ///< null while it is being computed, and where it cannot be
    MoneySpinBox* m_amount;
    QDateEdit* m_first;
    QDateEdit* m_last;
    QCheckBox* m_short;
    QLabel* m_factor;
    QLabel* m_shortCost;
    QLabel* m_total;
    QPushButton* m_apply;
    HistoryLoader m_shortLoader;
    HistoryLoader m_loader;
};

} // namespace lowwater
