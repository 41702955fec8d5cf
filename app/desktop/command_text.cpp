// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/command_text.h"

#include "app/desktop/imports/import.h"
#include "sim/replay/scenario_options.h"

#include <QRegularExpression>
#include <QStringList>

namespace lowwater {

namespace {

QString quoted(const std::string& word)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_./:=,+%@-]+$"));
    QString text = QString::fromStdString(word);
    if (plain.match(text).hasMatch())
        return text;
    return QLatin1Char('\'') + text.replace(QLatin1Char('\''), QLatin1String("'\\''")) + QLatin1Char('\'');
}

} // namespace

QString commandText(const Scenario& scenario, const Import& import)
{
    QStringList words{QStringLiteral("lowwater-cli"), QStringLiteral("simulate")};
    const auto add = [&words](const std::string& name, const std::string& text) {
        if (!text.empty())
            words << QStringLiteral("--") + QString::fromStdString(name) << quoted(text);
    };
    if (import.sources.empty())
        words << QStringLiteral("-");
    for (const auto& source : import.sources)
        words << (source.inMemory ? QStringLiteral("-") : quoted(source.name));
    add("format", import.options.format);
    add("map", mappingText(import.options.columnNames));
    add("cost-scale", import.options.costScale);
    add("charged", import.options.charged);
    if (import.options.shortCache)
        words << QStringLiteral("--cache-5m");
    for (const auto& [name, text] : changedOptions(scenario))
        add(name, text);
    return words.join(QLatin1Char(' '));
}

} // namespace lowwater
