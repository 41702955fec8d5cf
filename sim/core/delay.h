// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/random.h"
#include "sim/core/result.h"
#include "sim/core/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// MODEL.md section 8: how long something takes, possibly by chance. A value; nullopt from `sample` means never.
class Delay {
public:
    enum class Kind { Constant, Uniform, Lognormal, Person, Mix, Never };
    struct Part;

    Delay() = default; ///< the constant 0
    [[nodiscard]] static Delay constant(Duration duration);
    /// from <= to
    [[nodiscard]] static Delay uniform(Duration from, Duration to);
    /// 0 <= sigma <= 3
    [[nodiscard]] static Delay lognormal(Duration median, double sigma);
    /// As long as a person takes: the account's fix_delay.
    [[nodiscard]] static Delay person();
    [[nodiscard]] static Delay never();
    /// At least one part, weights > 0, scaled to sum 1; the parts of a mix inside take its place.
    [[nodiscard]] static Delay mix(std::vector<Part> parts);
    /// 90 % lognormal 20 s/0.9, 8 % uniform 2-15 min, 2 % person (PROVIDERS.md section 3).
    [[nodiscard]] static Delay typicalCard();

    /// The command line's spelling (CLI.md): `90s`, `uniform:10s..3m`, `lognormal:20s,0.9`, `person`, `never`,
    /// `mix:0.9*lognormal:20s,0.9+0.1*person`, `typical-card`.
    [[nodiscard]] static Result<Delay> parse(std::string_view text);
    [[nodiscard]] std::string toString() const;

    [[nodiscard]] Kind kind() const noexcept { return m_kind; }
    [[nodiscard]] bool isConstant() const noexcept { return m_kind == Kind::Constant; }
    /// Whether `person` or `never` occurs in it, also inside a mix.
    [[nodiscard]] bool mentions(Kind kind) const;
    /// The constant, uniform's lower end, lognormal's median; 0 for Person, Mix and Never.
    [[nodiscard]] Duration base() const noexcept { return m_from; }
    [[nodiscard]] const std::vector<Part>& parts() const noexcept { return m_parts; }

    /// So many times as long, at most 100 years; `person` and `never` stay what they are. factor >= 0.
    [[nodiscard]] Delay times(std::int64_t factor) const;
    /// The variate of `draw`, in whole microseconds, at most 100 years; `person` gives what `person` stands for.
    [[nodiscard]] std::optional<Duration> sample(Draw draw, const Delay& person) const;

    [[nodiscard]] bool operator==(const Delay&) const;

private:
    Kind m_kind = Kind::Constant;
    Duration m_from{0}; ///< constant, uniform's lower end, lognormal's median
    Duration m_to{0};
    double m_sigma = 0;
    std::vector<Part> m_parts;
};

struct Delay::Part {
    double weight = 0;
    Delay delay;
    [[nodiscard]] bool operator==(const Part&) const = default;
};

} // namespace lowwater
