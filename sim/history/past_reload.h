// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/core/result.h"
#include "sim/core/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// How credits came to the balance.
enum class ReloadOrigin : std::uint8_t {
    Automatic, ///< by the auto-reload
    Bought,    ///< by hand
    Given,     ///< a promotion
    Unsaid     ///< the source does not say
};

/// `automatic`, `bought`, `given`, `unsaid`
[[nodiscard]] std::string_view reloadOriginName(ReloadOrigin origin) noexcept;

/// Credits that a provider really put on the balance.
struct PastReload {
    SimTime time; ///< when they were credited; when they were asked for no source tells
    Money amount; ///< >= 0
    ReloadOrigin origin = ReloadOrigin::Unsaid;
    std::string program;            ///< the provider's own word for their origin
    std::optional<Money> remaining; ///< of them, when the source was made
    std::optional<SimTime> expires;

    [[nodiscard]] bool operator==(const PastReload&) const = default;
};

/// Auto-reload as it was set when the source was made: up to `reloadTo` when the balance is below `threshold`.
struct AutoReloadSettings {
    bool enabled = false;
    std::optional<Money> threshold;
    std::optional<Money> reloadTo;

    [[nodiscard]] bool operator==(const AutoReloadSettings&) const = default;
};

/// What a provider tells of its prepaid balance: never a history of charges.
struct PrepaidCredits {
    std::vector<PastReload> reloads; ///< by time
    std::optional<AutoReloadSettings> settings;
    std::optional<Money> balance;
    std::vector<Error> leftOut; ///< a part that could not be read, each naming field and value

    /// Those of another source about the same balance. Reloads that both have count once; where both tell of settings
    /// or balance, the other's hold.
    void add(const PrepaidCredits& other);
};

} // namespace lowwater
