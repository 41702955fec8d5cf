// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/money_choices.h"
#include "sim/core/money.h"
#include "sim/core/result.h"
#include "sim/core/value_source.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// What stands behind a value of a preset. `assumed`: nothing is documented, so this is to be checked.
struct Backing {
    ValueSource source;
    bool assumed = false;
    std::string note; ///< English; may be empty
};

/// One setting of a scenario as a provider has it.
struct PresetSetting {
    std::string option; ///< its name on the command line: `fee`
    std::string value;  ///< as on the command line: `5.5%`
    Backing backing;
    Where where; ///< in its file, for errors
};

/// What may be chosen for a setting.
struct PresetChoices {
    MoneyChoices money;
    Backing backing;
};

struct Subscription {
    Money monthly;
    bool perSeat = false;
    Backing backing;
};

/// How one provider and plan reloads a prepaid balance (PROVIDERS.md).
struct ProviderPreset {
    std::string name;       ///< `openrouter`, for `--provider`
    std::string title;      ///< `OpenRouter`
    bool autoReload = true; ///< false: nothing reloads by itself, and what is simulated is buying by hand
    std::vector<PresetSetting> settings;
    PresetChoices amounts;
    PresetChoices thresholds;
    /// How far the balance to reload to must be above the threshold; only for `top_up`.
    std::optional<Money> leastGap;
    Backing leastGapBacking;
    std::optional<Subscription> subscription;
    std::vector<std::string> steps; ///< English; `{amount}` and `{threshold}` stand for the numbers chosen
    std::vector<std::string> notes; ///< English sentences: warnings, expiry, what is not simulated

    /// Null where the preset says nothing of it.
    [[nodiscard]] const PresetSetting* find(std::string_view option) const noexcept;
    /// The amounts worth trying: the list, or the usual ones and the preset's own that it allows. Ascending.
    [[nodiscard]] std::vector<Money> amountsToTry() const;
};

class ProviderCatalog {
public:
    /// Reads the form of resources/providers.json; `file` is what errors call it. The settings' values are read when
    /// they are applied.
    [[nodiscard]] static Result<ProviderCatalog> parse(std::string_view json, const std::string& file);
    /// The presets that ship with Lowwater.
    [[nodiscard]] static const ProviderCatalog& builtIn();
    /// A person's own presets replace these by name.
    [[nodiscard]] ProviderCatalog overriddenBy(const ProviderCatalog& own) const;

    /// Null where there is none of that name.
    [[nodiscard]] const ProviderPreset* find(std::string_view name) const noexcept;
    [[nodiscard]] std::span<const ProviderPreset> presets() const noexcept { return m_presets; }
    /// The names, with commas between.
    [[nodiscard]] std::string names() const;

private:
    std::vector<ProviderPreset> m_presets;
};

/// The preset that a scenario has chosen, by name from a catalog.
struct ProviderChoice {
    std::string name{};                               ///< empty: none
    std::shared_ptr<const ProviderCatalog> catalog{}; ///< null: the built-in one

    [[nodiscard]] const ProviderCatalog& presets() const { return catalog ? *catalog : ProviderCatalog::builtIn(); }
    /// Null where none is chosen.
    [[nodiscard]] const ProviderPreset* preset() const { return name.empty() ? nullptr : presets().find(name); }
    [[nodiscard]] bool operator==(const ProviderChoice& other) const { return name == other.name; }
};

} // namespace lowwater
