// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/usage/usage_picture.h"

#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace lowwater {

class MoneySpinBox;
class TextGrid;
class Theme;
class TokenLabel;

/// The last month's bill: subscription, usage credits, API key, and whether something was perhaps paid twice. The
/// subscription's price is a field, for no record tells it.
class MonthBillBox : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the box.
    explicit MonthBillBox(const Theme& theme, QWidget* parent = nullptr);

    /// `result` is of the picture's history.
    void show(const RunResult& result, const UsagePicture& picture);
    [[nodiscard]] const TextGrid& rows() const noexcept { return *m_rows; }
    /// What may have been paid twice, a sentence each.
    [[nodiscard]] const QStringList& hints() const noexcept { return m_hints; }
    [[nodiscard]] MoneySpinBox& subscription() const noexcept { return *m_subscription; }

signals:
    void editRequested(const QString& step, const std::function<void(lowwater::Scenario&)>& change);

private:
    void showPrice(const Scenario& scenario);
    void showHints();
    void setSubscription(std::optional<Money> price);

    const Theme& m_theme;
    TokenLabel* m_priceNote;
    MoneySpinBox* m_subscription;
    TextGrid* m_rows;
    TokenLabel* m_note;
    QVBoxLayout* m_hintRows;
    QWidget* m_hintBox = nullptr; ///< made anew with every change
    QStringList m_hints;
};

/// What may have been paid twice in the month of `bill`; a sentence each.
[[nodiscard]] QStringList paidTwiceHints(const MonthBill& bill, const UsagePicture& picture);

} // namespace lowwater
