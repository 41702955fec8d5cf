// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace lowwater {

/// A quantile function learned from recorded values: it runs through them, on a logarithmic scale between two, and goes
/// on beyond the largest as a log-normal with the spread of the largest. Where fewer than `enoughValues` are known, it
/// leans towards a log-normal of the usual spread with the values' median and mean.
///
/// Its argument is a normal score: z stands for the quantile at the probability with which a standard normal variate is
/// below z.
class LearnedQuantiles {
public:
    static constexpr std::size_t enoughValues = 100;

    /// `values` > 0, at least one. `usualSigma`: the spread of their logarithms as it is known from others.
    LearnedQuantiles(std::span<const double> values, double usualSigma);
    /// One that is asked for nothing: it learned from nobody.
    LearnedQuantiles() = default;

    /// The score of each of the values it learned from, in the order in which they were given.
    [[nodiscard]] std::span<const float> scores() const noexcept { return m_scores; }
    [[nodiscard]] double at(double score) const;

private:
    [[nodiscard]] double recorded(double score) const; ///< logarithm

    std::vector<float> m_scores;
    std::vector<double> m_logs; ///< ascending
    double m_tailSigma = 0;
    double m_topScore = 0;   ///< of the largest value
    double m_weight = 1;     ///< of the record, 0 ... 1; the rest is the usual log-normal's
    double m_logMedian = 0;  ///< of the usual log-normal
    double m_usualSigma = 0; ///< its spread
    double m_scale = 1;      ///< so that the mean is that of the values
};

} // namespace lowwater
