// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/words/provider_words.h"

#include <QWidget>

namespace lowwater {

class Theme;

/// The small sign beside a field's label: a dot for the person's own value, an amber question mark for one that is
/// assumed. Its tool tip says what stands behind the value.
class FieldMark : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the mark. Hidden until there is something to say.
    explicit FieldMark(const Theme& theme, QWidget* parent = nullptr);
    void setMark(ValueMark::Kind kind, const QString& text);
    [[nodiscard]] ValueMark::Kind kind() const noexcept { return m_kind; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    ValueMark::Kind m_kind = ValueMark::Kind::None;
};

/// A field tells what stands behind its value: in its tool tip, under Shift+F1, and to a screen reader after `said`.
void explainField(QWidget& field, const QString& tip, const QString& mark, const QString& said);

} // namespace lowwater
