// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/core/random.h"

#include <boost/math/distributions/normal.hpp>

namespace lowwater {

namespace {

constexpr std::uint32_t multiplier0 = 0xD2511F53U;
constexpr std::uint32_t multiplier1 = 0xCD9E8D57U;
constexpr std::uint32_t weyl0 = 0x9E3779B9U;
constexpr std::uint32_t weyl1 = 0xBB67AE85U;
constexpr int rounds = 10;

double openUniform(std::uint32_t high, std::uint32_t low)
{
    const std::uint64_t bits = ((std::uint64_t{high} << 32U) | low) >> 11U; // 53 bits
    constexpr double step = 1.0 / 9007199254740992.0;                       // 2^-53
    const double u = (static_cast<double>(bits) + 0.5) * step;
    return u < 1.0 ? u : 1.0 - step; // the topmost value would round up to 1
}

} // namespace

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key)
{
    for (int round = 0; round < rounds; ++round) {
        const std::uint64_t product0 = std::uint64_t{multiplier0} * counter[0];
        const std::uint64_t product1 = std::uint64_t{multiplier1} * counter[2];
        counter = {
            static_cast<std::uint32_t>(product1 >> 32U) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(product1),
            static_cast<std::uint32_t>(product0 >> 32U) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(product0)};
        key[0] += weyl0;
        key[1] += weyl1;
    }
    return counter;
}

Draw RandomStream::at(std::uint64_t index) const
{
    const auto words =
        philox({static_cast<std::uint32_t>(m_replication), static_cast<std::uint32_t>(m_replication >> 32U),
                static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(index >> 32U)},
               m_key);
    return {openUniform(words[0], words[1]), openUniform(words[2], words[3])};
}

double normalQuantile(double p)
{
    static const boost::math::normal_distribution<double> standard;
    return boost::math::quantile(standard, p);
}

} // namespace lowwater
