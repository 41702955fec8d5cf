// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/reload_latency.h"
#include "sim/history/recorded_stop.h"

#include <QString>
#include <QTimeZone>

#include <span>

namespace lowwater {

/// Why a request was really refused: `five-hour limit reached`. A word that is not known is shown as the log has it.
[[nodiscard]] QString stopReasonWords(const std::string& reason);
/// Why extra usage did not step in; empty where the log does not say.
[[nodiscard]] QString overageWords(const std::string& overage);
/// When the limit ends, `14:00`, with the day where it is not that of the stop; empty where the log does not say.
[[nodiscard]] QString resetWords(const RecordedStop& stop, const QTimeZone& zone);
/// `Really stopped: five-hour limit reached, resets 14:00`; of several what they have in common. Not of none.
[[nodiscard]] QString reallyStoppedWords(std::span<const RecordedStop> stops, const QTimeZone& zone);
/// What a screen reader says of all of them; empty without any.
[[nodiscard]] QString recordedStopsSentence(std::span<const RecordedStop> stops, const QTimeZone& zone);

/// How credits came to the balance: `automatic`; empty where the source does not say.
[[nodiscard]] QString reloadOriginWords(ReloadOrigin origin);
/// What the provider says of balance and auto-reload, in one line.
[[nodiscard]] QString creditsLine(const PrepaidCredits& credits);
/// How long the reloads really took, or why that cannot be learned; empty without an automatic one.
[[nodiscard]] QString latencyLine(const ReloadLatency& latency);

} // namespace lowwater
