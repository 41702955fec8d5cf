// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/closeup/close_up.h"

#include <QTimeZone>
#include <QWidget>

namespace lowwater {

class Theme;

/// What happened, moment by moment: a sign, the time of day, a sentence.
class HappenedList : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the list.
    explicit HappenedList(const Theme& theme, QWidget* parent = nullptr);

    void setCloseUp(const CloseUp& closeUp, const QTimeZone& zone);
    /// As one text, for those who do not see it.
    [[nodiscard]] const QString& text() const noexcept { return m_text; }

private:
    const Theme& m_theme;
    QWidget* m_content = nullptr; ///< made anew with every change
    QString m_text;
};

} // namespace lowwater
