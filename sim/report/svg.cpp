// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/svg.h"

#include "sim/report/ink_colors.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

namespace lowwater {

namespace {

/// Two decimals are finer than any screen or printer shows; no trailing zeros.
std::string coordinate(double value)
{
    const auto hundredths = std::llround(value * 100);
    const auto whole = std::llabs(hundredths) / 100;
    const auto rest = std::llabs(hundredths) % 100;
    const char* const sign = hundredths < 0 ? "-" : "";
    if (rest == 0)
        return fmt::format("{}{}", sign, whole);
    return rest % 10 == 0 ? fmt::format("{}{}.{}", sign, whole, rest / 10)
                          : fmt::format("{}{}.{:02}", sign, whole, rest);
}

std::string color(std::string_view property, Ink ink)
{
    const auto& chosen = inkColor(ink);
    return fmt::format(R"-({0}="#{1:06x}" style="{0}:var(--{2},#{1:06x})")-", property, chosen.light, chosen.token);
}

std::string fillAndOutline(Ink fill, Ink outline)
{
    const auto& inner = inkColor(fill);
    const auto& edge = inkColor(outline);
    return fmt::format(
        R"-(fill="#{0:06x}" stroke="#{2:06x}" style="fill:var(--{1},#{0:06x});stroke:var(--{3},#{2:06x})")-",
        inner.light, inner.token, edge.light, edge.token);
}

/// Horizontal and vertical steps are the rule: H and V with absolute coordinates keep the path short.
std::string pathData(const std::vector<FigurePoint>& points)
{
    std::string data;
    std::string lastX;
    std::string lastY;
    for (const auto& point : points) {
        const auto x = coordinate(point.x);
        const auto y = coordinate(point.y);
        if (data.empty())
            fmt::format_to(std::back_inserter(data), "M{} {}", x, y);
        else if (y == lastY && x != lastX)
            fmt::format_to(std::back_inserter(data), "H{}", x);
        else if (x == lastX && y != lastY)
            fmt::format_to(std::back_inserter(data), "V{}", y);
        else if (x != lastX)
            fmt::format_to(std::back_inserter(data), "L{} {}", x, y);
        lastX = x;
        lastY = y;
    }
    return data;
}

struct SvgPlayer {
    std::string& out;

    void operator()(const FigurePath& path) const
    {
        if (path.points.size() < 2)
            return;
        std::string dash;
        for (const double length : path.dash)
            dash += (dash.empty() ? "" : " ") + coordinate(length);
        if (!dash.empty())
            dash = fmt::format(R"( stroke-dasharray="{}")", dash);
        fmt::format_to(std::back_inserter(out),
                       R"(<path d="{}" fill="none" {} stroke-width="{}" stroke-linejoin="round"{}/>)",
                       pathData(path.points), color("stroke", path.ink), coordinate(path.width), dash);
        out += '\n';
    }

    void operator()(const FigurePolygon& polygon) const
    {
        if (polygon.points.size() < 3)
            return;
        fmt::format_to(std::back_inserter(out), "<path d=\"{}Z\" {}/>\n", pathData(polygon.points),
                       color("fill", polygon.fill));
    }

    void operator()(const FigureRect& rect) const
    {
        const auto radius = rect.radius > 0 ? fmt::format(R"( rx="{}")", coordinate(rect.radius)) : std::string{};
        const auto inks = rect.outline ? fillAndOutline(rect.fill, *rect.outline) : color("fill", rect.fill);
        fmt::format_to(std::back_inserter(out), R"(<rect x="{}" y="{}" width="{}" height="{}"{} {}/>)",
                       coordinate(rect.x), coordinate(rect.y), coordinate(rect.width), coordinate(rect.height), radius,
                       inks);
        out += '\n';
    }

    void operator()(const FigureText& text) const
    {
        static constexpr std::string_view anchors[]{"", R"( text-anchor="middle")", R"( text-anchor="end")"};
        const auto lead = text.strongLead.empty()
                              ? std::string{}
                              : fmt::format(R"(<tspan font-weight="600">{}</tspan>)", escapeXml(text.strongLead));
        fmt::format_to(std::back_inserter(out), R"(<text x="{}" y="{}" font-size="{}"{}{} {}>{}{}</text>)",
                       coordinate(text.at.x), coordinate(text.at.y), coordinate(text.size),
                       text.bold ? R"( font-weight="600")" : "", anchors[static_cast<std::size_t>(text.anchor)],
                       color("fill", text.ink), lead, escapeXml(text.text));
        out += '\n';
    }
};

} // namespace

std::string escapeXml(std::string_view text)
{
    std::string escaped;
    escaped.reserve(text.size());
    for (const char c : text) {
        const bool control = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
        switch (c) {
        case '&':
            escaped += "&amp;";
            break;
        case '<':
            escaped += "&lt;";
            break;
        case '>':
            escaped += "&gt;";
            break;
        case '"':
            escaped += "&quot;";
            break;
        case '\'':
            escaped += "&#39;";
            break;
        default:
            escaped += control ? '?' : c;
        }
    }
    return escaped;
}

std::string toSvg(const Figure& figure, std::string_view id)
{
    std::string out = fmt::format(
        R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="img" )"
        R"(aria-labelledby="{2}-title {2}-description" font-family="Noto Sans, DejaVu Sans, sans-serif">)",
        coordinate(figure.width), coordinate(figure.height), id);
    fmt::format_to(std::back_inserter(out),
                   "\n<title id=\"{0}-title\">{1}</title>\n<desc id=\"{0}-description\">{2}</desc>\n", id,
                   escapeXml(figure.title), escapeXml(figure.description));
    for (const auto& item : figure.items)
        std::visit(SvgPlayer{out}, item);
    return out + "</svg>\n";
}

} // namespace lowwater
