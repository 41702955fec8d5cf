// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace lowwater {

class Theme;

/// The header of a part of the panel that folds: a chevron, the title, and at the right what is set inside.
class FoldHeader : public QAbstractButton {
    Q_OBJECT

public:
    /// The theme must outlive the header.
    FoldHeader(const Theme& theme, const QString& title, QWidget* parent = nullptr);
    void setValueText(const QString& text);
    /// Marks, while folded, that a value of the person's own is within.
    void setHasOwn(bool own);
    [[nodiscard]] QString valueText() const { return m_valueText; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void nameItself();

    const Theme& m_theme;
    QString m_valueText;
    bool m_hasOwn = false;
};

/// A header and, when it is unfolded, a content.
class FoldSection : public QWidget {
    Q_OBJECT

public:
    /// Takes the content.
    FoldSection(const Theme& theme, const QString& title, QWidget* content, QWidget* parent = nullptr);
    [[nodiscard]] FoldHeader& header() noexcept { return *m_header; }
    void setUnfolded(bool unfolded) { m_header->setChecked(unfolded); }

private:
    FoldHeader* m_header;
};

} // namespace lowwater
