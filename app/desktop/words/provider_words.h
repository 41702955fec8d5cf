// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/replay/scenario.h"

#include <QString>
#include <QStringList>

#include <string>
#include <string_view>

namespace lowwater {

/// What stands behind a setting while a provider is chosen.
struct ValueMark {
    enum class Kind {
        None,       ///< nothing to say: no provider, or Lowwater's default
        Documented, ///< as the provider has it
        Assumed,    ///< the preset's, but nothing is documented
        Own         ///< the person's
    };
    Kind kind = Kind::None;
    std::string provided;  ///< the option's text without the person; empty: unset
    bool ofPreset = false; ///< `provided` is the preset's, not Lowwater's default
    QString provider;      ///< its title
    Backing backing;       ///< of the preset's value

    /// Whole sentences; `shown`: `provided` as the window says it. Empty for None.
    [[nodiscard]] QString text(const QString& shown) const;
};

/// The marks of a scenario's settings. It must outlive them.
class ValueMarks {
public:
    explicit ValueMarks(const Scenario& scenario);
    [[nodiscard]] ValueMark of(std::string_view option) const;

private:
    const Scenario& m_scenario;
    Scenario m_unchanged;
};

/// What a provider says of amounts or thresholds: `$5, $10 or $20`, `$5 to $25,000`, `$5 or more`; empty where anything
/// goes.
[[nodiscard]] QString choicesText(const MoneyChoices& choices);
/// The same with its source, as a sentence for a tool tip; empty without a provider.
[[nodiscard]] QString amountsOffered(const Scenario& scenario);
[[nodiscard]] QString thresholdsOffered(const Scenario& scenario);

/// One sentence where the amount or the threshold is not what the chosen provider offers; else empty.
[[nodiscard]] QString amountNotOffered(const Scenario& scenario);
[[nodiscard]] QString thresholdNotOffered(const Scenario& scenario);

/// What is said right under the provider chosen: that nothing reloads by itself there, that sources differ.
struct ProviderWords {
    QString byHand;      ///< empty: it reloads by itself
    bool warns = false;  ///< `byHand` tells of a setting that cannot be made there
    QString differs;     ///< another source has it otherwise; empty: no
    QString counterpart; ///< the name of that preset
};
[[nodiscard]] ProviderWords providerWords(const Scenario& scenario);

/// A field's tip, with what stands behind its value below it, wrapped; `tip` alone where there is nothing to say.
[[nodiscard]] QString tipWith(const QString& tip, const QString& mark);

} // namespace lowwater
