// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/chart_content.h"

#include <QWidget>

namespace lowwater {

/// The labels of the time axis: clock times, and under them the dates; the zone's short name in the gutter.
class TimeRows : public QWidget {
    Q_OBJECT

public:
    explicit TimeRows(const ChartContent& content, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const ChartContent& m_content;
};

} // namespace lowwater
