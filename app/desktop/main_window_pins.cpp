// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Other policies beside the present one: those pinned, and the recommended one.
#include "app/desktop/charts/balance_view.h"
#include "app/desktop/compare/pin_commands.h"
#include "app/desktop/main_window.h"
#include "app/desktop/pages/balance_page.h"

namespace lowwater {

void MainWindow::wirePins()
{
    auto* commands = new PinCommands(m_document, m_actions[Command::PinPolicy], m_actions[Command::RemovePins],
                                     *m_actions.pinsMenu(), *this);
    connect(&m_run, &RunController::resultReady, &m_pinned, &PinnedReplays::setResult);
    connect(&m_document, &ScenarioDocument::pinsChanged, this, [this] { m_pinned.setPins(m_document.pins()); });
    connect(&m_pinned, &PinnedReplays::runsReady, m_page, &BalancePage::setPinned);
    connect(&m_pinned, &PinnedReplays::runsReady, this, &MainWindow::showOverlays);
    connect(m_page, &BalancePage::pinChosen, commands, &PinCommands::use);
}

/// Where they are asked for and known.
void MainWindow::showOverlays()
{
    std::vector<ChartOverlay> overlays;
    const auto& advice = m_advice.advice();
    if (m_actions[Command::ShowRecommended].isChecked() && advice && advice->recommended && m_advice.onRecord())
        overlays.push_back({m_advice.onRecord(), Token::Safe, {4, 2}, {}, tr("recommended policy"), tr("recommended")});
    for (const PinnedRun& run : *m_pinned.runs())
        if (run.outcome)
            overlays.push_back({run.outcome, pinToken(run.pin.slot), pinDashes(run.pin.slot), pinLetter(run.pin.slot),
                                pinTitle(run.pin), pinLetter(run.pin.slot)});
    m_page->view().setOverlays(std::move(overlays));
}

} // namespace lowwater
