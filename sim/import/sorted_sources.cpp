// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/sorted_sources.h"

#include "sim/core/text_file.h"
#include "sim/import/packed_text.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <utility>

namespace lowwater {

Result<Done> SortedSources::add(const Source& source)
{
    if (source.inMemory)
        return addText(source.name, source.text);
    std::error_code ignored;
    const auto status = std::filesystem::status(source.name, ignored);
    if (std::filesystem::is_directory(status))
        return addFolder(source.name);
    if (!std::filesystem::exists(status) || std::filesystem::is_regular_file(status))
        return addFile(source.name);
    auto text = readFile(source.name); // a pipe can be read only once
    if (!text)
        return text.error();
    return addText(source.name, m_texts.emplace_back(*std::move(text)));
}

bool SortedSources::isLog(LogBytes& bytes, std::uint64_t size) const
{
    return m_format.empty() ? isClaudeCode(bytes, size) : m_format == claudeCodeFormat;
}

Result<Done> SortedSources::addFile(const std::string& name)
{
    const auto file = logFile(name);
    if (!file)
        return file.error();
    auto bytes = LogBytes::open(name);
    if (!bytes)
        return bytes.error();
    std::array<char, 4> magic{};
    if (isPacked({magic.data(), bytes->read(0, magic.data(), magic.size())})) {
        if (!m_known.insert(file->identity).second)
            return Done{};
        auto packed = readFile(name);
        return packed ? addText(name, *packed) : packed.error();
    }
    if (isLog(*bytes, file->size))
        addLog(*file);
    else if (m_known.insert(file->identity).second)
        m_tables.push_back({name, {}, true});
    return Done{};
}

Result<Done> SortedSources::addFolder(const std::string& name)
{
    if (m_format == csvFormat)
        return Error{ErrorCode::Io, {name, 0, {}}, {}, "is a folder; name the tables in it"};
    auto found = findClaudeCodeLogs(name);
    if (!found)
        return found.error();
    for (const auto& file : found->files)
        addLog(file);
    std::move(found->warnings.begin(), found->warnings.end(), std::back_inserter(m_warnings));
    return Done{};
}

Result<Done> SortedSources::addText(const std::string& name, std::string_view text)
{
    if (isPacked(text)) {
        auto plain = unpacked(text, name, m_hooks);
        if (!plain)
            return plain.error();
        text = m_texts.emplace_back(*std::move(plain));
    }
    LogBytes bytes{text};
    if (isLog(bytes, text.size())) {
        noteLogs();
        m_logs.push_back({name, text, true, text.size()});
    } else {
        m_tables.push_back({name, text, false});
    }
    return Done{};
}

void SortedSources::addLog(const LogFile& file)
{
    noteLogs();
    if (m_known.insert(file.identity).second)
        m_logs.push_back({file.path, {}, false, file.size});
}

void SortedSources::noteLogs()
{
    if (!m_logsAt)
        m_logsAt = m_tables.size();
}

} // namespace lowwater
