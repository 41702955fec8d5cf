// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/json_shape.h"

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace lowwater {

namespace {

constexpr std::size_t bytesTried = std::size_t{1} << 16U;
constexpr std::size_t mostPaths = 1000;
constexpr std::size_t deepest = 6; ///< levels of objects and lists that are looked into
constexpr unsigned flags =
    rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseIterativeFlag | rapidjson::kParseStopWhenDoneFlag;

/// Notes the path of each member; a handler of RapidJSON's events, which stop where one returns false.
class PathCollector : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, PathCollector> {
public:
    explicit PathCollector(std::set<std::string, std::less<>>& paths) : m_paths{paths} {}

    bool Key(const char* name, rapidjson::SizeType size, bool)
    {
        m_path.resize(m_levels.back());
        if (!m_path.empty())
            m_path += '.';
        m_path.append(name, size);
        if (m_levels.size() <= deepest)
            m_paths.insert(m_path);
        return m_paths.size() < mostPaths;
    }
    bool StartObject()
    {
        m_levels.push_back(m_path.size());
        return true;
    }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool StartArray()
    {
        m_levels.push_back(m_path.size());
        if (m_levels.size() > 1)
            m_path += "[]";
        return true;
    }
    bool EndArray(rapidjson::SizeType) { return close(); }

private:
    bool close()
    {
        m_path.resize(m_levels.back());
        m_levels.pop_back();
        return true;
    }

    std::set<std::string, std::less<>>& m_paths;
    std::string m_path;                ///< of the value that is read
    std::vector<std::size_t> m_levels; ///< how long the path of each open object or list is
};

} // namespace

JsonShape::JsonShape(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || (text[first] != '{' && text[first] != '['))
        return;
    text = text.substr(first, bytesTried);
    rapidjson::MemoryStream stream{text.data(), text.size()};
    PathCollector collector{m_paths};
    rapidjson::Reader reader;
    (void)reader.Parse<flags>(stream, collector); // what comes before an error, or the end, is seen
}

bool JsonShape::hasAll(std::initializer_list<std::string_view> paths) const
{
    return std::all_of(paths.begin(), paths.end(), [this](std::string_view path) { return has(path); });
}

bool JsonShape::hasBetween(std::string_view begin, std::string_view end) const
{
    return std::any_of(m_paths.begin(), m_paths.end(), [begin, end](const std::string& path) {
        return path.size() > begin.size() + end.size() && path.starts_with(begin) && path.ends_with(end);
    });
}

} // namespace lowwater
