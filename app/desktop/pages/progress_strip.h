// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;

namespace lowwater {

class Theme;

/// Says that something is being read or made, how far it is, and lets it be cancelled. Appears after 250 ms.
class ProgressStrip : public QFrame {
    Q_OBJECT

public:
    explicit ProgressStrip(QWidget* parent = nullptr);
    void begin(const QString& what);
    void setProgress(double share);
    void end();

signals:
    void cancelled();

private:
    QTimer m_patience;
    QLabel* m_what;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
};

/// A 2 px line under the toolbar while a result is being computed. It keeps its place when it is empty.
class ProgressLine : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the line.
    explicit ProgressLine(const Theme& theme, QWidget* parent = nullptr);
    void setBusy(bool busy);
    void setProgress(double share);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    bool m_busy = false;
    double m_share = 0;
};

} // namespace lowwater
