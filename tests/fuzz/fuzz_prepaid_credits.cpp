// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes at all as an answer about prepaid credits: never a crash, the same with and without detection, and what was
// read keeps its promises.
#include "sim/import/prepaid_credits.h"
#include "sim/import/read_history.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

using namespace lowwater;

void require(bool holds, const char* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    // Out of a buffer of its own, so that a read past the end is found.
    const std::string text{reinterpret_cast<const char*>(data), size};
    const auto credits = readPrepaidCredits(text, "credits.json");
    if (!credits) {
        require(!credits.error().message.empty(), "an error says what is wrong");
        return 0;
    }
    require(isPrepaidCredits(text), "what can be read is found by its content");
    const auto byTime = [](const PastReload& a, const PastReload& b) { return a.time < b.time; };
    require(std::is_sorted(credits->reloads.begin(), credits->reloads.end(), byTime), "reloads are by time");
    for (const PastReload& reload : credits->reloads)
        require(reload.amount >= Money{}, "a grant adds to the balance");
    for (const Error& error : credits->leftOut)
        require(!error.where.field.empty(), "what is left out names its field");
    PrepaidCredits twice = *credits;
    twice.add(*credits);
    require(twice.reloads == credits->reloads, "the same source twice counts once");
    return 0;
}
