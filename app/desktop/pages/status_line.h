// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/run_result.h"

#include <QStatusBar>
#include <QTimeZone>

class QLabel;
class QToolButton;

namespace lowwater {

class ScenarioDocument;
class Theme;

/// The foot of the window: where the numbers come from, and that nothing leaves the computer.
class StatusLine : public QStatusBar {
    Q_OBJECT

public:
    /// Both must outlive the line.
    StatusLine(const Theme& theme, const ScenarioDocument& document, QWidget* parent = nullptr);
    /// Shows what the document holds now.
    void showHistory();
    void setResult(const RunResultPtr& result);
    void setZone(const QTimeZone& zone);

signals:
    /// What was imported is to be told.
    void importedRequested();
    void zoneRequested();

private:
    const ScenarioDocument& m_document;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    RunResultPtr m_result;
    QToolButton* m_source;
    QLabel* m_size;
    QLabel* m_dates;
    QLabel* m_resolution;
    QToolButton* m_skipped;
    QToolButton* m_zoneButton;
};

} // namespace lowwater
