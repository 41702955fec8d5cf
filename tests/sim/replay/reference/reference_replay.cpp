// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference_replay.h"

#include "reference_loop.h"

#include <stdexcept>

namespace lowwater::reference {

Result<Record> referenceRecord(const Scenario& scenario)
{
    const auto problems = validate(scenario);
    if (!problems.empty())
        return problems.front();
    if (extraCharges(scenario.history, scenario.routing)->empty())
        return Error{ErrorCode::Empty, {}, {}, "no charge draws on the balance"};
    try {
        return Loop{scenario}.run();
    } catch (const std::length_error& error) {
        return Error{ErrorCode::Limit, {}, {}, error.what()};
    } catch (const std::overflow_error& error) {
        return Error{ErrorCode::Overflow, {}, {}, error.what()};
    }
}

Result<Outcome> referenceSimulate(const Scenario& scenario)
{
    const auto record = referenceRecord(scenario);
    if (!record)
        return record.error();
    return outcomeOf(*record);
}

} // namespace lowwater::reference
