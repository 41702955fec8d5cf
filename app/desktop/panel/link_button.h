// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace lowwater {

class Theme;

/// A few small words to click, flush with what is around them: a way that stands beside what it is about.
class LinkButton : public QAbstractButton {
    Q_OBJECT

public:
    /// The theme must outlive the button.
    LinkButton(const Theme& theme, const QString& text, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
};

} // namespace lowwater
