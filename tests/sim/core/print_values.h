// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/delay.h"
#include "sim/core/money.h"
#include "sim/core/time.h"

#include <QTest>

namespace lowwater {

/// How QCOMPARE prints the values of sim/core when they differ.
inline char* toString(const Money& money)
{
    return qstrdup(money.toString().c_str());
}

inline char* toString(const SimTime& time)
{
    return qstrdup(formatTime(time).c_str());
}

inline char* toString(const Duration& duration)
{
    return qstrdup((std::to_string(duration.count()) + " us").c_str());
}

inline char* toString(const Delay& delay)
{
    return qstrdup(delay.toString().c_str());
}

} // namespace lowwater
