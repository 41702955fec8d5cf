// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/run_result.h"

#include <QWidget>

namespace lowwater {

class Theme;

/// The balance of the last days in a small picture, with the threshold.
class SparkLine : public QWidget {
    Q_OBJECT

public:
    static constexpr int shownDays = 14;

    /// The theme must outlive the line.
    explicit SparkLine(const Theme& theme, QWidget* parent = nullptr);
    /// Null or without an outcome: an empty picture.
    void setResult(RunResultPtr result);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    RunResultPtr m_result;
};

} // namespace lowwater
