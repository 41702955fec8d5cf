// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/routing.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

class QComboBox;
class QVBoxLayout;

namespace lowwater {

class MoneySpinBox;
class ScenarioDocument;

/// What is paid from this balance: a prepared answer, the pool of each tool, and the plan's allowances. Every edit goes
/// through the document.
class PaidFromForm : public QWidget {
    Q_OBJECT

public:
    /// The document must outlive the form.
    explicit PaidFromForm(ScenarioDocument& document, QWidget* parent = nullptr);
    void refresh();
    /// What the folded section says: `everything`, `beyond my plan` …
    [[nodiscard]] QString summary() const;

private:
    enum class Answer { AsRecorded, Everything, Guide, BeyondPlan, OnlyTools, Own };

    [[nodiscard]] Answer answerNow() const;
    void choose(Answer answer);
    [[nodiscard]] const PlanWindow* window(PlanWindow::Kind kind) const;
    void edit(const QString& text, const Routing& routing);
    void setAllowance(PlanWindow::Kind kind, std::optional<Money> allowance);
    void setConsequence(Consequence consequence);
    [[nodiscard]] MoneySpinBox* addAllowance(QVBoxLayout& rows, const QString& label, PlanWindow::Kind kind);
    void addAfter(QVBoxLayout& rows);
    void rebuildTools();
    void refreshTools();

    ScenarioDocument& m_document;
    QComboBox* m_answer;
    QVBoxLayout* m_layout;
    QWidget* m_tools = nullptr; ///< made anew for another history
    std::weak_ptr<const History> m_toolsOf;
    std::optional<Routing> m_shown; ///< what the fields were filled from last
    Answer m_answerShown = Answer::AsRecorded;
    std::vector<std::pair<std::string, QComboBox*>> m_toolPools;
    QWidget* m_plan;
    MoneySpinBox* m_week = nullptr;
    MoneySpinBox* m_hours = nullptr;
    QComboBox* m_after = nullptr;
    int m_mergeId;
};

} // namespace lowwater
