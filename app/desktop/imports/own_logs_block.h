// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/imports/import.h"
#include "app/desktop/theme.h"

#include <QFrame>
#include <QTimeZone>

class QLabel;
class QProgressBar;
class QPushButton;

namespace lowwater {

/// On the start page: the logs that were found on this computer, and the way to use them. Hidden until there are some.
class OwnLogsBlock : public QFrame {
    Q_OBJECT

public:
    /// The theme must outlive the block.
    explicit OwnLogsBlock(const Theme& theme, QWidget* parent = nullptr);

    /// They are being read. What was found before stays on show.
    void setProgress(double share);
    /// Null: there are none.
    void setFound(const ImportPtr& import);
    void setZone(const QTimeZone& zone);
    /// What it says now, for people.
    [[nodiscard]] QString sentence() const;

signals:
    void useRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void tell();

    const Theme& m_theme;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    ImportPtr m_found;
    QLabel* m_title;
    QLabel* m_detail;
    QProgressBar* m_bar;
    QPushButton* m_use;
};

} // namespace lowwater
