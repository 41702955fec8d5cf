// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/imports/import.h"
#include "sim/import/own_prices.h"

#include <QDialog>

#include <array>

class QLabel;
class QPushButton;

namespace lowwater {

class MoneySpinBox;
class PriceModel;
class RowTable;
class Theme;

/// What the models of a history cost, and a price of the person's own for one of them.
class PricesDialog : public QDialog {
    Q_OBJECT

public:
    /// The theme must outlive the dialog. `file`: where own prices are kept; empty: nowhere.
    PricesDialog(const Theme& theme, const QString& file, QWidget* parent = nullptr);
    /// The table anew; the chosen model stays chosen, and so does what was typed for it. The first time the first one
    /// is.
    void setImport(const ImportPtr& import);
    /// One sentence; empty: all is well.
    void setProblem(const QString& sentence);

signals:
    void priceGiven(const lowwater::OwnPrice& price);

private:
    [[nodiscard]] QWidget* makeForm(const Theme& theme);
    void showChosen();
    void give();

    QString m_file;
    PriceModel* m_model;
    RowTable* m_table;
    QLabel* m_title;
    std::array<MoneySpinBox*, 5> m_rates{}; ///< in the order of TokenKind
    QPushButton* m_give;
    QLabel* m_kept = nullptr;
    QLabel* m_problem;
    bool m_isEdited = false; ///< what is in the fields is not the price there is
    bool m_keepsFields = false;
    bool m_isRejected = false; ///< a field could not be read when it was left
};

} // namespace lowwater
