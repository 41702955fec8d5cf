// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compare/pin_commands.h"

#include "app/desktop/words/advice_words.h"

#include <QAction>
#include <QInputDialog>
#include <QMenu>

#include <algorithm>

namespace lowwater {

PinCommands::PinCommands(ScenarioDocument& document, QAction& pin, QAction& removeAll, QMenu& menu, QWidget& window)
    : QObject(&window), m_document{document}, m_pin{pin}, m_removeAll{removeAll}, m_menu{menu}, m_window{window}
{
    connect(&m_pin, &QAction::triggered, this, &PinCommands::pin);
    connect(&m_removeAll, &QAction::triggered, this, &PinCommands::removeAll);
    connect(&m_document, &ScenarioDocument::pinsChanged, this, &PinCommands::refresh);
    connect(&m_document, &ScenarioDocument::historyChanged, this, &PinCommands::refresh);
    refresh();
}

void PinCommands::pin()
{
    const auto slot = freeSlot(m_document.pins());
    if (!slot || !m_document.hasHistory())
        return;
    m_document.editPins(tr("Pin %1").arg(pinLetter(*slot)), [&](Pins& pins) {
        pins.push_back({*slot, {}, m_document.scenario().policy});
        std::sort(pins.begin(), pins.end(), [](const Pin& a, const Pin& b) { return a.slot < b.slot; });
    });
}

void PinCommands::removeAll()
{
    m_document.editPins(tr("Remove all pins"), [](Pins& pins) { pins.clear(); });
}

void PinCommands::remove(std::size_t slot)
{
    m_document.editPins(tr("Remove pin %1").arg(pinLetter(slot)), [slot](Pins& pins) {
        std::erase_if(pins, [slot](const Pin& pin) { return pin.slot == slot; });
    });
}

void PinCommands::use(std::size_t slot)
{
    if (const Pin* pin = pinAt(m_document.pins(), slot))
        m_document.edit(tr("Use %1").arg(pinLetter(slot)), ScenarioDocument::noMerge,
                        [policy = pin->policy](Scenario& scenario) { scenario.policy = policy; });
}

void PinCommands::rename(std::size_t slot, const QString& name)
{
    m_document.editPins(tr("Rename %1").arg(pinLetter(slot)), [&](Pins& pins) {
        for (Pin& pin : pins)
            if (pin.slot == slot)
                pin.name = name.trimmed();
    });
}

void PinCommands::askForName(std::size_t slot)
{
    auto* dialog = new QInputDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename %1").arg(pinLetter(slot)));
    dialog->setLabelText(tr("What shall %1 be called?").arg(pinLetter(slot)));
    dialog->setTextValue(pinAt(m_document.pins(), slot)->name);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, slot](const QString& name) { rename(slot, name); });
    dialog->open();
}

void PinCommands::refresh()
{
    const Pins& pins = m_document.pins();
    m_pin.setEnabled(m_document.hasHistory() && freeSlot(pins));
    m_pin.setToolTip(freeSlot(pins) ? m_pin.statusTip() : tr("Four are pinned; remove one first"));
    m_removeAll.setEnabled(!pins.empty());
    m_menu.clear();
    m_menu.setEnabled(!pins.empty());
    for (const Pin& pin : pins) {
        QMenu* menu = m_menu.addMenu(tr("%1 — %2", "pin, its policy").arg(pinTitle(pin), policyPhrase(pin.policy)));
        const std::size_t slot = pin.slot;
        menu->addAction(tr("&Use %1").arg(pinLetter(slot)), this, [this, slot] { use(slot); });
        menu->addAction(tr("Re&name %1…").arg(pinLetter(slot)), this, [this, slot] { askForName(slot); });
        menu->addAction(tr("&Remove %1").arg(pinLetter(slot)), this, [this, slot] { remove(slot); });
    }
}

} // namespace lowwater
