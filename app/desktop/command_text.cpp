// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/command_text.h"

#include "sim/history/import_summary.h"
#include "sim/replay/scenario_options.h"

#include <QRegularExpression>
#include <QStringList>

namespace lowwater {

namespace {

QString quoted(const std::string& word)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_./:=,+%-]+$"));
    QString text = QString::fromStdString(word);
    if (plain.match(text).hasMatch())
        return text;
    return QLatin1Char('\'') + text.replace(QLatin1Char('\''), QLatin1String("'\\''")) + QLatin1Char('\'');
}

} // namespace

QString commandText(const Scenario& scenario, const ImportSummary& summary)
{
    QStringList words{QStringLiteral("lowwater-cli"), QStringLiteral("simulate")};
    for (const auto& file : summary.files)
        words << quoted(file);
    for (const auto& [name, text] : changedOptions(scenario))
        words << QStringLiteral("--") + QString::fromStdString(name) << quoted(text);
    return words.join(QLatin1Char(' '));
}

} // namespace lowwater
