// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/compare/pin.h"
#include "app/desktop/imports/import.h"
#include "app/desktop/plan/plan.h"
#include "app/desktop/recorded.h"
#include "sim/replay/scenario.h"

#include <QObject>
#include <QUndoStack>

#include <functional>
#include <memory>

namespace lowwater {

/// The one scenario of the window and all that was done to it. Whoever shows or changes it does so here.
class ScenarioDocument : public QObject {
    Q_OBJECT

public:
    /// A change of the scenario; called once, at once.
    using Edit = std::function<void(Scenario&)>;
    /// For edits that never merge.
    static constexpr int noMerge = -1;

    explicit ScenarioDocument(QObject* parent = nullptr);

    [[nodiscard]] const Scenario& scenario() const noexcept { return m_state.scenario; }
    /// Null without a history.
    [[nodiscard]] const std::shared_ptr<const ImportSummary>& summary() const noexcept { return m_state.summary; }
    /// Null without a history.
    [[nodiscard]] const RecordedPtr& recorded() const noexcept { return m_state.recorded; }
    /// Of the history; empty without one.
    [[nodiscard]] const QString& name() const noexcept { return m_state.name; }
    /// Where the history came from; null without one.
    [[nodiscard]] const ImportPtr& import() const noexcept { return m_state.import; }
    /// Of the past reloads that came beside the history's own sources.
    [[nodiscard]] const std::vector<Source>& creditSources() const noexcept { return m_state.creditSources; }
    /// What the advice is to be good for.
    [[nodiscard]] const Plan& plan() const noexcept { return m_state.plan; }
    /// Policies to compare with.
    [[nodiscard]] const Pins& pins() const noexcept { return m_state.pins; }
    [[nodiscard]] bool hasHistory() const noexcept { return m_state.scenario.history != nullptr; }
    [[nodiscard]] QUndoStack& undoStack() noexcept { return m_stack; }

    /// The presets that a provider is chosen from; null: the built-in ones. Before any edit: steps keep the catalog
    /// they were made with.
    void setProviders(std::shared_ptr<const ProviderCatalog> catalog);

    /// One undo step. Edits in a row with the same mergeId become one step until `endGesture`; one that ends where it
    /// began leaves none.
    void edit(const QString& text, int mergeId, const Edit& change);
    /// The same for the plan, of which nothing is replayed but the advice.
    void editPlan(const QString& text, int mergeId, const std::function<void(Plan&)>& change);
    /// The same for the pins, of which nothing else changes.
    void editPins(const QString& text, const std::function<void(Pins&)>& change);
    /// The next edit starts a step of its own: a slider was let go, a field was left.
    void endGesture();

    /// Another history, and settings that come with it: one undo step, so that a file dropped by mistake is taken back
    /// like anything else. The policy stays unless `settings` says otherwise. From the start page the steps begin anew.
    void adopt(const QString& name, ReadHistory read, const Edit& settings = {});
    /// The same with where it came from. `step`: what undo calls it; empty: that it was opened.
    void adopt(const QString& name, const ImportPtr& import, const Edit& settings = {}, const QString& step = {});
    /// What a provider tells of the prepaid balance, beside the history there is: one undo step. Stays while the same
    /// files are read again.
    void addCredits(const QString& name, const PrepaidCredits& credits, const std::vector<Source>& sources);
    /// All of it anew, without any step: a history (null: none), the settings without one, the plan, the pins.
    void replace(const QString& name, const ImportPtr& import, const Scenario& settings, const Plan& plan,
                 const Pins& pins);
    /// Back to no history; forgets all steps. The policy stays.
    void close();

signals:
    void scenarioChanged();
    /// Before scenarioChanged, where the history is another one.
    void historyChanged();
    void planChanged();
    void pinsChanged();

private:
    friend class EditCommand;
    struct State {
        Scenario scenario;
        Plan plan;
        Pins pins;
        std::shared_ptr<const ImportSummary> summary;
        RecordedPtr recorded;
        QString name;
        ImportPtr import;
        std::vector<Source> creditSources;
        [[nodiscard]] bool operator==(const State&) const = default;
    };
    /// The history and what was found with it.
    static void take(State& state, const QString& name, const ImportPtr& import);
    void apply(const State& state);
    void push(const QString& text, int mergeId, State after);

    State m_state;
    QUndoStack m_stack;
    int m_gesture = 0;
};

} // namespace lowwater
