// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QUndoStack;
class QWidget;

namespace lowwater {

/// All that was done, step by step, beside the window: a click goes back, or forward again, to that step. The stack
/// must outlive the window.
void showUndoList(QUndoStack& stack, QWidget* window);

} // namespace lowwater
