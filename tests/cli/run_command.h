// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <sstream>
#include <string>
#include <vector>

namespace lowwater {

/// What a run of the command left behind.
struct Ran {
    int status = -1;
    std::string out;
    std::string err;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(QByteArray::fromStdString(out)).object(); }
    [[nodiscard]] bool errHas(const std::string& text) const { return err.find(text) != std::string::npos; }
    [[nodiscard]] bool outHas(const std::string& text) const { return out.find(text) != std::string::npos; }
};

/// Runs `lowwater-cli` with the arguments after its name, in this process.
inline Ran run(const std::vector<std::string>& arguments, const std::string& input = {}, bool terminal = false,
               const PersonPlaces& places = {})
{
    std::istringstream in{input};
    std::ostringstream out;
    std::ostringstream err;
    cli::Streams streams{in, out, err, terminal, places};
    Ran ran;
    ran.status = cli::runCommand(arguments, streams);
    ran.out = out.str();
    ran.err = err.str();
    return ran;
}

} // namespace lowwater
