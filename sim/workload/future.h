// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/workload/work_days.h"

#include <compare>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace lowwater {

/// The charges of days to come, put together from recorded work days and moved to their new times: in order of time,
/// those at the same time by their day, then as recorded. Charges of a run that reach past its day come among those of
/// the following days; those past the last day are cut off. No charge is copied: it is a list of stretches of recorded
/// days, one for each day where none reaches into the next.
class Future {
public:
    /// Of one charge among all, or of none: end().
    struct Position {
        std::uint32_t stretch = 0;
        ChargeIndex charge = 0; ///< within its day's
        [[nodiscard]] auto operator<=>(const Position&) const = default;
    };

    /// `drawn`: a recorded day for each day from `days.end()` on. `days` must outlive it. Throws std::overflow_error
    /// where more is spent than Money holds.
    Future(const WorkDays& days, std::vector<DayIndex> drawn);

    [[nodiscard]] bool empty() const noexcept { return m_stretches.empty(); }
    [[nodiscard]] std::size_t size() const noexcept { return m_size; }
    [[nodiscard]] const std::vector<DayIndex>& drawn() const noexcept { return m_drawn; }
    /// Of the first day, whether it has a charge or not.
    [[nodiscard]] SimTime start() const noexcept { return m_days->end(); }
    [[nodiscard]] Money spent() const noexcept { return m_spent.back(); }

    [[nodiscard]] Position begin() const noexcept;
    [[nodiscard]] Position end() const noexcept { return {static_cast<std::uint32_t>(m_stretches.size()), 0}; }
    [[nodiscard]] Position next(Position charge) const;
    /// Not of the first.
    [[nodiscard]] Position previous(Position charge) const;
    [[nodiscard]] SimTime time(Position charge) const;
    /// At the end: in all.
    [[nodiscard]] Money spentBefore(Position charge) const;

    /// The charge that brings what is spent to `level` > 0; end() where none does. O(log of the stretches) as a rule.
    [[nodiscard]] Position reaching(Money level) const;
    /// The first charge at or after `time`.
    [[nodiscard]] Position firstAt(SimTime time) const;
    /// The same among those from `from` on. Quick where it is near.
    [[nodiscard]] Position firstAt(SimTime time, Position from) const;

    /// As a history of its own, to be replayed: each charge a copy, each drawn day's runs runs of their own. Two copies
    /// of one recorded session bear its name. Not for an empty one.
    [[nodiscard]] std::shared_ptr<const Demand> asDemand() const;

private:
    struct Stretch {
        WorkDays::Charges of;
        ChargeIndex from = 0;
        ChargeIndex to = 0;
        std::uint32_t drawn = 0; ///< position in m_drawn
        Duration shift{0};       ///< from recorded to new times
    };
    struct Source;

    void addDay(std::uint32_t day);
    void merge(std::vector<Source>& sources);
    void add(const Source& source, ChargeIndex to);
    [[nodiscard]] Runs runs(std::span<const ChargeIndex> picked, const History& history) const;

    const WorkDays* m_days;
    std::vector<DayIndex> m_drawn;
    std::vector<Stretch> m_stretches;    ///< none is empty
    std::vector<Money> m_spent{Money{}}; ///< before each stretch and, as the last entry, in all
    std::vector<SimTime> m_begins;       ///< each stretch's first charge
    std::size_t m_size = 0;
};

} // namespace lowwater
