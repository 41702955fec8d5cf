// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/run_result.h"

#include <QTimeZone>
#include <QWidget>

namespace lowwater {

class TextGrid;
class Theme;

/// The last reloads of the replay: when, how much, whether agents waited for them.
class LastReloads : public QWidget {
    Q_OBJECT

public:
    static constexpr std::size_t mostRows = 5;

    /// The theme must outlive the list.
    explicit LastReloads(const Theme& theme, QWidget* parent = nullptr);
    void show(const RunResultPtr& result, const QTimeZone& zone);

private:
    TextGrid* m_rows;
};

} // namespace lowwater
