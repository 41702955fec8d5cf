// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace lowwater {

/// Philox 4x32-10, Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (2011).
[[nodiscard]] std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                                  std::array<std::uint32_t, 2> key);

/// What a draw is for: the second word of the key. The numbers are part of the file format, as a seed must give the
/// same bytes for ever; never reuse one.
enum class StreamId : std::uint32_t {
    Latency = 1,      ///< by attempt number
    Outcome = 2,      ///< by attempt number
    Fix = 3,          ///< by reload number
    ResumeLag = 4,    ///< by (run, how many times it was stopped)
    Generator = 16,   ///< synthetic histories; 16 ... 31 are theirs
    FutureDays = 40,  ///< by path and, within it, block of days
    FuturePhase = 41, ///< by path
};

/// Two independent uniforms in the open interval (0, 1), each a multiple of 2^-53 off by half a step.
struct Draw {
    double choice; ///< picks the part of a mix, or an outcome
    double value;  ///< turned into a variate by a quantile function
};

/// A counter-based stream: a draw depends on (seed, stream, replication, index) alone, never on the order of asking.
class RandomStream {
public:
    constexpr RandomStream(std::uint32_t seed, StreamId stream, std::uint64_t replication = 0) noexcept
        : RandomStream{seed, static_cast<std::uint32_t>(stream), replication}
    {
    }
    constexpr RandomStream(std::uint32_t seed, std::uint32_t stream, std::uint64_t replication) noexcept
        : m_key{seed, stream}, m_replication{replication}
    {
    }

    [[nodiscard]] Draw at(std::uint64_t index) const;
    /// The draw of a pair of ordinals.
    [[nodiscard]] Draw at(std::uint32_t major, std::uint32_t minor) const
    {
        return at((std::uint64_t{major} << 32U) | minor);
    }

private:
    std::array<std::uint32_t, 2> m_key;
    std::uint64_t m_replication;
};

/// Quantile of the standard normal distribution; 0 < p < 1.
[[nodiscard]] double normalQuantile(double p);

} // namespace lowwater
