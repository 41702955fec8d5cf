// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/run_hooks.h"

#include <atomic>
#include <cstddef>
#include <functional>
#include <mutex>

namespace lowwater {

/// The hooks of work on several threads: they are asked and told one at a time, as RunHooks promises.
class SharedHooks {
public:
    /// `steps`: how often `advance` is called in all.
    SharedHooks(const RunHooks& hooks, std::size_t steps) : m_hooks{hooks}, m_steps{steps} {}
    SharedHooks(const SharedHooks&) = delete;
    SharedHooks& operator=(const SharedHooks&) = delete;

    /// For one replay among many: it may be stopped and tells nothing.
    [[nodiscard]] RunHooks forReplay();
    /// Throws Error (as a value), Cancelled, once the caller wants to stop.
    void throwIfStopped();
    void advance(std::size_t steps = 1);

private:
    [[nodiscard]] bool stopRequested();

    const RunHooks& m_hooks;
    std::size_t m_steps;
    std::mutex m_mutex;
    std::atomic<bool> m_stopped = false;
    std::atomic<std::size_t> m_done = 0;
    std::size_t m_toldPermille = 0; ///< under m_mutex
};

/// Calls body(0) ... body(count - 1) once each, on all cores, in an order that soon has some of everywhere. What a body
/// throws ends the others and is thrown here.
void inSpreadOrder(std::size_t count, const std::function<void(std::size_t)>& body);

} // namespace lowwater
