// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/document.h"

class QAction;
class QMenu;

namespace lowwater {

/// Pins the present policy, and what can be done with those pinned.
class PinCommands : public QObject {
    Q_OBJECT

public:
    /// All must outlive the commands; dialogs belong to the window. `menu` gets an entry for each pin and each thing to
    /// do with it.
    PinCommands(ScenarioDocument& document, QAction& pin, QAction& removeAll, QMenu& menu, QWidget& window);

    /// Keeps the present policy under the next free letter.
    void pin();
    void removeAll();
    void remove(std::size_t slot);
    /// Sets the sliders to a pinned policy.
    void use(std::size_t slot);
    void rename(std::size_t slot, const QString& name);

private:
    void askForName(std::size_t slot);
    void refresh();

    ScenarioDocument& m_document;
    QAction& m_pin;
    QAction& m_removeAll;
    QMenu& m_menu;
    QWidget& m_window;
};

} // namespace lowwater
