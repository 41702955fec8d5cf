// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/workload/generate.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QSpinBox;
class QTimeEdit;

namespace lowwater {

/// Asks how a made-up history should be.
class MakeUpDialog : public QDialog {
    Q_OBJECT

public:
    /// `start`: the first day proposed.
    explicit MakeUpDialog(QDate start, QWidget* parent = nullptr);
    [[nodiscard]] Synthesis synthesis() const;

private:
    QSpinBox* m_sessions;
    QSpinBox* m_days;
    QDateEdit* m_start;
    QComboBox* m_style;
    QCheckBox* m_autonomous;
    QTimeEdit* m_from;
    QSpinBox* m_hours;
    QCheckBox* m_weekends;
    QSpinBox* m_seed;
};

} // namespace lowwater
