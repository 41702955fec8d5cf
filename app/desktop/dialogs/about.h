// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace lowwater {

class Actions;

/// Version, licence, what it is built on.
void showAbout(QWidget* window);
/// All shortcuts of the window.
void showKeyboard(const Actions& actions, QWidget* window);

} // namespace lowwater
