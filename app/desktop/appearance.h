// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

class QApplication;

namespace lowwater {

class Theme;

/// Dresses the application in the theme and keeps the theme in step with the system's palette.
class Appearance : public QObject {
    Q_OBJECT

public:
    /// Both must outlive it. Sets the style.
    Appearance(Theme& theme, QApplication& application);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void dress();
    void lookAtSystem();

    Theme& m_theme;
    QApplication& m_application;
    QTimer m_turn;
};

} // namespace lowwater
