// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/burn_envelope.h"

#include "sim/advice/shared_hooks.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace lowwater {

namespace {

EnvelopePoint mostSpentIn(Duration window, std::span<const SimTime> times, std::span<const Money> spentBefore)
{
    EnvelopePoint point;
    point.window = window;
    std::int64_t most = -1;
    std::size_t end = 0;
    std::size_t endOfMost = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        while (end < times.size() && times[end] - times[i] < window)
            ++end;
        const std::int64_t spent = spentBefore[end].nanos() - spentBefore[i].nanos();
        if (spent > most) {
            most = spent;
            point.first = static_cast<ChargeIndex>(i);
            endOfMost = end;
        }
    }
    point.most = Money::fromNanos(most);
    point.count = static_cast<ChargeIndex>(endOfMost) - point.first;
    point.from = times[point.first];
    return point;
}

} // namespace

std::vector<Duration> envelopeWindows(std::optional<Duration> latency, std::size_t count)
{
    constexpr double longest = 7.0 * 24 * 60 * 60; // seconds
    std::vector<Duration> windows;
    for (std::size_t i = 0; i < count; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(count - 1);
        windows.emplace_back(std::chrono::seconds{std::llround(std::pow(longest, share))});
    }
    if (latency && *latency > Duration{0})
        windows.push_back(*latency);
    std::sort(windows.begin(), windows.end());
    windows.erase(std::unique(windows.begin(), windows.end()), windows.end());
    return windows;
}

Result<std::vector<EnvelopePoint>> burnEnvelope(const Demand& demand, std::span<const Duration> windows,
                                                const RunHooks& hooks)
{
    for (const Duration window : windows)
        if (window <= Duration{0})
            return Error{ErrorCode::Invalid, {{}, 0, "window"}, formatSeconds(window) + " s", "is not above 0"};
    if (demand.history->empty())
        return std::vector<EnvelopePoint>{};
    std::vector<EnvelopePoint> points(windows.size());
    SharedHooks shared{hooks, windows.size()};
    try {
        inSpreadOrder(windows.size(), [&](std::size_t i) {
            shared.throwIfStopped();
            points[i] = mostSpentIn(windows[i], demand.history->times(), demand.spentBefore);
            shared.advance();
        });
    } catch (const Error& error) {
        return error;
    }
    return points;
}

} // namespace lowwater
