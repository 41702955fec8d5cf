// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/replay/scenario.h"

#include <QDialog>

class QPushButton;

namespace lowwater {

class Theme;

/// The provider's steps with the numbers chosen, to follow or to copy.
class SettingCardDialog : public QDialog {
    Q_OBJECT

public:
    /// The theme must outlive the dialog.
    SettingCardDialog(const Theme& theme, const Scenario& scenario, QWidget* parent = nullptr);
    /// What is copied: sim/report's card.
    [[nodiscard]] const QString& text() const noexcept { return m_text; }

private:
    void copy();

    QString m_text;
    QPushButton* m_copy;
};

} // namespace lowwater
