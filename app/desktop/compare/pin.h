// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/theme.h"
#include "sim/replay/policy.h"

#include <QList>
#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace lowwater {

inline constexpr std::size_t mostPins = 4;

/// A policy that was kept to compare with. Its letter, colour and dash stay its own, whatever becomes of the others.
struct Pin {
    std::size_t slot = 0; ///< 0 ... 3: A ... D
    QString name;         ///< as the person calls it; empty: only its letter
    Policy policy;
    [[nodiscard]] bool operator==(const Pin&) const = default;
};

/// By slot, each once.
using Pins = std::vector<Pin>;

/// Unset: all are taken.
[[nodiscard]] std::optional<std::size_t> freeSlot(const Pins& pins);
/// Null: that slot is free.
[[nodiscard]] const Pin* pinAt(const Pins& pins, std::size_t slot);
/// `A`
[[nodiscard]] QString pinLetter(std::size_t slot);
/// `A`, `A: before March`
[[nodiscard]] QString pinTitle(const Pin& pin);
[[nodiscard]] Token pinToken(std::size_t slot);
/// In pen widths.
[[nodiscard]] QList<qreal> pinDashes(std::size_t slot);

} // namespace lowwater
