// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/run_result.h"

#include <QString>
#include <QTimeZone>

#include <cstddef>

namespace lowwater {

/// The answer in words (UI.md section 3): whole, translated sentences.
struct Verdict {
    enum class Kind {
        Good,
        Stopped,
        NeverEnds,       ///< stopped, and never went on
        CloseCall,       ///< never stopped, but the balance was empty for a while
        Coarse,          ///< the record cannot show stops
        NoneFromCredits, ///< no charge draws on the balance
        Error,
    };
    Kind kind = Kind::Good;
    QString headline;
    QString second; ///< may be empty
    QString link;   ///< the way out, in words; empty: none
};

[[nodiscard]] Verdict verdictOf(const RunResult& result, const QTimeZone& zone);

/// Whether the history behind a result shows when agents stop; true where there is none.
[[nodiscard]] bool showsStops(const RunResult& result) noexcept;

/// Distinct agents that stood still.
[[nodiscard]] std::size_t agentsStopped(const Outcome& outcome);

} // namespace lowwater
