// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBoxLayout>
#include <QFrame>
#include <QString>

namespace lowwater {

class Theme;
class TokenLabel;

/// A thin line across.
[[nodiscard]] QFrame* makeRule(QWidget* parent);

/// A heading with room for more at its right, over a content.
struct Section {
    QWidget* widget;
    QHBoxLayout* head;
    QVBoxLayout* body;
    TokenLabel* title;
    TokenLabel* note; ///< null without one
};
/// The theme must outlive it.
[[nodiscard]] Section makeSection(const Theme& theme, const QString& title, QWidget* parent);
/// With a quiet note beside the heading.
[[nodiscard]] Section makeSection(const Theme& theme, const QString& title, const QString& note, QWidget* parent);

} // namespace lowwater
