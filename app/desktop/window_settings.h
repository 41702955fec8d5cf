// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/imports/known_tables.h"
#include "app/desktop/theme.h"

#include <QByteArray>
#include <QStringList>

class QSettings;

namespace lowwater {

/// What the window remembers from one time to the next. Read once and passed down.
struct WindowSettings {
    QByteArray geometry;
    QByteArray panelSplit;
    QByteArray tableSplit;
    bool panelShown = true;
    bool tablesShown = true;
    bool utc = false; ///< else the computer's zone
    Theme::Choice appearance = Theme::Choice::System;
    QStringList recentFiles;
    bool recordedStops = true; ///< on the chart
    bool hideNames = false;    ///< in what is exported
    bool watchUsage = false;
    KnownTables knownTables; ///< whose columns the person has chosen
};

[[nodiscard]] WindowSettings readSettings(const QSettings& settings);
void writeSettings(QSettings& settings, const WindowSettings& values);

} // namespace lowwater
