// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tables/empty_text.h"

#include "app/desktop/words/format.h"
#include "app/desktop/words/sentences.h"

#include <QCoreApplication>

namespace lowwater {

namespace {

class EmptyWords {
    Q_DECLARE_TR_FUNCTIONS(lowwater::EmptyWords)
};

QString nothingYet()
{
    return EmptyWords::tr("Nothing to show for these settings.");
}

} // namespace

QString whyNoInterruptions(const RunResult* result, const QTimeZone& zone)
{
    if (result == nullptr || !result->outcome)
        return nothingYet();
    if (!showsStops(*result))
        return EmptyWords::tr("This record is too coarse to show when agents stop.");
    return EmptyWords::tr("No interruptions. Lowest balance %1 on %2.")
        .arg(words::formatMoney(result->outcome->lowest), words::formatDay(result->outcome->lowestAt, zone));
}

QString whyNoReloads(const RunResult* result)
{
    if (result == nullptr || !result->outcome)
        return nothingYet();
    if (result->scenario.policy.mode == Mode::Off)
        return EmptyWords::tr("No reloads: auto-reload is off.");
    return result->outcome->interruptions.empty() ? EmptyWords::tr("No reload was needed.")
                                                  : EmptyWords::tr("No reload was made.");
}

QString whyNoUsage()
{
    return EmptyWords::tr("Nothing was paid from this balance.");
}

QString whyNoMatch(const QString& sought)
{
    return EmptyWords::tr("No row contains “%1”.").arg(sought);
}

} // namespace lowwater
