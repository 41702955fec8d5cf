// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/theme.h"

#include <QIcon>

class QPainter;
class QRectF;

namespace lowwater {

/// Our drawings (UI.md section 10), one SVG each in resources/icons; the file names are in icons.cpp.
enum class Icon {
    Open,
    Undo,
    Redo,
    Balance,
    Recommendation,
    Usage,
    Commands,
    Export,
    Stop,
    Safe,
    Tick,
    Warning,
    Info,
    Assumed,
    CauseLatency,
    CauseDeclined,
    CauseLimit,
    CauseSpendLimit,
    CauseOff,
    CauseDisarmed,
    CauseByHand,
    Compare,
    ZoomIn,
    ZoomOut,
    Everything,
    SkipQuiet,
    More,
    ChevronDown,
    ChevronRight,
    ChevronUp,
    ChevronLeft,
    Close,
    Back,
    File,
    Paste,
    MakeUp,
    Sample,
    Logs,
    ImportAgain,
    Watch,
    Plan,
    Credits,
    ApiKey,
    Rising,
    Falling,
    Zone,
    LocalOnly,
    Night,
    CloseUp,
    Copy,
    History,
    Price,
    Settings,
    Agents,
    RecordedStop,
    App,
    IconCount
};

/// A drawing in the colour of `token`, sharp at every size and scale. It follows the theme by itself: repainting is
/// enough. The theme must outlive the icon. Icon::App has colours of its own.
[[nodiscard]] QIcon icon(Icon drawing, const Theme& theme, Token token = Token::Text);

/// The same, straight onto a painter; for charts, delegates and markers.
void paintIcon(QPainter& painter, const QRectF& where, Icon drawing, const QColor& color);

} // namespace lowwater
