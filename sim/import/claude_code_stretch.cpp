// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/claude_code_stretch.h"

#include "sim/history/utf8.h"

#include <algorithm>
#include <utility>

namespace lowwater {

namespace {

bool isBlank(std::string_view line)
{
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

LogPlace placeOf(const ClaudeCodeLog& log)
{
    if (log.isText)
        return {};
    LogPlace place = placeOfLog(log.name);
    for (std::string* name : {&place.projectFolder, &place.session, &place.agent})
        repairName(*name);
    return place;
}

bool isControl(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
}

} // namespace

LogPart StretchReader::read(const ClaudeCodeLog& log, const Stretch& stretch)
{
    m_part = {};
    m_place = placeOf(log);
    m_knowsProject = false;
    auto opened = log.isText ? Result<LogBytes>{LogBytes{log.text}} : LogBytes::open(log.name);
    if (!opened) {
        m_part.failure = opened.error().message;
        return std::move(m_part);
    }
    LogBytes bytes = *std::move(opened);
    LogLines lines{bytes, stretch, m_buffer};
    while (lines.next()) {
        if (lines.isTooLong()) {
            ++m_part.lines;
            m_part.skips.push_back({lines.number(), LogSkip::TooLong});
        } else if (!isBlank(lines.line())) {
            ++m_part.lines;
            addLine(lines.line(), lines.isTerminated(), lines.number());
        }
    }
    m_part.allLines = lines.number();
    if (!bytes.failure().empty())
        m_part.failure = "cannot be read to its end: " + bytes.failure();
    m_buffer.shrink();
    return std::move(m_part);
}

void StretchReader::addLine(std::string_view line, bool isTerminated, std::uint64_t number)
{
    if (isTerminated && !ClaudeCodeLineReader::mayBeUsage(line)) {
        ++m_part.notUsage;
        return;
    }
    const LoggedLine& logged = m_reader.read(line);
    switch (logged.kind) {
    case LoggedLine::Kind::NotUsage:
        ++m_part.notUsage;
        break;
    case LoggedLine::Kind::Usage:
        addUsage(logged.usage);
        break;
    case LoggedLine::Kind::Skipped: {
        const bool isCut = logged.skip == LogSkip::Malformed && !isTerminated;
        m_part.skips.push_back({number, isCut ? LogSkip::Truncated : logged.skip});
        break;
    }
    }
    if (logged.stop)
        m_part.stops.push_back({logged.usage.time, sessionOf(logged.usage), *logged.stop});
}

void StretchReader::addUsage(const LoggedUsage& usage)
{
    LoggedCharge charge;
    charge.message = IdHash::of(usage.messageId);
    charge.request = IdHash::of(usage.requestId);
    charge.time = usage.time;
    charge.tokens = usage.tokens;
    charge.session = sessionOf(usage);
    charge.model = intern(usage.model);
    charge.project = projectOf(usage);
    if (usage.cost) {
        charge.cost = usage.cost->money;
        charge.hasCost = true;
        charge.isRounded = usage.cost->rounded;
    }
    charge.isSidechain = usage.isSidechain;
    charge.hasSpeed = usage.hasSpeed;
    charge.isFast = usage.isFast;
    charge.isUsRegion = usage.isUsRegion;
    m_part.charges.push_back(charge);
}

/// A JSON text can hold control characters, a zero byte too, that no table could.
NameId StretchReader::intern(std::string_view name)
{
    if (std::none_of(name.begin(), name.end(), isControl))
        return m_part.names.intern(name);
    std::string clean{name};
    std::replace_if(clean.begin(), clean.end(), isControl, ' ');
    return m_part.names.intern(clean);
}

/// A sub-agent is a session of its own (MODEL.md section 2): `<session>/<agent>`.
NameId StretchReader::sessionOf(const LoggedUsage& usage)
{
    const std::string_view agent = usage.agent.empty() ? std::string_view{m_place.agent} : usage.agent;
    m_session = usage.session.empty() ? std::string_view{m_place.session} : usage.session;
    if (!agent.empty())
        m_session.append(m_session.empty() ? "agent-" : "/").append(agent);
    return intern(m_session);
}

NameId StretchReader::projectOf(const LoggedUsage& usage)
{
    if (m_knowsProject && usage.cwd == m_cwd)
        return m_project;
    m_cwd = usage.cwd;
    m_project = intern(projectName(m_place.projectFolder, m_cwd));
    m_knowsProject = true;
    return m_project;
}

} // namespace lowwater
