// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace lowwater {

/// What long work tells its caller and asks of it. Both may be empty; called on a thread at work, one at a time.
struct RunHooks {
    std::function<bool()> shouldStop;       ///< true: stop soon with ErrorCode::Cancelled
    std::function<void(double)> onProgress; ///< 0 ... 1, at most about a thousand times a run

    [[nodiscard]] bool stopRequested() const { return shouldStop && shouldStop(); }
    void progress(double share) const
    {
        if (onProgress)
            onProgress(share);
    }
};

} // namespace lowwater
