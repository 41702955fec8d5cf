// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/closeup/close_up.h"
#include "app/desktop/icons.h"
#include "sim/advice/prevention.h"

#include <QTimeZone>

#include <functional>

namespace lowwater {

/// `5 agents stopped for 3 min 16 s on Mon 14 Sep at 10:26.`
[[nodiscard]] QString closeUpHeadline(const CloseUp& closeUp, const QTimeZone& zone);
/// Why, by the cause.
[[nodiscard]] QString closeUpReason(const CloseUp& closeUp, const Scenario& scenario, const QTimeZone& zone);
/// `14 min of agent time, and 9 min of work delayed: about $9.00 at $60 an hour.`
[[nodiscard]] QString closeUpCost(const CloseUp& closeUp);
/// The time of day; on another day than that of the interruption over it.
[[nodiscard]] QString happeningTime(const CloseUp& closeUp, const Happening& happening, const QTimeZone& zone);
[[nodiscard]] QString happeningText(const CloseUp& closeUp, const Happening& happening);

/// Names in the picture.
[[nodiscard]] QString thresholdName(const CloseUp& closeUp);
[[nodiscard]] QString reloadName(const CloseUp& closeUp);
[[nodiscard]] QString agentName(const AgentRow& row);
/// Under the rows, for those that are left out.
[[nodiscard]] QString moreAgents(const CloseUp& closeUp);

/// One change that would have prevented an interruption.
struct PreventionLine {
    QString name;       ///< of the setting
    QString now;        ///< its value
    QString needed;     ///< the value that would have done
    QString remains;    ///< what then is left on the whole record; or that the person cannot set it
    bool helps = false; ///< at most half of them remain
    QString step{};     ///< what undo calls it; empty: not the person's to set
    std::function<void(Scenario&)> change{};
};

/// The settings of which no value that was tried prevents it; small letters.
[[nodiscard]] QStringList settingsInVain(const Scenario& scenario, const Preventions& preventions);

/// Best first; what the person cannot set comes last.
[[nodiscard]] std::vector<PreventionLine> preventionLines(const Scenario& scenario, std::size_t interruptions,
                                                          const Preventions& preventions);

} // namespace lowwater
