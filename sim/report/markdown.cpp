// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace lowwater {

namespace {

/// Characters that would start markup, or end a table's cell, are escaped; a line break becomes a space.
std::string escapeMarkdown(const std::string& text)
{
    static constexpr std::string_view special = "\\`*_[]<>|#";
    std::string escaped;
    for (const char c : text) {
        if (c == '\n' || c == '\r') {
            escaped += ' ';
            continue;
        }
        if (special.find(c) != std::string_view::npos)
            escaped += '\\';
        escaped += c;
    }
    return escaped;
}

std::string emphasised(const std::string& text, bool strong)
{
    return strong && !text.empty() ? "**" + escapeMarkdown(text) + "**" : escapeMarkdown(text);
}

std::string spansText(const std::vector<Span>& spans)
{
    std::string text;
    for (const auto& span : spans)
        text += emphasised(span.text, span.strong);
    return text;
}

struct MarkdownPlayer {
    std::string& out;

    void operator()(const Heading& heading) const { line("## " + escapeMarkdown(heading.text)); }
    void operator()(const Paragraph& paragraph) const { line(spansText(paragraph.spans)); }
    void operator()(const Bullets& bullets) const
    {
        for (const auto& item : bullets.items)
            out += "- " + escapeMarkdown(item) + "\n";
        out += '\n';
    }
    void operator()(const Figure& figure) const
    {
        line(fmt::format("**{}.** {}", escapeMarkdown(figure.title), escapeMarkdown(figure.description)));
    }
    void operator()(const Facts& facts) const
    {
        for (const auto& fact : facts.facts)
            fmt::format_to(std::back_inserter(out), "- {}: **{}** ({})\n", escapeMarkdown(fact.label),
                           escapeMarkdown(fact.value), escapeMarkdown(fact.note));
        out += '\n';
    }
    void operator()(const Beside& beside) const
    {
        for (const auto& paragraph : beside.text)
            (*this)(paragraph);
        (*this)(beside.figure);
    }
    void operator()(const Table& table) const
    {
        for (const auto& column : table.columns) {
            const auto note = column.note.empty() ? std::string{} : fmt::format(" ({})", escapeMarkdown(column.note));
            fmt::format_to(std::back_inserter(out), "| {}{} ", escapeMarkdown(column.title), note);
        }
        out += "|\n";
        for (const auto& column : table.columns)
            out += column.numeric ? "| ---: " : "| --- ";
        out += "|\n";
        for (const auto& row : table.rows) {
            for (const auto& cell : row)
                out += "| " + emphasised(cell.text, cell.strong) + " ";
            out += "|\n";
        }
        out += '\n';
    }

private:
    void line(const std::string& text) const { out += text + "\n\n"; }
};

} // namespace

std::string toMarkdown(const Report& report)
{
    std::string out = fmt::format("# {}\n\n{}\n\n", escapeMarkdown(report.title), escapeMarkdown(report.provenance));
    for (const auto& block : report.blocks)
        std::visit(MarkdownPlayer{out}, block);
    return out + escapeMarkdown(report.footer) + "\n";
}

} // namespace lowwater
