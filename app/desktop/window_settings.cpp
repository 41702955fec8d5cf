// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/window_settings.h"

#include <QSettings>

#include <algorithm>

namespace lowwater {

namespace {

const QString geometryKey = QStringLiteral("window/geometry");
const QString panelSplitKey = QStringLiteral("window/panelSplit");
const QString tableSplitKey = QStringLiteral("window/tableSplit");
const QString panelShownKey = QStringLiteral("window/panelShown");
const QString tablesShownKey = QStringLiteral("window/tablesShown");
const QString utcKey = QStringLiteral("view/utc");
const QString appearanceKey = QStringLiteral("view/appearance");
const QString recordedStopsKey = QStringLiteral("view/recordedStops");
const QString recentKey = QStringLiteral("files/recent");
const QString watchUsageKey = QStringLiteral("files/watchUsage");
const QString knownTablesKey = QStringLiteral("files/tables");
const QString hideNamesKey = QStringLiteral("files/hideNames");

} // namespace

WindowSettings readSettings(const QSettings& settings)
{
    WindowSettings values;
    values.geometry = settings.value(geometryKey).toByteArray();
    values.panelSplit = settings.value(panelSplitKey).toByteArray();
    values.tableSplit = settings.value(tableSplitKey).toByteArray();
    values.panelShown = settings.value(panelShownKey, true).toBool();
    values.tablesShown = settings.value(tablesShownKey, true).toBool();
    values.utc = settings.value(utcKey, false).toBool();
    const int last = static_cast<int>(Theme::Choice::HighContrast);
    values.appearance = static_cast<Theme::Choice>(std::clamp(settings.value(appearanceKey, 0).toInt(), 0, last));
    values.recentFiles = settings.value(recentKey).toStringList();
    values.recordedStops = settings.value(recordedStopsKey, true).toBool();
    values.watchUsage = settings.value(watchUsageKey, false).toBool();
    values.knownTables = knownTablesIn(settings.value(knownTablesKey).toStringList());
    values.hideNames = settings.value(hideNamesKey, false).toBool();
    return values;
}

void writeSettings(QSettings& settings, const WindowSettings& values)
{
    settings.setValue(geometryKey, values.geometry);
    settings.setValue(panelSplitKey, values.panelSplit);
    settings.setValue(tableSplitKey, values.tableSplit);
    settings.setValue(panelShownKey, values.panelShown);
    settings.setValue(tablesShownKey, values.tablesShown);
    settings.setValue(utcKey, values.utc);
    settings.setValue(appearanceKey, static_cast<int>(values.appearance));
    settings.setValue(recentKey, values.recentFiles);
    settings.setValue(recordedStopsKey, values.recordedStops);
    settings.setValue(watchUsageKey, values.watchUsage);
    settings.setValue(knownTablesKey, textsOf(values.knownTables));
    settings.setValue(hideNamesKey, values.hideNames);
}

} // namespace lowwater
