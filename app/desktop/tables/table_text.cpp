// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tables/table_text.h"

#include "app/desktop/tables/table_roles.h"

#include <QAbstractItemModel>
#include <QStringList>

namespace lowwater {

namespace {

QString quoted(QString field)
{
    if (!field.contains(u',') && !field.contains(u'"') && !field.contains(u'\n') && !field.contains(u'\r'))
        return field;
    return u'"' + field.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

} // namespace

QString rowsAsTsv(const QAbstractItemModel& model, const QList<int>& rows, const QList<int>& columns)
{
    QString text;
    for (const int row : rows) {
        QStringList fields;
        for (const int column : columns)
            fields << model.index(row, column).data().toString().simplified();
        text += fields.join(u'\t') + u'\n';
    }
    return text;
}

QByteArray modelAsCsv(const QAbstractItemModel& model, const QList<int>& columns)
{
    QString text;
    const auto line = [&](const auto& field) {
        QStringList fields;
        for (const int column : columns)
            fields << quoted(field(column));
        text += fields.join(u',') + QStringLiteral("\r\n");
    };
    line([&](int column) { return model.headerData(column, Qt::Horizontal).toString(); });
    for (int row = 0; row < model.rowCount(); ++row)
        line([&](int column) { return model.index(row, column).data(ExportRole).toString(); });
    return text.toUtf8();
}

} // namespace lowwater
