// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/runs.h"

namespace lowwater {

Runs findRuns(const History& history, Duration idleGap)
{
    Runs runs;
    const auto count = static_cast<ChargeIndex>(history.size());
    runs.runOf.resize(count);
    runs.nextInRun.assign(count, noCharge);
    std::vector<RunIndex> latest(history.names().size(), noCharge); // by agent
    const auto times = history.times();
    for (ChargeIndex i = 0; i < count; ++i) {
        RunIndex& run = latest[indexOf(history.agent(i))];
        if (run == noCharge || times[i] - times[runs.list[run].last] > idleGap) {
            run = static_cast<RunIndex>(runs.list.size());
            runs.list.push_back({history.agent(i), i, i});
        } else {
            runs.nextInRun[runs.list[run].last] = i;
            runs.list[run].last = i;
        }
        runs.runOf[i] = run;
    }
    return runs;
}

} // namespace lowwater
