// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/closeup/picture_frame.h"

#include <QTimeZone>
#include <QWidget>

#include <optional>

namespace lowwater {

class Theme;

/// The minutes around an interruption: the balance, the reload, and every agent, over one time axis.
class CloseUpPicture : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the picture.
    explicit CloseUpPicture(const Theme& theme, QWidget* parent = nullptr);

    void setCloseUp(CloseUp closeUp);
    /// While a newer result is being computed.
    void setStale(bool stale);
    void setZone(const QTimeZone& zone);
    [[nodiscard]] const std::optional<CloseUp>& closeUp() const noexcept { return m_closeUp; }
    [[nodiscard]] const PictureFrame& frame() const noexcept { return m_frame; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void layOut();

    const Theme& m_theme;
    std::optional<CloseUp> m_closeUp;
    QTimeZone m_zone = QTimeZone::utc();
    PictureFrame m_frame;
    bool m_stale = false;
    bool m_ringed = false; ///< the focus came by a key
};

} // namespace lowwater
