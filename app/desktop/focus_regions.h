// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

class QWidget;

namespace lowwater {

/// The parts of the window that F6 walks through, in order.
class FocusRegions {
public:
    explicit FocusRegions(std::vector<QWidget*> regions) : m_regions{std::move(regions)} {}
    /// To the next (1) or previous (-1) visible part with something to focus.
    void step(int by) const;

private:
    std::vector<QWidget*> m_regions;
};

} // namespace lowwater
