// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/provider_edits.h"

#include "app/desktop/document.h"

#include <QCoreApplication>

namespace lowwater {

namespace {

class ProviderEdits {
    Q_DECLARE_TR_FUNCTIONS(lowwater::ProviderEdits)
};

} // namespace

void editProvider(ScenarioDocument& document, const QString& name)
{
    const auto* preset = document.scenario().provider.presets().find(name.toStdString());
    const QString step = preset == nullptr ? ProviderEdits::tr("Choose no provider")
                                           : ProviderEdits::tr("Choose %1").arg(QString::fromStdString(preset->title));
    document.endGesture();
    document.edit(step, ScenarioDocument::noMerge, [&preset](Scenario& scenario) {
        (void)switchProvider(scenario, preset == nullptr ? "none" : preset->name); // known, and read with its values
    });
}

void editBackToDefaults(ScenarioDocument& document)
{
    const bool chosen = document.scenario().provider.preset() != nullptr;
    document.edit(chosen ? ProviderEdits::tr("Back to the provider's defaults")
                         : ProviderEdits::tr("Back to the defaults"),
                  ScenarioDocument::noMerge, [](Scenario& scenario) { backToUnchanged(scenario); });
}

void editBackToDefault(ScenarioDocument& document, const OptionNames& options, const QString& what)
{
    document.endGesture();
    document.edit(ProviderEdits::tr("Put %1 back").arg(what), ScenarioDocument::noMerge,
                  [&options](Scenario& scenario) { backToUnchanged(scenario, options); });
}

} // namespace lowwater
