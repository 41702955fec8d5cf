// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/replay/outcome.h"
#include "sim/replay/scenario.h"

#include <string>
#include <string_view>

namespace lowwater::test {

/// A small language for worked examples.
///
/// A moment is `09:00`, `09:00:30`, `09-02T00:10` or `2027-01-01T00:10`: what is left out is 2026-09-01 and no seconds.
/// Charges are `moment who cost`, separated by `; `. Who is a session (`a`), a session and its tool (`a@cli`), a tool
/// without a session (`@cli`), or nobody at all (`-`).
/// Options are those of the command line, separated by spaces; the moment of a `--deposit` is one of the above. What
/// they leave out: amount 10, threshold 4, and the defaults of MODEL.md section 4.
///
/// A result is a list of words that leaves out what did not happen, in this order:
///     reload REQUESTED -> CREDITED AMOUNT to BALANCE [declined MOMENT ...]
///     pending REQUESTED AMOUNT [declined MOMENT ...]
///     stop BEGAN -> ENDED|never CAUSE, sessions N, runs N, refused N
///     stopped DURATION; delayed DURATION; refused N; dropped N; stranded N; unserved MONEY; close calls N
///     declined N; storm N (from 2 on); fees MONEY; deposited MONEY
///     spent MONEY; ending MONEY; lowest MONEY @MOMENT; until MOMENT
[[nodiscard]] Scenario handCase(std::string_view options, std::string_view charges);

/// The result of a replay, one line an item; `error: ...` where there is none; both results where the two ways of a
/// replay do not agree.
[[nodiscard]] std::string replayed(const Scenario& scenario);
/// Every stop of an agent: `WHO FROM -> TO of INTERRUPTION`, and each interruption's agent time.
[[nodiscard]] std::string agentStops(const Scenario& scenario);
/// The time average of the balance, as a decimal.
[[nodiscard]] std::string idleBalance(const Scenario& scenario);

/// Both texts line by line, `-` what was expected and `+` what came; empty where they agree. `expected` may be
/// separated by `; ` instead of line ends.
[[nodiscard]] std::string difference(std::string_view expected, std::string_view actual);

} // namespace lowwater::test
