// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/symptom.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace lowwater {

class Theme;

/// "Which pool is in the way?": a message pasted, or a symptom chosen; the pool, why, and what to do.
class IssueFinder : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the finder.
    explicit IssueFinder(const Theme& theme, QWidget* parent = nullptr);
    [[nodiscard]] QLineEdit& message() const noexcept { return *m_message; }
    /// The answer as one text; empty where nothing was asked.
    [[nodiscard]] QString answer() const { return m_said; }

private:
    void ask(const QString& message);
    void show(const Symptom& symptom);
    void clear();

    const Theme& m_theme;
    QLineEdit* m_message;
    QComboBox* m_choice;
    QVBoxLayout* m_layout;
    QWidget* m_answer = nullptr;
    QString m_said;
};

} // namespace lowwater
