// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/workload/made_up_people.h"

#include "sim/core/random.h"

#include <cmath>
#include <string>

namespace lowwater {

namespace {

const SimTime monday = timeFromMicros(1'780'272'000'000'000); // 2026-06-01

/// One number after the other.
class Luck {
public:
    Luck(std::uint32_t seed, std::uint32_t stream) : m_stream{seed, 1000 + stream, 0} {}

    double uniform() { return m_stream.at(m_next++).value; }
    double exponential(double mean) { return -mean * std::log(uniform()); }
    double lognormal(double median, double sigma) { return median * std::exp(sigma * normalQuantile(uniform())); }

private:
    RandomStream m_stream;
    std::uint64_t m_next = 0;
};

SimTime atSecond(double second)
{
    return monday + Duration{std::llround(second * 1e6)};
}

void add(HistoryBuilder& builder, double second, double dollars, const std::string& session)
{
    builder.add(atSecond(second), Money::fromNanos(std::llround(dollars * 1e9)), builder.intern(session),
                builder.intern("claude-code"), NameId::Empty, NameId::Empty, Pool::Unset, {});
}

} // namespace

std::vector<std::vector<OnTime>> onTimes(const OnOffAgents& law)
{
    std::vector<std::vector<OnTime>> times(law.agents);
    for (std::uint32_t agent = 0; agent < law.agents; ++agent) {
        Luck luck{law.seed, agent};
        bool isOn = luck.uniform() < law.meanOn / (law.meanOn + law.meanOff);
        for (double now = 0; now < law.minutes; isOn = !isOn) {
            const double until = now + luck.exponential(isOn ? law.meanOn : law.meanOff);
            if (isOn)
                times[agent].push_back({now, std::min(until, law.minutes)});
            now = until;
        }
    }
    return times;
}

std::shared_ptr<const History> onOffHistory(const OnOffAgents& law)
{
    HistoryBuilder builder;
    const auto times = onTimes(law);
    for (std::uint32_t agent = 0; agent < law.agents; ++agent) {
        Luck luck{law.seed, law.agents + agent};
        for (const OnTime& on : times[agent])
            for (double now = on.from + luck.exponential(1 / law.charges); now < on.to;
                 now += luck.exponential(1 / law.charges))
                add(builder, now * 60, law.cost, "agent-" + std::to_string(agent));
    }
    return std::make_shared<const History>(builder.build());
}

std::shared_ptr<const History> nightWorker(std::uint32_t seed)
{
    HistoryBuilder builder;
    Luck luck{seed, 0};
    for (int day = 0; day < 30; ++day) {
        if (day % 7 >= 5)
            continue;
        const double dear = luck.lognormal(1, 0.8);
        const double end = day * 86'400 + 28 * 3600.0;
        int session = 0;
        for (double now = day * 86'400 + 22 * 3600.0 + luck.uniform() * 3600; now < end;) {
            for (double steps = 1 + std::floor(luck.lognormal(4.5, 1)); steps > 0; --steps) {
                add(builder, now, dear * luck.lognormal(0.07, 0.9),
                    "night-" + std::to_string(day) + '-' + std::to_string(session));
                now += 3 + luck.exponential(15);
            }
            now += luck.lognormal(150, 1.5);
            session += luck.uniform() < 0.2 ? 1 : 0;
        }
    }
    return std::make_shared<const History>(builder.build());
}

std::shared_ptr<const History> withSubAgents(std::uint32_t seed)
{
    HistoryBuilder builder;
    Luck luck{seed, 0};
    for (int day = 0; day < 28; ++day) {
        if (day % 7 == 6)
            continue;
        const std::string main = "main-" + std::to_string(day);
        const double end = day * 86'400 + 18 * 3600.0;
        int fans = 0;
        for (double now = day * 86'400 + 10 * 3600.0 + luck.uniform() * 1800; now < end;) {
            add(builder, now, luck.lognormal(0.07, 0.8), main);
            now += 5 + luck.exponential(40);
            if (luck.uniform() < 0.01) {
                for (int sub = 0; sub < 6; ++sub) {
                    double at = now + 3 * luck.uniform();
                    const double done = at + luck.lognormal(150, 0.5);
                    for (; at < done; at += 3 + luck.exponential(12))
                        add(builder, at, luck.lognormal(0.05, 0.8),
                            main + '/' + std::to_string(fans) + '-' + std::to_string(sub));
                }
                ++fans;
                now += 300;
            }
            if (luck.uniform() < 0.03)
                now += luck.lognormal(400, 1);
        }
    }
    return std::make_shared<const History>(builder.build());
}

} // namespace lowwater
