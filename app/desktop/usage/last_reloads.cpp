// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/usage/last_reloads.h"

#include "app/desktop/usage/text_grid.h"
#include "app/desktop/words/format.h"

#include <QVBoxLayout>

#include <algorithm>

namespace lowwater {

namespace {

/// Whether an agent stood still between the request and the credit.
bool agentsWaited(const Outcome& outcome, const Reload& reload)
{
    return std::any_of(outcome.stops.begin(), outcome.stops.end(), [&](const AgentStop& stop) {
        return stop.from < *reload.credited && stop.to > reload.requested;
    });
}

} // namespace

LastReloads::LastReloads(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_rows{new TextGrid(theme, QStringLiteral("lrll"), this)}
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_rows);
    m_rows->setHead({tr("Requested"), tr("Amount"), tr("Payment"), tr("Agents")});
}

void LastReloads::show(const RunResultPtr& result, const QTimeZone& zone)
{
    std::vector<TextGrid::Row> rows;
    if (result && result->outcome) {
        const Outcome& outcome = *result->outcome;
        for (auto reload = outcome.reloads.rbegin(); reload != outcome.reloads.rend() && rows.size() < mostRows;
             ++reload) {
            const bool waited = agentsWaited(outcome, *reload);
            rows.push_back({{words::formatMinute(reload->requested, zone)},
                            {words::formatMoney(reload->amount)},
                            {tr("credited %1").arg(words::formatClock(*reload->credited, zone))},
                            {waited ? tr("had stopped") : tr("in time"), waited ? Token::Bad : Token::TextSecondary,
                             false, waited ? std::optional(Icon::Stop) : std::nullopt}});
        }
    }
    if (rows.empty())
        rows.push_back({{tr("No reload was needed."), Token::TextSecondary}});
    m_rows->setRows(rows);
}

} // namespace lowwater
