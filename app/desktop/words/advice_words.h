// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/run_result.h"
#include "sim/advice/recommend.h"

#include <QString>

namespace lowwater {

/// What stands beside the verdict.
struct AdviceWords {
    enum class Kind {
        Pending, ///< not known yet
        Change,  ///< another setting does better
        Same,    ///< the setting shown is the recommended one
        Least,   ///< another setting does better, but agents still stop
        None,    ///< nothing to recommend; `detail` says what stands in the way
    };
    Kind kind = Kind::Pending;
    QString title;  ///< `Recommended`
    QString policy; ///< `Add $5 when below $6.43`; may be empty
    QString detail; ///< `no interruption, $5.00 more idle`
    QString why;    ///< the reason and all that stands in the way; may be empty
};

/// `advice` is for the scenario shown; null: still on its way. `planNote`: what it is planned for, where that is not
/// the record of the result.
[[nodiscard]] AdviceWords adviceWords(const RunResult& result, const Advice* advice, const QString& planNote = {});

/// `add $5 when below $6.43`, `fill up to $20 when below $5`
[[nodiscard]] QString policyPhrase(const Policy& policy);

} // namespace lowwater
