// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class QAction;
class QActionGroup;
class QMenu;

namespace lowwater {

class ProviderCatalog;
class ScenarioDocument;

/// The presets as a menu, the chosen one checked; and what "back to the defaults" means while one is chosen.
class ProviderMenu : public QObject {
    Q_OBJECT

public:
    /// All must outlive it.
    ProviderMenu(QMenu& menu, QAction& defaults, ScenarioDocument& document);

private:
    void refresh();
    void fill();
    void add(QMenu& menu, const QString& title, const QString& name);

    QMenu& m_menu;
    QAction& m_defaults;
    ScenarioDocument& m_document;
    QActionGroup* m_choices;
    std::shared_ptr<const ProviderCatalog> m_catalog; ///< what is listed; null: the built-in one
    bool m_filled = false;
};

} // namespace lowwater
