// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/utf8.h"

#include <cstdint>
#include <cstring>

namespace lowwater {

namespace {

/// What the front of a text is: the bytes of one sequence, or of one maximal ill-formed part.
struct Front {
    std::size_t bytes;
    bool wellFormed;
};

Front frontOf(std::string_view text) noexcept
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(0);
    if (first < 0x80)
        return {1, true};
    if (first < 0xC2 || first > 0xF4)
        return {1, false};
    const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    // Only the second byte's range depends on the first.
    const unsigned least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const unsigned most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    for (std::size_t i = 1; i < length; ++i) {
        if (i == text.size() || byte(i) < (i == 1 ? least : 0x80U) || byte(i) > (i == 1 ? most : 0xBFU))
            return {i, false};
    }
    return {length, true};
}

/// Length of the ASCII text at the front, rounded down to whole words.
std::size_t asciiWords(std::string_view text) noexcept
{
    constexpr std::uint64_t highBits = 0x8080808080808080U;
    std::size_t at = 0;
    for (std::uint64_t word = 0; at + sizeof word <= text.size(); at += sizeof word) {
        std::memcpy(&word, text.data() + at, sizeof word);
        if ((word & highBits) != 0)
            break;
    }
    return at;
}

} // namespace

bool isUtf8(std::string_view text) noexcept
{
    while (!text.empty()) {
        text.remove_prefix(asciiWords(text));
        if (text.empty())
            break;
        const Front front = frontOf(text);
        if (!front.wellFormed)
            return false;
        text.remove_prefix(front.bytes);
    }
    return true;
}

std::string repairedUtf8(std::string_view text)
{
    std::string repaired;
    repaired.reserve(text.size());
    while (!text.empty()) {
        const Front front = frontOf(text);
        repaired += front.wellFormed ? text.substr(0, front.bytes) : std::string_view{"\xEF\xBF\xBD"};
        text.remove_prefix(front.bytes);
    }
    return repaired;
}

void repairName(std::string& name)
{
    constexpr std::string_view replacement = "\xEF\xBF\xBD";
    if (!isUtf8(name))
        name = repairedUtf8(name);
    for (auto zero = name.find('\0'); zero != std::string::npos; zero = name.find('\0', zero))
        name.replace(zero, 1, replacement);
}

std::string_view cutUtf8(std::string_view text, std::size_t bytes) noexcept
{
    if (text.size() <= bytes)
        return text;
    std::size_t end = bytes;
    while (end > 0 && bytes - end < 4 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end);
}

} // namespace lowwater
