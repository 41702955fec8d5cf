// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/document.h"
#include "app/person/person_places.h"
#include "sim/import/own_prices.h"

#include <QObject>
#include <QPointer>
#include <QTimeZone>

class QWidget;

namespace lowwater {

class FileCommands;
class PricesDialog;
class Theme;

/// What the History menu does with an import besides reading it: says what it did, and what it costs.
class ImportCommands : public QObject {
    Q_OBJECT

public:
    /// All must outlive the commands; dialogs belong to the window.
    ImportCommands(const Theme& theme, ScenarioDocument& document, FileCommands& files, PersonPlaces places,
                   QWidget& window);

    void showImported();
    void showPrices();
    void showBill();
    /// Offers charges that have come since the history was read; 0: there are others than before.
    void offer(std::uint64_t count, const ImportPtr& import);
    void tellNotWatched(int count, int ofAll);
    void setZone(const QTimeZone& zone) { m_zone = zone; }

private:
    void add(const ImportPtr& import, const ImportPtr& to);
    void keepPrice(const OwnPrice& price, PricesDialog& dialog);
    void historyChanged();

    const Theme& m_theme;
    ScenarioDocument& m_document;
    FileCommands& m_files;
    PersonPlaces m_places;
    QWidget& m_window;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    QPointer<PricesDialog> m_prices;
};

} // namespace lowwater
