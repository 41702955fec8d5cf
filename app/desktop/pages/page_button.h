// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace lowwater {

class Theme;

/// Chooses a page of the window, which must be checkable: a bar under the chosen one.
class PageButton : public QToolButton {
    Q_OBJECT

public:
    /// Both must outlive the button.
    PageButton(const Theme& theme, QAction& page, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
};

} // namespace lowwater
