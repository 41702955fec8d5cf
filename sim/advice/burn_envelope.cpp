// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/burn_envelope.h"

#include "sim/advice/gallop.h"
#include "sim/advice/shared_hooks.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace lowwater {

namespace {

/// Windows of one length over a record: whole stretches of starts are passed over where even a window from the first
/// start to the end of the last one's would have too little in it.
class WindowSearch {
public:
    WindowSearch(Duration window, const Demand& demand)
        : m_times{demand.history->times()}, m_spent{demand.spentBefore}, m_window{window}
    {
    }

    /// `atLeast`: what some window is known to have spent.
    EnvelopePoint busiest(std::int64_t atLeast)
    {
        constexpr std::size_t stretch = 512;
        m_most = atLeast - 1;
        for (std::size_t from = 0; from < m_times.size(); from += stretch)
            look(from, std::min(from + stretch, m_times.size()));
        return {m_window, Money::fromNanos(m_most), static_cast<ChargeIndex>(m_first),
                static_cast<ChargeIndex>(m_endOfMost - m_first), m_times[m_first]};
    }

    [[nodiscard]] std::int64_t spentFrom(std::size_t first) const { return spent(first, endOf(first, first)); }

private:
    [[nodiscard]] std::int64_t spent(std::size_t first, std::size_t end) const
    {
        return m_spent[end].nanos() - m_spent[first].nanos();
    }
    /// The first charge behind the window that starts at `start`; not before `from`.
    [[nodiscard]] std::size_t endOf(std::size_t start, std::size_t from) const
    {
        return gallop(from, m_times.size(),
                      [this, start](std::size_t i) { return m_times[i] - m_times[start] < m_window; });
    }

    /// The windows that start at the charges [from, to).
    void look(std::size_t from, std::size_t to)
    {
        constexpr std::size_t parts = 8;
        const std::size_t end = endOf(to - 1, m_end);
        if (spent(from, end) > m_most) {
            if (to - from == 1) {
                m_most = spent(from, end);
                m_first = from;
                m_endOfMost = end;
            } else {
                const std::size_t part = (to - from + parts - 1) / parts;
                for (; from < to; from += part)
                    look(from, std::min(from + part, to));
            }
        }
        m_end = end;
    }

    std::span<const SimTime> m_times;
    std::span<const Money> m_spent;
    Duration m_window;
    std::size_t m_end = 0; ///< behind all windows looked at so far
    std::int64_t m_most = -1;
    std::size_t m_first = 0;
    std::size_t m_endOfMost = 0;
};

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
    constexpr std::size_t together = 6; // one by one: where a window was busiest, the next is not much less so
    SharedHooks shared{hooks, windows.size()};
    try {
        inSpreadOrder((windows.size() + together - 1) / together, [&](std::size_t group) {
            std::size_t busyStart = 0;
            for (std::size_t i = group * together; i < std::min(windows.size(), (group + 1) * together); ++i) {
                shared.throwIfStopped();
                WindowSearch search{windows[i], demand};
                points[i] = search.busiest(search.spentFrom(busyStart));
                busyStart = points[i].first;
                shared.advance();
            }
        });
    } catch (const Error& error) {
        return error;
    }
    return points;
}

} // namespace lowwater
