// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/brand.h"
#include "sim/report/ink_colors.h"
#include "sim/report/report.h"
#include "sim/report/svg.h"

#include <fmt/format.h>

#include <array>
#include <iterator>
#include <set>

namespace lowwater {

namespace {

constexpr std::array<std::string_view, 5> toneClasses{"", "quiet", "good", "warn", "bad"}; // in the order of Tone

constexpr std::string_view layoutCss = R"(*{box-sizing:border-box}
html{background:var(--surface);-webkit-text-size-adjust:100%}
body{margin:0;color:var(--text);font:15px/1.5 "Noto Sans","DejaVu Sans",system-ui,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:760px;margin:0 auto;padding:32px 24px 40px}
header,footer{display:flex;flex-wrap:wrap;justify-content:space-between;gap:4px 24px;color:var(--textSecondary);font-size:13px}
header .brand{display:flex;align-items:center;gap:8px}
footer{margin-top:40px;padding-top:10px;border-top:1px solid var(--border)}
h1{font-size:28px;line-height:1.25;font-weight:600;margin:22px 0 10px;text-wrap:balance}
h2{font-size:18px;line-height:1.35;font-weight:600;margin:36px 0 10px}
p{margin:0 0 10px}
p.lead{font-size:17px;margin:0 0 22px}
p.secondary{color:var(--textSecondary)}
strong{font-weight:600}
ul{margin:0 0 10px;padding-left:20px}
li{margin:0 0 4px}
svg{display:block;max-width:100%;height:auto}
figure{margin:0;overflow-x:auto}
.scroll{overflow-x:auto}
.scroll+p,figure+p,figure+.scroll{margin-top:12px}
table{width:100%;border-collapse:collapse;font-size:14px}
th,td{padding:6px 10px 6px 0;text-align:left;vertical-align:baseline;border-bottom:1px solid var(--border)}
th:last-child,td:last-child{padding-right:0}
thead th,thead td{vertical-align:bottom;font-weight:600;border-bottom:1.5px solid var(--text)}
thead small{display:block;font-size:12px;font-weight:400;color:var(--textSecondary)}
tbody th{font-weight:400}
.number{text-align:right}
.number+:not(.number){padding-left:14px}
td.number,th.number{white-space:nowrap}
thead th.number{white-space:normal}
.wide table{font-size:12.5px}
.wide th,.wide td{padding-right:8px}
.strong{font-weight:600}
.quiet{color:var(--textSecondary)}
.good{color:var(--good)}
.warn{color:var(--warn)}
.bad{color:var(--bad)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(190px,1fr));margin:0 0 14px;border:solid var(--border);border-width:1px 0}
.facts div{padding:12px 16px;border-left:1px solid var(--border)}
.facts div:first-child{padding-left:0;border-left:0}
.facts dt,.facts .note{margin:0;font-size:13px;color:var(--textSecondary)}
.facts .value{margin:2px 0;font-size:18px;font-weight:600}
.beside{display:grid;grid-template-columns:minmax(0,290px) minmax(0,1fr);gap:8px 32px;align-items:center}
@media (max-width:620px){figure svg[width="680"]{max-width:none;width:560px}.beside{grid-template-columns:1fr}.facts div{padding-left:0;border-left:0}}
)";

constexpr std::string_view printCss = R"(@page{size:A4;margin:16mm 15mm}
body{font-size:12px}
main{max-width:none;padding:0}
h1{font-size:24px}
h2{font-size:15px;margin-top:24px;break-after:avoid}
p.lead{font-size:14px}
table{font-size:12px}
.wide table{font-size:10.5px}
thead{display:table-header-group}
tr,svg,.facts,.beside,li{break-inside:avoid}
.scroll{overflow:visible}
)";

std::string variables(std::uint32_t InkColor::*scheme)
{
    std::set<std::string_view> written;
    std::string css = ":root{";
    const auto add = [&](const InkColor& color) {
        if (written.insert(color.token).second)
            fmt::format_to(std::back_inserter(css), "--{}:#{:06x};", color.token, color.*scheme);
    };
    for (std::size_t i = 0; i < inkCount; ++i)
        add(inkColor(static_cast<Ink>(i)));
    for (const Tone tone : {Tone::Good, Tone::Warn, Tone::Bad})
        add(toneColor(tone));
    css.back() = '}';
    return css + "\n";
}

/// Print comes last: paper is light whatever the screen is.
std::string styleSheet()
{
    const auto light = variables(&InkColor::light);
    return fmt::format(
        ":root{{color-scheme:light dark}}\n{}@media (prefers-color-scheme:dark){{\n{}}}\n{}@media print{{\n{}{}}}\n",
        light, variables(&InkColor::dark), layoutCss, light, printCss);
}

