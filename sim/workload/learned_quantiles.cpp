// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/learned_quantiles.h"

#include "sim/core/random.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace lowwater {

namespace {

constexpr double mostTailSigma = 1.5;

double probabilityBelow(double score)
{
    return 0.5 * std::erfc(-score / std::numbers::sqrt2);
}

/// Of the value with so many below it.
double probabilityOf(std::size_t below, std::size_t count)
{
    return (static_cast<double>(below) + 0.5) / static_cast<double>(count);
}

/// The spread of the largest of `logs` (ascending): at least ten of them and at least a hundredth.
double spreadOfTop(const std::vector<double>& logs, double usual)
{
    constexpr std::size_t least = 10;
    const std::size_t count = logs.size();
    const std::size_t top = std::max(least, count / 100);
    if (count <= top)
        return usual;
    const std::size_t from = count - 1 - top;
    const double scores = normalQuantile(probabilityOf(count - 1, count)) - normalQuantile(probabilityOf(from, count));
    return std::min((logs.back() - logs[from]) / scores, mostTailSigma);
}

} // namespace

LearnedQuantiles::LearnedQuantiles(std::span<const double> values, double usualSigma)
    : m_scores(values.size()), m_usualSigma{usualSigma}
{
    const std::size_t count = values.size();
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    m_logs.reserve(count);
    for (std::size_t rank = 0; rank < count; ++rank) {
        m_scores[order[rank]] = static_cast<float>(normalQuantile(probabilityOf(rank, count)));
        m_logs.push_back(std::log(values[order[rank]]));
    }
    m_topScore = normalQuantile(probabilityOf(count - 1, count));
    m_tailSigma = spreadOfTop(m_logs, usualSigma);
    m_logMedian = m_logs[count / 2];
    if (count >= enoughValues)
        return;
    m_weight = static_cast<double>(count) / enoughValues;
    double mean = 0;
    for (std::size_t i = 0; i < enoughValues; ++i)
        mean += at(normalQuantile(probabilityOf(i, enoughValues))) / enoughValues;
    m_scale = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(count) / mean;
}

double LearnedQuantiles::recorded(double score) const
{
    if (score >= m_topScore)
        return m_logs.back() + m_tailSigma * (score - m_topScore);
    const double position = probabilityBelow(score) * static_cast<double>(m_logs.size()) - 0.5;
    if (position <= 0)
        return m_logs.front();
    const auto below = std::min(static_cast<std::size_t>(position), m_logs.size() - 1);
    const std::size_t above = std::min(below + 1, m_logs.size() - 1);
    return std::lerp(m_logs[below], m_logs[above], position - static_cast<double>(below));
}

double LearnedQuantiles::at(double score) const
{
    return m_scale * std::exp(std::lerp(m_logMedian + m_usualSigma * score, recorded(score), m_weight));
}

} // namespace lowwater
