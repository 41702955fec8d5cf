// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/advice_words.h"

#include <fmt/format.h>

namespace lowwater {

std::string dollarText(Money money)
{
    const std::string text = money.roundedUpTo(oneCent).toString();
    const auto point = text.find('.');
    if (point == std::string::npos)
        return '$' + text + ".00";
    return '$' + text + std::string(point + 3 - text.size(), '0');
}

std::string policyWords(const Policy& policy)
{
    switch (policy.mode) {
    case Mode::Auto:
        return fmt::format("{} {} below {}", policy.rule == Rule::Add ? "adding" : "filling up to",
                           dollarText(policy.amount), dollarText(policy.threshold));
    case Mode::ByHand:
        return "buying by hand";
    case Mode::Off:
        break;
    }
    return "buying nothing";
}

} // namespace lowwater
