// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace lowwater {

class Theme;

/// Titles over a rule, without boxes; an arrow at the column that sorts. A third click gives back the rows' own order.
class QuietHeader : public QHeaderView {
    Q_OBJECT

public:
    /// The theme must outlive the header.
    explicit QuietHeader(const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    [[nodiscard]] QSize sectionSizeFromContents(int section) const override;

private:
    const Theme& m_theme;
};

} // namespace lowwater
