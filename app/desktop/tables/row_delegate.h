// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace lowwater {

class Theme;

/// A cell: icon, text, bar of a share, each in its colour by meaning; a selected row has a bar of 2 px on its left.
class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// The theme must outlive the delegate.
    explicit RowDelegate(const Theme& theme, QObject* parent = nullptr);

    /// While the rows are older than the settings.
    void setStale(bool stale) { m_stale = stale; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintShare(QPainter& painter, const QRect& room, double share) const;

    const Theme& m_theme;
    bool m_stale = false;
};

} // namespace lowwater
