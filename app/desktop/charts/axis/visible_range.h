// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/axis/quiet_time.h"

#include <vector>

namespace lowwater {

/// Which part of the record is on view, and the way back. Zooms and pans by busy time; stays within the record; its
/// ends never lie inside a quiet stretch.
class VisibleRange {
public:
    /// What leads back in one step: a run of wheel turns or key presses of one kind is one.
    enum class Gesture { Zoom, Pan, Jump };

    [[nodiscard]] const TimeRange& range() const noexcept { return m_range; }
    [[nodiscard]] const TimeRange& record() const noexcept { return m_record; }
    [[nodiscard]] const QuietTime& quiet() const noexcept { return m_quiet; }

    /// Another history: shows `first` and forgets the way back.
    void reset(TimeRange record, QuietTime quiet, TimeRange first);
    /// Another result of the same history: the range stays as far as it can.
    void setRecord(TimeRange record, QuietTime quiet);

    /// What of it lies within the record.
    void show(TimeRange range, Gesture gesture = Gesture::Jump);
    void showAll() { show(m_record); }
    /// `factor` > 1 shows less; `anchor` keeps its place.
    void zoomAt(SimTime anchor, double factor);
    void panBy(Duration busy);
    /// Keeps the length.
    void moveTo(SimTime from, Gesture gesture = Gesture::Jump);
    [[nodiscard]] bool canGoBack() const noexcept { return !m_back.empty(); }
    void goBack();

    [[nodiscard]] Duration busyLength() const { return m_quiet.busyAt(m_range.to) - m_quiet.busyAt(m_range.from); }

private:
    [[nodiscard]] TimeRange held(Duration from, Duration length) const;
    /// In busy time; shifted into the record where it reaches out.
    void enter(Duration from, Duration length, Gesture gesture);
    void remember(Gesture gesture);

    TimeRange m_record{SimTime{}, SimTime{} + std::chrono::hours{1}};
    TimeRange m_range = m_record;
    QuietTime m_quiet;
    std::vector<TimeRange> m_back;
    Gesture m_last = Gesture::Jump;
};

} // namespace lowwater
