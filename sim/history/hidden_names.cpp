// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/hidden_names.h"

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid.hpp>
#include <boost/uuid/uuid_io.hpp>

#include <algorithm>
#include <vector>

namespace lowwater {

namespace {

constexpr std::size_t digits = 12;
constexpr std::string_view sessionKind = "session";
constexpr std::string_view projectKind = "project";
constexpr std::string_view fileKind = "file";
/// Made up once; another would change every hidden name.
constexpr boost::uuids::uuid ownNamespace{
    {0x6c, 0x6f, 0x77, 0x77, 0x61, 0x74, 0x45, 0x72, 0x9d, 0x41, 0x3b, 0x7e, 0x52, 0xc8, 0x10, 0xf6}};

std::string hash(std::string_view kind, std::string_view name)
{
    boost::uuids::name_generator_sha1 generator{ownNamespace};
    std::string named{kind};
    named += ':';
    named += name;
    std::string text = boost::uuids::to_string(generator(named));
    text.erase(std::remove(text.begin(), text.end(), '-'), text.end());
    return text.substr(0, digits);
}

std::string hiddenName(std::string_view kind, std::string_view name)
{
    if (name.empty())
        return {};
    const auto slash = name.find('/');
    std::string hidden{kind};
    hidden += '-';
    hidden += hash(kind, name.substr(0, slash));
    if (slash != std::string_view::npos)
        hidden += '/' + hash(kind, name.substr(slash + 1));
    return hidden;
}

/// Every name of a column once.
class HiddenColumn {
public:
    HiddenColumn(const History& history, HistoryBuilder& builder, std::string_view kind)
        : m_history{history}, m_builder{builder}, m_kind{kind}, m_ids(history.names().size(), NameId::Empty)
    {
    }

    NameId of(NameId id)
    {
        NameId& hidden = m_ids[indexOf(id)];
        if (id != NameId::Empty && hidden == NameId::Empty)
            hidden = m_builder.intern(hiddenName(m_kind, m_history.name(id)));
        return hidden;
    }

private:
    const History& m_history;
    HistoryBuilder& m_builder;
    std::string_view m_kind;
    std::vector<NameId> m_ids; ///< Empty: not hidden yet
};

/// Whether the sentence begins with a path: `folder/file.csv: the column …`.
bool beginsWithPath(const std::string& sentence)
{
    const auto colon = sentence.find(": ");
    return colon != std::string::npos && sentence.find('/') < colon;
}

} // namespace

std::string hiddenProject(std::string_view name)
{
    return hiddenName(projectKind, name);
}

std::string hiddenSession(std::string_view name)
{
    return hiddenName(sessionKind, name);
}

std::shared_ptr<const History> hideNames(const History& history)
{
    HistoryBuilder builder;
    HiddenColumn sessions{history, builder, sessionKind};
    HiddenColumn projects{history, builder, projectKind};
    for (ChargeIndex i = 0; i < history.size(); ++i) {
        builder.add(history.times()[i], history.costs()[i], sessions.of(history.sessions()[i]),
                    builder.intern(history.name(history.tools()[i])), builder.intern(history.name(history.models()[i])),
                    projects.of(history.projects()[i]), history.pools()[i], history.tokens(i), history.span(i));
        if (history.isUnpriced(i))
            builder.markUnpriced();
    }
    builder.coarsenTo(history.resolution());
    return std::make_shared<const History>(builder.build().listedAt(history.listCosts()));
}

ImportSummary hideNames(const ImportSummary& summary)
{
    ImportSummary hidden = summary;
    for (std::size_t i = 0; i < hidden.files.size(); ++i) {
        hidden.files[i] =
            hiddenName(fileKind, std::string_view{summary.files[i]}.substr(summary.files[i].find_last_of('/') + 1));
        for (auto& warning : hidden.warnings)
            if (warning.starts_with(summary.files[i] + ": "))
                warning.replace(0, summary.files[i].size(), hidden.files[i]);
    }
    std::erase_if(hidden.warnings, beginsWithPath); // of a folder, or a file, that was not among the files
    hidden.skippedLines.clear();
    return hidden;
}

ReadHistory hideNames(const ReadHistory& read)
{
    ReadHistory hidden = read;
    hidden.history = hideNames(*read.history);
    hidden.summary = hideNames(read.summary);
    for (auto& stop : hidden.stops)
        stop.session = hiddenName(sessionKind, stop.session);
    return hidden;
}

} // namespace lowwater
