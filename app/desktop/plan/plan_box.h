// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/plan/plan.h"

#include <QWidget>

class QDoubleSpinBox;
class QSlider;
class QSpinBox;

namespace lowwater {

class LinkButton;
class MoneySpinBox;
class ScenarioDocument;
class Theme;

/// What the recommendation is to be good for: more usage than was recorded, and what an agent's hour is worth. Every
/// edit goes through the document.
class PlanBox : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the box.
    PlanBox(const Theme& theme, ScenarioDocument& document, QWidget* parent = nullptr);

    [[nodiscard]] QSlider& usage() const noexcept { return *m_usage; }
    [[nodiscard]] QSpinBox& agents() const noexcept { return *m_agents; }
    [[nodiscard]] MoneySpinBox& agentHour() const noexcept { return *m_hour; }

private:
    void setUsage(int percent);
    void refresh();

    ScenarioDocument& m_document;
    QSlider* m_usage;
    QDoubleSpinBox* m_factor;
    QSpinBox* m_agents;
    MoneySpinBox* m_hour;
    LinkButton* m_back;
    int m_usageMerge;
    int m_agentsMerge;
    int m_hourMerge;
};

} // namespace lowwater
