// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/document.h"

#include <QObject>
#include <QTimeZone>

class QWidget;

namespace lowwater {

class FileCommands;
class Theme;

/// What the History menu does with an import besides reading it: says what it did.
class ImportCommands : public QObject {
    Q_OBJECT

public:
    /// All must outlive the commands; dialogs belong to the window.
    ImportCommands(const Theme& theme, ScenarioDocument& document, FileCommands& files, QWidget& window);

    void showImported();
    void setZone(const QTimeZone& zone) { m_zone = zone; }

private:
    const Theme& m_theme;
    ScenarioDocument& m_document;
    FileCommands& m_files;
    QWidget& m_window;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
};

} // namespace lowwater
