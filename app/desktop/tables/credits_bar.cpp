// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tables/credits_bar.h"

#include "app/desktop/theme.h"
#include "app/desktop/verdict/token_label.h"
#include "app/desktop/words/format.h"
#include "app/desktop/words/recorded_words.h"

#include <QGridLayout>
#include <QPushButton>

#include <chrono>

namespace lowwater {

CreditsBar::CreditsBar(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_settings{new TokenLabel(theme, TextStyle::Body, Token::Text, this)},
      m_latency{new TokenLabel(theme, TextStyle::Body, Token::TextSecondary, this)},
      m_useSettings{addButton("useRealSettings")},
      m_useLatency{addButton("useRealLatency")}
{
    auto* rows = new QGridLayout(this);
    rows->setContentsMargins(Theme::unit(4), Theme::unit(2), Theme::unit(4), Theme::unit(2));
    rows->setHorizontalSpacing(Theme::unit(4));
    rows->setVerticalSpacing(Theme::unit());
    rows->setColumnStretch(0, 1);
    int row = 0;
    for (const auto& [label, button] : {std::pair{m_settings, m_useSettings}, std::pair{m_latency, m_useLatency}}) {
        label->setWordWrap(true);
        rows->addWidget(label, row, 0);
        rows->addWidget(button, row++, 1);
    }
    connect(m_useSettings, &QPushButton::clicked, this, [this] {
        const Policy policy = *m_policy;
        emit editRequested(m_useSettings->text(), [policy](Scenario& scenario) { scenario.policy = policy; });
    });
    connect(m_useLatency, &QPushButton::clicked, this, [this] {
        const Duration median = *m_median;
        emit editRequested(m_useLatency->text(),
                           [median](Scenario& scenario) { scenario.account.latency = Delay::constant(median); });
    });
}

QPushButton* CreditsBar::addButton(const char* name)
{
    auto* button = new QPushButton(this);
    button->setObjectName(QLatin1String(name));
    button->hide();
    return button;
}

void CreditsBar::setResult(const RunResultPtr& result)
{
    const bool any = result && result->recorded && result->recorded->credits;
    setVisible(any);
    if (!any)
        return;
    showSettings(*result);
    showLatency(*result);
}

void CreditsBar::showSettings(const RunResult& result)
{
    const PrepaidCredits& credits = *result.recorded->credits;
    m_settings->setText(creditsLine(credits));
    m_settings->setVisible(!m_settings->text().isEmpty());
    m_policy.reset();
    const auto& settings = credits.settings;
    if (settings && settings->enabled && settings->threshold && settings->reloadTo) {
        m_policy = result.scenario.policy;
        m_policy->mode = Mode::Auto;
        m_policy->rule = Rule::TopUp;
        m_policy->threshold = *settings->threshold;
        m_policy->amount = *settings->reloadTo;
        m_useSettings->setText(
            tr("Use %1 / %2 as Claude has it")
                .arg(words::formatAmount(m_policy->threshold), words::formatAmount(m_policy->amount)));
    }
    m_useSettings->setVisible(m_policy && *m_policy != result.scenario.policy);
}

void CreditsBar::showLatency(const RunResult& result)
{
    m_latency->setText(result.latency ? latencyLine(*result.latency) : QString());
    m_latency->setVisible(!m_latency->text().isEmpty());
    m_median.reset();
    if (result.latency && result.latency->median) {
        m_median = std::chrono::round<std::chrono::seconds>(*result.latency->median);
        m_useLatency->setText(tr("Use %1").arg(words::formatDuration(*m_median)));
        m_useLatency->setAccessibleName(tr("Use %1 until money is usable").arg(words::formatDuration(*m_median)));
    }
    m_useLatency->setVisible(m_median && result.scenario.account.latency != Delay::constant(*m_median));
}

} // namespace lowwater
