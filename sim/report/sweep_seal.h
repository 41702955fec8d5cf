// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/sweep.h"
#include "sim/replay/simulate.h"

#include <span>
#include <string>
#include <string_view>

namespace lowwater {

/// Says that a sweep's file is the finished answer to one question. It names, by digests, everything that the answer
/// hangs on: the program's version, the scenario, the demand on the balance, the cells; and the answer's own bytes.
/// Kept beside the file: a file whose seal is the one made for it and for the question asked needs no computing.
class SweepSeal {
public:
    SweepSeal(const Scenario& scenario, const Demand& demand, std::span<const SweepCell> cells);

    /// The seal's text for an answer.
    [[nodiscard]] std::string textFor(std::string_view answer) const;

private:
    std::string m_question;
};

} // namespace lowwater
