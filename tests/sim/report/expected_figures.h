// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace lowwater {

/// The comparison table as it must read, worked out from the JSON alone: for each row its label, what stands under Now
/// and under Recommended. Written without the report's own words, so that a wrong figure in either is found.
[[nodiscard]] QList<QStringList> expectedComparison(const QJsonObject& now, const QJsonObject& recommended,
                                                    const QJsonObject& advice);

/// One row for each interruption: number, began, lasted, agents, agent time.
[[nodiscard]] QList<QStringList> expectedInterruptions(const QJsonObject& outcome);

/// One row for each reload amount, from its threshold to its cost a month.
[[nodiscard]] QList<QStringList> expectedAmounts(const QJsonObject& advice);

/// All runs of digits, with their points and commas, in the order of the text; thousands marks are left out.
[[nodiscard]] QStringList numbersIn(const QString& text);

} // namespace lowwater
