// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/sim/replay/hand_case.h"

#include <QTest>

#include <string>

namespace lowwater::test {

/// One data row: a scenario in the language of hand_case.h and what comes of it.
inline void row(const char* name, const char* options, const char* charges, const char* expected)
{
    QTest::newRow(name) << std::string{options} << std::string{charges} << std::string{expected};
}

inline void handColumns()
{
    QTest::addColumn<std::string>("options");
    QTest::addColumn<std::string>("charges");
    QTest::addColumn<std::string>("expected");
}

/// What differs in the current data row; empty where nothing does.
[[nodiscard]] inline std::string handRowDifference()
{
    QFETCH(const std::string, options);
    QFETCH(const std::string, charges);
    QFETCH(const std::string, expected);
    return difference(expected, replayed(handCase(options, charges)));
}

} // namespace lowwater::test
