// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/imports/table_head.h"

#include "sim/core/text_file.h"
#include "sim/import/packed_text.h"

#include <QFile>

namespace lowwater {

namespace {

constexpr qint64 headSize = 256 * 1024;

TableHead cut(std::string text)
{
    const bool isWhole = std::ssize(text) <= headSize;
    text.resize(std::min<std::size_t>(text.size(), headSize));
    return {std::move(text), isWhole};
}

Result<TableHead> unpackedHead(std::string_view packed, const std::string& name)
{
    auto text = unpacked(packed, name);
    return text ? Result<TableHead>{cut(*std::move(text))} : text.error();
}

} // namespace

Result<TableHead> tableHead(const Source& source)
{
    if (source.inMemory)
        return isPacked(source.text) ? unpackedHead(source.text, source.name) : cut(source.text);
    QFile file(QString::fromStdString(source.name));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, {source.name, 0, {}}, {}, "cannot be opened: " + file.errorString().toStdString()};
    const std::string bytes = file.read(headSize + 1).toStdString();
    if (!isPacked(bytes))
        return cut(bytes);
    const auto packed = readFile(source.name);
    return packed ? unpackedHead(*packed, source.name) : packed.error();
}

} // namespace lowwater
