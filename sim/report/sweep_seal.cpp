// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/sweep_seal.h"

#include "sim/report/json.h"

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <fmt/format.h>

#include <type_traits>

namespace lowwater {

namespace {

/// Made up once; another would only have finished sweeps computed again.
constexpr boost::uuids::uuid ownNamespace{
    {0x73, 0x77, 0x65, 0x65, 0x70, 0x2d, 0x4c, 0x77, 0xa1, 0x0c, 0x52, 0x1f, 0x6e, 0xd3, 0x94, 0x2b}};

std::string digest(const void* bytes, std::size_t size)
{
    boost::uuids::name_generator_sha1 generator{ownNamespace};
    return boost::uuids::to_string(generator(bytes, size));
}

std::string digest(std::string_view text)
{
    return digest(text.data(), text.size());
}

template <typename T>
std::string digest(std::span<const T> values)
{
    static_assert(std::has_unique_object_representations_v<T>);
    return digest(values.data(), values.size_bytes());
}

std::string digest(const Demand& demand)
{
    const History& history = *demand.history;
    std::string parts = digest(history.times()) + digest(history.costs());
    parts += digest(std::span<const RunIndex>{demand.runs.runOf});
    for (const auto& run : demand.runs.list)
        parts += fmt::format("{} ", indexOf(run.agent));
    return digest(parts);
}

} // namespace

SweepSeal::SweepSeal(const Scenario& scenario, const Demand& demand, std::span<const SweepCell> cells)
    : m_question{fmt::format("A finished sweep of Lowwater {}. Without this file it is computed again.\n"
                             "scenario {}\nhistory {}\ncells {}\n",
                             LOWWATER_VERSION, digest(scenarioJson(scenario)), digest(demand), digest(cells))}
{
}

std::string SweepSeal::textFor(std::string_view answer) const
{
    return m_question + fmt::format("answer {}\n", digest(answer));
}

} // namespace lowwater
