// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/core/delay.h"

#include "sim/core/decimal.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace lowwater {

namespace {

constexpr Duration longest = std::chrono::hours{24 * 36'525};
constexpr double greatestSigma = 3;
constexpr double almostNothing = 1e-9; // weights that miss 1 by less were meant to sum to it
constexpr std::string_view typicalCardName = "typical-card";

Error notADelay(std::string_view text, std::string message)
{
    return Error{ErrorCode::Invalid, {}, std::string{text}, std::move(message)};
}

Duration rounded(double microseconds)
{
    if (!(microseconds < static_cast<double>(longest.count())))
        return longest;
    return Duration{std::llround(microseconds)};
}

Result<double> parseNumber(std::string_view text)
{
    double number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{} || end != text.data() + text.size() || !std::isfinite(number))
        return notADelay(text, "is not a number");
    return number;
}

bool takePrefix(std::string_view& text, std::string_view prefix)
{
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

Result<Delay> parseUniform(std::string_view whole, std::string_view body)
{
    const auto dots = body.find("..");
    if (dots == std::string_view::npos)
        return notADelay(whole, "is not a range; write one such as uniform:10s..3m");
    const auto from = parseDuration(body.substr(0, dots));
    if (!from)
        return from.error();
    const auto to = parseDuration(body.substr(dots + 2));
    if (!to)
        return to.error();
    if (*from > *to)
        return notADelay(whole, "has its ends the wrong way round; write the shorter first");
    return Delay::uniform(*from, *to);
}

Result<Delay> parseLognormal(std::string_view whole, std::string_view body)
{
    const auto comma = body.find(',');
    if (comma == std::string_view::npos)
        return notADelay(whole, "needs a median and a sigma; write them such as lognormal:20s,0.9");
    const auto median = parseDuration(body.substr(0, comma));
    if (!median)
        return median.error();
    const auto sigma = parseNumber(body.substr(comma + 1));
    if (!sigma)
        return sigma.error();
    if (*sigma < 0 || *sigma > greatestSigma)
        return notADelay(whole, "has a sigma outside 0 ... 3");
    return Delay::lognormal(*median, *sigma);
}

Result<Delay> parseMix(std::string_view whole, std::string_view body)
{
    std::vector<Delay::Part> parts;
    while (true) {
        const auto plus = body.find('+');
        const auto item = body.substr(0, plus);
        const auto star = item.find('*');
        if (star == std::string_view::npos)
            return notADelay(whole,
                             "has a part without a weight; write parts such as 0.9*lognormal:20s,0.9+0.1*person");
        const auto weight = parseNumber(item.substr(0, star));
        if (!weight)
            return weight.error();
        if (*weight <= 0)
            return notADelay(whole, "has a weight that is not above 0");
        const auto delay = Delay::parse(item.substr(star + 1));
        if (!delay)
            return delay.error();
        parts.push_back({*weight, *delay});
        if (plus == std::string_view::npos)
            return Delay::mix(std::move(parts));
        body.remove_prefix(plus + 1);
    }
}

} // namespace

Delay Delay::constant(Duration duration)
{
    Delay delay;
    delay.m_from = duration;
    return delay;
}

Delay Delay::uniform(Duration from, Duration to)
{
    Delay delay;
    delay.m_kind = Kind::Uniform;
    delay.m_from = from;
    delay.m_to = to;
    return delay;
}

Delay Delay::lognormal(Duration median, double sigma)
{
    Delay delay;
    delay.m_kind = Kind::Lognormal;
    delay.m_from = median;
    delay.m_sigma = sigma;
    return delay;
}

Delay Delay::person()
{
    Delay delay;
    delay.m_kind = Kind::Person;
    return delay;
}

Delay Delay::never()
{
    Delay delay;
    delay.m_kind = Kind::Never;
    return delay;
}

Delay Delay::mix(std::vector<Part> parts)
{
    double sum = 0;
    for (const auto& part : parts)
        sum += part.weight;
    if (std::abs(sum - 1) < almostNothing)
        sum = 1;
    Delay delay;
    delay.m_kind = Kind::Mix;
    for (auto& part : parts) {
        const double weight = part.weight / sum;
        if (part.delay.kind() == Kind::Mix) {
            for (auto& inner : part.delay.m_parts)
                delay.m_parts.push_back({weight * inner.weight, std::move(inner.delay)});
        } else {
            delay.m_parts.push_back({weight, std::move(part.delay)});
        }
    }
    return delay;
}

Delay Delay::typicalCard()
{
    using namespace std::chrono_literals;
    return mix({{0.90, lognormal(20s, 0.9)}, {0.08, uniform(2min, 15min)}, {0.02, person()}});
}

Delay Delay::times(std::int64_t factor) const
{
    const auto longer = [factor](Duration duration) {
        return rounded(static_cast<double>(duration.count()) * static_cast<double>(factor));
    };
    Delay delay = *this;
    delay.m_from = longer(m_from);
    delay.m_to = longer(m_to);
    for (Part& part : delay.m_parts)
        part.delay = part.delay.times(factor);
    return delay;
}

Result<Delay> Delay::parse(std::string_view text)
{
    std::string_view body = text;
    if (text == "person")
        return person();
    if (text == "never")
        return never();
    if (text == typicalCardName)
        return typicalCard();
    if (takePrefix(body, "uniform:"))
        return parseUniform(text, body);
    if (takePrefix(body, "lognormal:"))
        return parseLognormal(text, body);
    if (takePrefix(body, "mix:"))
        return parseMix(text, body);
    const auto duration = parseDuration(text);
    if (!duration)
        return notADelay(text, "is not a delay; write a duration such as 90s, or uniform:10s..3m, lognormal:20s,0.9, "
                               "person or typical-card");
    return constant(*duration);
}

std::string Delay::toString() const
{
    switch (m_kind) {
    case Kind::Constant:
        return formatDuration(m_from);
    case Kind::Uniform:
        return "uniform:" + formatDuration(m_from) + ".." + formatDuration(m_to);
    case Kind::Lognormal:
        return "lognormal:" + formatDuration(m_from) + ',' + formatDouble(m_sigma);
    case Kind::Person:
        return "person";
    case Kind::Never:
        return "never";
    case Kind::Mix:
        break;
    }
    if (*this == typicalCard())
        return std::string{typicalCardName};
    std::string text = "mix:";
    for (const auto& part : m_parts) {
        if (&part != &m_parts.front())
            text += '+';
        text += formatDouble(part.weight) + '*' + part.delay.toString();
    }
    return text;
}

bool Delay::mentions(Kind kind) const
{
    return m_kind == kind ||
           std::any_of(m_parts.begin(), m_parts.end(), [kind](const Part& part) { return part.delay.mentions(kind); });
}

std::optional<Duration> Delay::sample(Draw draw, const Delay& person) const
{
    switch (m_kind) {
    case Kind::Constant:
        return m_from;
    case Kind::Uniform:
        return m_from + rounded(draw.value * static_cast<double>((m_to - m_from).count()));
    case Kind::Lognormal:
        return rounded(static_cast<double>(m_from.count()) * std::exp(m_sigma * normalQuantile(draw.value)));
    case Kind::Person:
        return person.sample(draw, Delay::never());
    case Kind::Never:
        return std::nullopt;
    case Kind::Mix:
        break;
    }
    double below = 0;
    for (const auto& part : m_parts) {
        if (draw.choice < below + part.weight || &part == &m_parts.back())
            return part.delay.sample(draw, person);
        below += part.weight;
    }
    return std::nullopt;
}

bool Delay::operator==(const Delay& other) const
{
    return m_kind == other.m_kind && m_from == other.m_from && m_to == other.m_to && m_sigma == other.m_sigma &&
           m_parts == other.m_parts;
}

} // namespace lowwater
