// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/plan/plan_box.h"

#include "app/desktop/document.h"
#include "app/desktop/panel/field_form.h"
#include "app/desktop/panel/link_button.h"
#include "app/desktop/panel/money_spin_box.h"
#include "app/desktop/theme.h"
#include "app/desktop/words/format.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>

#include <cmath>

namespace lowwater {

namespace {

constexpr int percentStep = 5;

} // namespace

PlanBox::PlanBox(const Theme& theme, ScenarioDocument& document, QWidget* parent)
    : QWidget(parent),
      m_document{document},
      m_usage{new QSlider(Qt::Horizontal, this)},
      m_factor{new QDoubleSpinBox(this)},
      m_agents{new QSpinBox(this)},
      m_hour{new MoneySpinBox(this)},
      m_back{new LinkButton(theme, tr("as recorded"), this)},
      m_usageMerge{takeMergeId()},
      m_agentsMerge{takeMergeId()},
      m_hourMerge{takeMergeId()}
{
    auto* title = new QLabel(tr("Planned for"), this);
    title->setFont(Theme::font(TextStyle::Heading));
    auto* usage = new QLabel(tr("Usage", "as much as was recorded, or more"), this);
    m_usage->setRange(Plan::recordedPercent, Plan::mostPercent);
    m_usage->setSingleStep(percentStep);
    m_usage->setPageStep(percentStep * 5);
    m_usage->setAccessibleName(tr("Usage planned for"));
    m_factor->setRange(Plan::recordedPercent / 100.0, Plan::mostPercent / 100.0);
    m_factor->setSingleStep(percentStep / 100.0);
    m_factor->setPrefix(QStringLiteral("× "));
    m_factor->setLocale(words::locale());
    m_factor->setKeyboardTracking(false); // 1.2 on the way to 1.25 is no plan
    m_factor->setAccessibleName(m_usage->accessibleName());
    m_factor->setAlignment(Qt::AlignRight);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_usage, m_factor})
        widget->setToolTip(
            tr("The recommendation and all that is on its page are for this much of the recorded usage"));
    auto* agents = new QLabel(tr("More agents"), this);
    m_agents->setRange(0, Plan::mostAgents);
    m_agents->setAlignment(Qt::AlignRight);
    m_agents->setAccessibleName(tr("More agents planned for"));
    m_agents->setToolTip(tr("Agents beside yours, made up to work as they do: on the same days, as dearly"));
    auto* hour = new QLabel(tr("An agent's hour is worth"), this);
    m_hour->setMinimum(Money{});
    m_hour->setStep(oneDollar * 5);
    m_hour->setAccessibleName(tr("What an agent's hour is worth"));
    m_hour->setToolTip(tr("What an hour of delayed work costs you; it ranks the settings"));
    m_back->setAccessibleName(tr("Plan for the usage as recorded"));

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(Theme::unit(4), Theme::unit(3), Theme::unit(4), Theme::unit(4));
    grid->setHorizontalSpacing(Theme::unit(2));
    grid->setVerticalSpacing(Theme::unit(2));
    grid->addWidget(title, 0, 0, 1, 2);
    grid->addWidget(m_back, 0, 2, Qt::AlignRight);
    grid->addWidget(usage, 1, 0);
    grid->addWidget(m_usage, 1, 1);
    grid->addWidget(m_factor, 1, 2);
    grid->addWidget(agents, 2, 0, 1, 2);
    grid->addWidget(m_agents, 2, 2);
    grid->addWidget(hour, 3, 0, 1, 2);
    grid->addWidget(m_hour, 3, 2);
    grid->setColumnStretch(1, 1);

    connect(m_usage, &QSlider::valueChanged, this,
            [this](int percent) { setUsage((percent + percentStep / 2) / percentStep * percentStep); });
    connect(m_usage, &QSlider::sliderReleased, &m_document, &ScenarioDocument::endGesture);
    connect(m_factor, &QDoubleSpinBox::valueChanged, this,
            [this](double factor) { setUsage(static_cast<int>(std::lround(factor * 100))); });
    connect(m_factor, &QDoubleSpinBox::editingFinished, &m_document, &ScenarioDocument::endGesture);
    connect(m_agents, &QSpinBox::valueChanged, this, [this](int more) {
        m_document.editPlan(more == 0 ? tr("Plan for no more agents") : tr("Plan for %1").arg(agentsText(more)),
                            m_agentsMerge, [more](Plan& plan) { plan.moreAgents = more; });
    });
    connect(m_agents, &QSpinBox::editingFinished, &m_document, &ScenarioDocument::endGesture);
    connect(m_hour, &MoneySpinBox::valueChanged, this, [this](std::optional<Money> value) {
        m_document.editPlan(tr("Change an agent's hour to %1").arg(words::formatMoney(value.value_or(Money{}))),
                            m_hourMerge, [&](Plan& plan) { plan.agentHour = value.value_or(Money{}); });
    });
    connect(m_back, &QAbstractButton::clicked, this, [this] {
        m_document.endGesture();
        m_document.editPlan(tr("Plan for the usage as recorded"), ScenarioDocument::noMerge, [](Plan& plan) {
            plan.usagePercent = Plan::recordedPercent;
            plan.moreAgents = 0;
        });
    });
    connect(&m_document, &ScenarioDocument::planChanged, this, &PlanBox::refresh);
    refresh();
}

void PlanBox::setUsage(int percent)
{
    m_document.editPlan(percent == Plan::recordedPercent ? tr("Plan for the usage as recorded")
                                                         : tr("Plan for usage %1").arg(usageText(percent)),
                        m_usageMerge, [percent](Plan& plan) { plan.usagePercent = percent; });
}

void PlanBox::refresh()
{
    const Plan& plan = m_document.plan();
    const QSignalBlocker slider{m_usage};
    const QSignalBlocker factor{m_factor};
    const QSignalBlocker agents{m_agents};
    m_agents->setValue(plan.moreAgents);
    m_usage->setValue(plan.usagePercent);
    m_factor->setValue(plan.usagePercent / 100.0);
    m_hour->setValue(plan.agentHour);
    m_back->setVisible(plan.changesUsage());
}

} // namespace lowwater
