// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/detect_format.h"

#include <array>
#include <utility>

namespace lowwater {

namespace {

using namespace std::string_view_literals;

/// First bytes as file(1) knows them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> magics{
    {{"BZh"sv, "a bzip2 file"},
     {"\xFD"
      "7zXZ\0"sv,
      "an xz file"},
     {"PK\x03\x04"sv, "a zip file or a spreadsheet"},
     {"\xD0\xCF\x11\xE0"sv, "an old spreadsheet"},
     {"SQLite format 3\0"sv, "an SQLite database"},
     {"%PDF-"sv, "a PDF file"}}};

} // namespace

std::string otherFormatOf(std::string_view text)
{
    for (const auto& [magic, name] : magics)
        if (text.starts_with(magic))
            return std::string{name};
    if (text.starts_with("\xEF\xBB\xBF"sv))
        text.remove_prefix(3);
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && (text[first] == '{' || text[first] == '['))
        return "JSON";
    return {};
}

} // namespace lowwater
