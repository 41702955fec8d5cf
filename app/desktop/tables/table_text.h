// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

class QAbstractItemModel;

namespace lowwater {

/// These rows as a spreadsheet pastes them: the shown texts, a tab between, a line each. `columns` in the order they
/// are shown.
[[nodiscard]] QString rowsAsTsv(const QAbstractItemModel& model, const QList<int>& rows, const QList<int>& columns);

/// All rows for machines: RFC 4180, UTF-8, a header, the values of ExportRole.
[[nodiscard]] QByteArray modelAsCsv(const QAbstractItemModel& model, const QList<int>& columns);

} // namespace lowwater
