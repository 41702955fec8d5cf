// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/name_pattern.h"

#include <algorithm>

namespace lowwater {

namespace {

constexpr char lower(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// One past the character that begins at `at`.
std::size_t nextCharacter(std::string_view text, std::size_t at) noexcept
{
    constexpr unsigned char continuationMask = 0xC0;
    constexpr unsigned char continuation = 0x80;
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & continuationMask) == continuation)
        ++at;
    return at;
}

} // namespace

bool matchesPattern(std::string_view pattern, std::string_view name) noexcept
{
    std::size_t p = 0;
    std::size_t n = 0;
    // where to go on when the text after the latest star does not fit: the star takes one more byte
    std::size_t afterStar = std::string_view::npos;
    std::size_t starTakes = 0;
    while (n < name.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            afterStar = ++p;
            starTakes = n;
        } else if (p < pattern.size() && pattern[p] == '?') {
            ++p;
            n = nextCharacter(name, n);
        } else if (p < pattern.size() && lower(pattern[p]) == lower(name[n])) {
            ++p;
            ++n;
        } else if (afterStar != std::string_view::npos) {
            p = afterStar;
            n = ++starTakes;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

std::string patternFor(std::string_view name)
{
    std::string pattern{name};
    std::replace_if(
        pattern.begin(), pattern.end(), [](char c) { return c == '*' || c == ','; }, '?');
    return pattern;
}

} // namespace lowwater
