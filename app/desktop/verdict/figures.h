// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/run_result.h"
#include "app/desktop/theme.h"

#include <QString>
#include <QTimeZone>

#include <array>

namespace lowwater {

/// One number under the verdict. (sim/report has a Figure of its own.)
struct KeyFigure {
    QString caption; ///< `Agent time stopped`
    QString value;   ///< `53 min`; `–` where the record cannot tell
    QString second;  ///< `· 8 agents`; left out where there is no room
    QString why;     ///< what it is and how it is computed
    Token color = Token::Text;
};

enum class FigureKind { Interruptions, AgentTime, Reloads, Idle, Lowest, Count };
using Figures = std::array<KeyFigure, static_cast<std::size_t>(FigureKind::Count)>;

/// `result` may be null: captions with `–`.
[[nodiscard]] Figures figuresOf(const RunResult* result, const QTimeZone& zone);

} // namespace lowwater
