// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/axis/time_axis.h"
#include "sim/history/history.h"

#include <QString>
#include <QTimeZone>

#include <array>
#include <optional>
#include <vector>

namespace lowwater {

enum class SpentBy { Tool, Model, Session };

/// Which of the (at most seven) parts of a bar each charge belongs to: the six dearest names, then all others.
class SpentCategories {
public:
    static constexpr std::size_t mostNamed = 6;
    static constexpr std::size_t most = mostNamed + 1;

    SpentCategories() = default;
    /// Unset: by tool where there are several, else by model, else by session.
    SpentCategories(const History& history, std::optional<SpentBy> by);

    [[nodiscard]] SpentBy by() const noexcept { return m_by; }
    /// Dearest first.
    [[nodiscard]] const std::vector<NameId>& named() const noexcept { return m_named; }
    [[nodiscard]] bool hasOther() const noexcept { return m_hasOther; }
    [[nodiscard]] std::size_t categoryOf(const History& history, std::size_t charge) const;

private:
    SpentBy m_by = SpentBy::Tool;
    std::vector<NameId> m_named;
    std::vector<std::uint8_t> m_categories; ///< by name
    bool m_hasOther = false;
};

/// What was spent from one mark of the clock to the next.
struct SpentBar {
    TimeRange time;
    std::array<Money, SpentCategories::most> parts;
    Money total;
};

/// A bar's width in time: from 5 minutes to a day, a week where days would be thinner than a pixel; a day at least for
/// sources as coarse as that.
[[nodiscard]] Duration spentStep(const TimeAxis& axis, Resolution resolution);
/// `5 min`, `2 h`, `day`
[[nodiscard]] QString spentStepText(Duration step);

/// The bars with spending on view, whole ones also at the edges; steps begin at the zone's midnight.
[[nodiscard]] std::vector<SpentBar> spentBars(const History& history, const SpentCategories& categories,
                                              TimeRange visible, const QTimeZone& zone, Duration step);

/// A model's name without the date of its release.
[[nodiscard]] QString shortModelName(QString name);

} // namespace lowwater
