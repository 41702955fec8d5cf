// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/api_bill.h"

#include <algorithm>
#include <map>

namespace lowwater {

std::vector<ApiBill> apiBills(const History& history, const Routed& routed)
{
    std::vector<ApiBill> bills;
    std::map<NameId, UsageSum> models;
    SimTime monthEnd;
    const auto close = [&] {
        for (const auto& [model, sum] : models)
            bills.back().lines.push_back({model, sum});
        std::sort(bills.back().lines.begin(), bills.back().lines.end(),
                  [&history](const ApiBill::Line& a, const ApiBill::Line& b) {
                      return a.sum.cost != b.sum.cost ? a.sum.cost > b.sum.cost
                                                      : history.name(a.model) < history.name(b.model);
                  });
        models.clear();
    };
    for (ChargeIndex i = 0; i < history.size(); ++i) {
        if (routed.fates[i] != Fate::Api)
            continue;
        const SimTime time = history.times()[i];
        if (bills.empty() || time >= monthEnd) {
            if (!bills.empty())
                close();
            bills.emplace_back().month = startOfMonth(time);
            monthEnd = startOfNextMonth(time);
        }
        bills.back().total.add(history, i);
        models[history.models()[i]].add(history, i);
    }
    if (!bills.empty())
        close();
    return bills;
}

} // namespace lowwater
