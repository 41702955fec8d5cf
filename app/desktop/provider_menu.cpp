// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/provider_menu.h"

#include "app/desktop/document.h"
#include "app/desktop/panel/provider_box.h"
#include "app/desktop/provider_edits.h"

#include <QActionGroup>
#include <QMenu>

namespace lowwater {

ProviderMenu::ProviderMenu(QMenu& menu, QAction& defaults, ScenarioDocument& document)
    : QObject(&menu), m_menu{menu}, m_defaults{defaults}, m_document{document}, m_choices{new QActionGroup(this)}
{
    connect(m_choices, &QActionGroup::triggered, this,
            [this](const QAction* action) { editProvider(m_document, action->data().toString()); });
    connect(&m_defaults, &QAction::triggered, this, [this] { editBackToDefaults(m_document); });
    connect(&m_document, &ScenarioDocument::scenarioChanged, this, &ProviderMenu::refresh);
    refresh();
}

void ProviderMenu::add(QMenu& menu, const QString& title, const QString& name)
{
    QAction* action = menu.addAction(QString(title).replace(QLatin1Char('&'), QLatin1String("&&")));
    action->setCheckable(true);
    action->setData(name);
    m_choices->addAction(action);
}

void ProviderMenu::fill()
{
    for (QAction* action : m_choices->actions())
        m_choices->removeAction(action);
    m_menu.clear();
    add(m_menu, tr("None"), {});
    m_menu.addSeparator();
    for (const auto& group : providerGroups(m_document.scenario().provider.presets())) {
        QMenu* part = m_menu.addMenu(group.title);
        for (const auto* preset : group.presets)
            add(*part, QString::fromStdString(preset->title), QString::fromStdString(preset->name));
    }
}

void ProviderMenu::refresh()
{
    const ProviderChoice& choice = m_document.scenario().provider;
    if (!m_filled || m_catalog != choice.catalog) {
        m_filled = true;
        m_catalog = choice.catalog;
        fill();
    }
    for (QAction* action : m_choices->actions())
        action->setChecked(action->data().toString().toStdString() == choice.name);
    const bool chosen = choice.preset() != nullptr;
    m_defaults.setText(chosen ? tr("Back to the provider's &defaults") : tr("Back to the &defaults"));
    const QString tip = chosen ? tr("Sets policy and account as the provider has them")
                               : tr("Sets policy and account as they are at first");
    m_defaults.setToolTip(tip);
    m_defaults.setStatusTip(tip);
}

} // namespace lowwater
