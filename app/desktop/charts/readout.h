// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/chart_content.h"

#include <QStringList>
#include <QWidget>

#include <vector>

namespace lowwater {

/// What holds at a moment, in three lines: the time; the balance and the agents stopped; the reload due or the
/// spending. Under a recorded stop's mark a fourth says what it was.
class ReadoutWords {
public:
    /// Looks into the outcome until another is set; null: none.
    void setOutcome(const Outcome* outcome);
    /// Agents that stood still at some moment of `time`. Not without an outcome.
    [[nodiscard]] std::size_t agentsStopped(TimeRange time);
    /// Of the column of `content.axis` at x.
    [[nodiscard]] QStringList linesAt(double x, const ChartContent& content);

private:
    [[nodiscard]] QString balanceLine(TimeRange time, const ChartContent& content);
    [[nodiscard]] QString reloadLine(SimTime time) const;

    const Outcome* m_outcome = nullptr;
    std::vector<SimTime> m_stopEnds; ///< ascending, once asked for; the begins are in order already
};

/// The small window beside the cross-hair. Takes no mouse.
class Readout : public QWidget {
    Q_OBJECT

public:
    explicit Readout(const ChartContent& content, QWidget* parent = nullptr);

    /// Beside `x` within `bounds` (the parent's coordinates), on the other side where it would leave them.
    void showLines(const QStringList& lines, double x, const QRect& bounds);
    [[nodiscard]] const QStringList& lines() const noexcept { return m_lines; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const ChartContent& m_content;
    QStringList m_lines;
};

} // namespace lowwater
