// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/document.h"

#include <QUndoCommand>

#include <algorithm>
#include <set>

namespace lowwater {

namespace {

bool shareAFile(const ImportSummary& before, const ImportSummary& next)
{
    const std::set<std::string_view> known(before.files.begin(), before.files.end());
    return std::any_of(next.files.begin(), next.files.end(),
                       [&known](const std::string& file) { return known.contains(file); });
}

} // namespace

/// From one state of the document to another. The states share the history.
class EditCommand final : public QUndoCommand {
public:
    using State = ScenarioDocument::State;

    EditCommand(ScenarioDocument& document, const QString& text, int mergeId, int gesture, State before, State after)
        : QUndoCommand(text),
          m_document{document},
          m_mergeId{mergeId},
          m_gesture{gesture},
          m_before{std::move(before)},
          m_after{std::move(after)}
    {
    }

    [[nodiscard]] int id() const override { return m_mergeId; }
    void undo() override { m_document.apply(m_before); }
    void redo() override { m_document.apply(m_after); }

    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* next = static_cast<const EditCommand*>(other); // same id: ours
        if (next->m_gesture != m_gesture)
            return false;
        m_after = next->m_after;
        setText(next->text());
        setObsolete(m_after == m_before);
        return true;
    }

private:
    ScenarioDocument& m_document;
    int m_mergeId;
    int m_gesture;
    State m_before;
    State m_after;
};

ScenarioDocument::ScenarioDocument(QObject* parent) : QObject(parent) {}

void ScenarioDocument::setProviders(std::shared_ptr<const ProviderCatalog> catalog)
{
    m_state.scenario.provider.catalog = std::move(catalog);
    emit scenarioChanged();
}

void ScenarioDocument::edit(const QString& text, int mergeId, const Edit& change)
{
    State after = m_state;
    change(after.scenario);
    push(text, mergeId, std::move(after));
}

void ScenarioDocument::editPlan(const QString& text, int mergeId, const std::function<void(Plan&)>& change)
{
    State after = m_state;
    change(after.plan);
    push(text, mergeId, std::move(after));
}

void ScenarioDocument::editPins(const QString& text, const std::function<void(Pins&)>& change)
{
    State after = m_state;
    change(after.pins);
    push(text, noMerge, std::move(after));
}

void ScenarioDocument::endGesture()
{
    ++m_gesture;
}

void ScenarioDocument::adopt(const QString& name, ReadHistory read, const Edit& settings)
{
    adopt(name, importOf(std::move(read)), settings);
}

void ScenarioDocument::adopt(const QString& name, const ImportPtr& import, const Edit& settings, const QString& step)
{
    const bool first = !hasHistory();
    State after = m_state;
    take(after, name, import);
    if (settings)
        settings(after.scenario);
    endGesture();
    if (first) {
        apply(after);
        m_stack.clear();
    } else {
        push(step.isEmpty() ? tr("Open %1").arg(name) : step, noMerge, std::move(after));
    }
}

void ScenarioDocument::take(State& state, const QString& name, const ImportPtr& import)
{
    const State before = state;
    state.scenario.history = import->read.history;
    state.summary = {import, &import->read.summary}; // shares the import
    Recorded recorded{import->read.stops, import->read.credits};
    if (!recorded.credits && before.recorded && shareAFile(*before.summary, *state.summary))
        recorded.credits = before.recorded->credits;
    else
        state.creditSources.clear();
    state.recorded = std::make_shared<const Recorded>(std::move(recorded));
    state.name = name;
    state.import = import;
}

void ScenarioDocument::replace(const QString& name, const ImportPtr& import, const Scenario& settings, const Plan& plan,
                               const Pins& pins)
{
    State after;
    after.scenario = settings;
    after.scenario.history.reset();
    after.plan = plan;
    after.pins = pins;
    if (import)
        take(after, name, import);
    endGesture();
    m_stack.clear();
    apply(after);
}

void ScenarioDocument::addCredits(const QString& name, const PrepaidCredits& credits,
                                  const std::vector<Source>& sources)
{
    State after = m_state;
    Recorded recorded = *m_state.recorded;
    if (recorded.credits)
        recorded.credits->add(credits);
    else
        recorded.credits = credits;
    after.recorded = std::make_shared<const Recorded>(std::move(recorded));
    after.creditSources.insert(after.creditSources.end(), sources.begin(), sources.end());
    endGesture();
    push(tr("Add the past reloads of %1").arg(name), noMerge, std::move(after));
}

void ScenarioDocument::close()
{
    State after = m_state;
    after.scenario.history.reset();
    after.summary.reset();
    after.recorded.reset();
    after.name.clear();
    after.import.reset();
    after.creditSources.clear();
    after.pins.clear();
    m_stack.clear();
    apply(after);
}

void ScenarioDocument::apply(const State& state)
{
    const bool otherHistory = m_state.scenario.history != state.scenario.history;
    const bool otherPlan = m_state.plan != state.plan;
    const bool otherPins = m_state.pins != state.pins;
    const bool otherScenario = (!otherPlan && !otherPins) || m_state.scenario != state.scenario;
    m_state = state;
    if (otherPins)
        emit pinsChanged();
    if (otherPlan)
        emit planChanged();
    if (otherHistory)
        emit historyChanged();
    if (otherScenario)
        emit scenarioChanged();
}

void ScenarioDocument::push(const QString& text, int mergeId, State after)
{
    if (after == m_state)
        return;
    m_stack.push(new EditCommand(*this, text, mergeId, m_gesture, m_state, std::move(after)));
}

} // namespace lowwater
