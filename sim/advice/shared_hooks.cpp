// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/shared_hooks.h"

#include "sim/core/result.h"

#include <tbb/parallel_for.h>

#include <bit>
#include <vector>

namespace lowwater {

namespace {

/// 0 ... count - 1 by their bits read backwards: 0, 4, 2, 6, 1, 5, 3, 7.
std::vector<std::size_t> spreadOrder(std::size_t count)
{
    std::vector<std::size_t> order;
    order.reserve(count);
    const std::size_t size = std::bit_ceil(count);
    const int bits = std::countr_zero(size);
    for (std::size_t i = 0; i < size; ++i) {
        std::size_t reversed = 0;
        for (int bit = 0; bit < bits; ++bit)
            reversed |= (i >> bit & 1U) << (bits - 1 - bit);
        if (reversed < count)
            order.push_back(reversed);
    }
    return order;
}

} // namespace

bool SharedHooks::stopRequested()
{
    if (m_stopped.load(std::memory_order_relaxed))
        return true;
    if (!m_hooks.shouldStop)
        return false;
    const std::unique_lock lock{m_mutex, std::try_to_lock};
    if (lock.owns_lock() && m_hooks.shouldStop())
        m_stopped = true;
    return m_stopped;
}

RunHooks SharedHooks::forReplay()
{
    return {[this] { return stopRequested(); }, {}};
}

void SharedHooks::throwIfStopped()
{
    if (stopRequested())
        throw Error{ErrorCode::Cancelled, {}, {}, "was cancelled"};
}

void SharedHooks::advance(std::size_t steps)
{
    constexpr std::size_t permille = 1'000;
    const std::size_t done = m_done += steps;
    if (!m_hooks.onProgress || m_steps == 0)
        return;
    const std::lock_guard lock{m_mutex};
    const std::size_t now = done * permille / m_steps;
    if (now <= m_toldPermille)
        return;
    m_toldPermille = now;
    m_hooks.progress(static_cast<double>(done) / static_cast<double>(m_steps));
}

void inSpreadOrder(std::size_t count, const std::function<void(std::size_t)>& body)
{
    if (count == 0)
        return;
    const auto order = spreadOrder(count);
    const tbb::simple_partitioner oneByOne;
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>{0, count, 1},
        [&](const tbb::blocked_range<std::size_t>& part) {
            for (std::size_t i = part.begin(); i < part.end(); ++i)
                body(order[i]);
        },
        oneByOne);
}

} // namespace lowwater
