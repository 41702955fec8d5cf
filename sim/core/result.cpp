// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/core/result.h"

namespace lowwater {

std::string Error::describe() const
{
    std::string text;
    if (!where.file.empty()) {
        text += where.file;
        if (where.line != 0)
            text += ':' + std::to_string(where.line);
        text += ": ";
    } else if (where.line != 0) {
        text += "line " + std::to_string(where.line) + ": ";
    }
    if (!where.field.empty())
        text += where.field + ": ";
    if (!value.empty())
        text += '"' + value + "\" ";
    return text + message;
}

} // namespace lowwater