class HtmlPlayer {
public:
    explicit HtmlPlayer(std::string& out) : m_out{out} {}

    void operator()(const Heading& heading) { add("<h2>{}</h2>\n", escapeXml(heading.text)); }

    void operator()(const Paragraph& paragraph)
    {
        static constexpr std::array<std::string_view, 3> classes{R"( class="lead")", "", R"( class="secondary")"};
        std::string text;
        for (const auto& span : paragraph.spans)
            text += span.strong ? "<strong>" + escapeXml(span.text) + "</strong>" : escapeXml(span.text);
        add("<p{}>{}</p>\n", classes[static_cast<std::size_t>(paragraph.style)], text);
    }

    void operator()(const Bullets& bullets)
    {
        m_out += "<ul>\n";
        for (const auto& item : bullets.items)
            add("<li>{}</li>\n", escapeXml(item));
        m_out += "</ul>\n";
    }

    void operator()(const Table& table)
    {
        constexpr std::size_t manyColumns = 7;
        add("<div class=\"{}\"><table>\n<caption class=\"hidden\">{}</caption>\n<thead><tr>",
            table.columns.size() >= manyColumns ? "scroll wide" : "scroll", escapeXml(table.caption));
        for (const auto& column : table.columns) {
            const auto note =
                column.note.empty() ? std::string{} : fmt::format("<small>{}</small>", escapeXml(column.note));
            if (column.title.empty())
                m_out += "<td></td>";
            else
                add("<th scope=\"col\"{}>{}{}</th>", column.numeric ? R"( class="number")" : "",
                    escapeXml(column.title), note);
        }
        m_out += "</tr></thead>\n<tbody>\n";
        for (const auto& row : table.rows)
            addRow(table, row);
        m_out += "</tbody>\n</table></div>\n";
    }

    void operator()(const Figure& figure)
    {
        m_out += "<figure>\n" + toSvg(figure, fmt::format("figure{}", ++m_figures)) + "</figure>\n";
    }

    void operator()(const Facts& facts)
    {
        m_out += "<dl class=\"facts\">\n";
        for (const auto& fact : facts.facts)
            add("<div><dt>{}</dt><dd class=\"value\">{}</dd><dd class=\"note\">{}</dd></div>\n", escapeXml(fact.label),
                escapeXml(fact.value), escapeXml(fact.note));
        m_out += "</dl>\n";
    }

    void operator()(const Beside& beside)
    {
        m_out += "<div class=\"beside\">\n";
        (*this)(beside.figure);
        m_out += "<div>\n";
        for (const auto& paragraph : beside.text)
            (*this)(paragraph);
        m_out += "</div>\n</div>\n";
    }

private:
    template <typename... Args>
    void add(fmt::format_string<Args...> format, Args&&... args)
    {
        fmt::format_to(std::back_inserter(m_out), format, std::forward<Args>(args)...);
    }

    void addRow(const Table& table, const std::vector<Cell>& row)
    {
        m_out += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i) {
            std::string classes = table.columns[i].numeric ? "number" : "";
            for (const auto name :
                 {toneClasses[static_cast<std::size_t>(row[i].tone)], std::string_view{row[i].strong ? "strong" : ""}})
                if (!name.empty())
                    classes += (classes.empty() ? "" : " ") + std::string{name};
            if (!classes.empty())
                classes = fmt::format(R"( class="{}")", classes);
            const auto text = escapeXml(row[i].text);
            if (i == 0)
                add("<th scope=\"row\"{}>{}</th>", classes, text);
            else
                add("<td{}>{}</td>", classes, text);
        }
        m_out += "</tr>\n";
    }

    std::string& m_out;
    int m_figures = 0;
};

} // namespace

std::string toHtml(const Report& report)
{
    const auto title = escapeXml(report.title);
    std::string out = fmt::format("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                                  "<meta name=\"viewport\" content=\"width=device-width, "
                                  "initial-scale=1\"/>\n<title>{}</title>\n<style>\n{}</style>\n"
                                  "</head>\n<body>\n<main>\n",
                                  title, styleSheet());
    fmt::format_to(std::back_inserter(out),
                   "<header><span class=\"brand\">{}{}</span><span>{}</span></header>\n<h1>{}</h1>\n",
                   toSvg(brandMark(18), "mark"), escapeXml(brandText), escapeXml(report.provenance), title);
    HtmlPlayer player{out};
    for (const auto& block : report.blocks)
        std::visit(player, block);
    fmt::format_to(std::back_inserter(out), "<footer><span>{}</span></footer>\n</main>\n</body>\n</html>\n",
                   escapeXml(report.footer));
    return out;
}

} // namespace lowwater
