// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>

namespace lowwater {

/// Which members the first JSON value of a text has, as far as its first 64 KB show: what a format recognizes its files
/// by, however long they are, pretty-printed or not, the members in any order. Members of a list's items are written as
/// `data[].results[].amount`; a list at the top is passed over.
class JsonShape {
public:
    explicit JsonShape(std::string_view text);

    [[nodiscard]] bool has(std::string_view path) const { return m_paths.find(path) != m_paths.end(); }
    [[nodiscard]] bool hasAll(std::initializer_list<std::string_view> paths) const;
    /// Whether a member's path begins and ends so, with something between.
    [[nodiscard]] bool hasBetween(std::string_view begin, std::string_view end) const;

private:
    std::set<std::string, std::less<>> m_paths;
};

} // namespace lowwater
