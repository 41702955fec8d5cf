// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/recommend.h"
#include "sim/history/import_summary.h"
#include "sim/report/figure.h"
#include "sim/report/ink_colors.h"
#include "sim/report/zone_text.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace lowwater {

/// A piece of a sentence.
struct Span {
    std::string text;
    bool strong = false;
};

/// Blocks of the report, in order; every player (Markdown, HTML, PDF) shows them all.
struct Heading {
    std::string text;
};
struct Paragraph {
    enum class Style { Lead, Body, Secondary };
    std::vector<Span> spans;
    Style style = Style::Body;
};
struct Bullets {
    std::vector<std::string> items;
};
struct Cell {
    Cell(std::string content, Tone meaning = Tone::Plain, bool emphasis = false)
        : text{std::move(content)}, tone{meaning}, strong{emphasis}
    {
    }
    std::string text;
    Tone tone = Tone::Plain;
    bool strong = false;
};
struct Column {
    std::string title;
    std::string note = {}; ///< small, below the title
    bool numeric = false;  ///< right-aligned
};
/// The first column names the rows.
struct Table {
    std::string caption; ///< for readers who cannot see where it stands
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows; ///< each as long as `columns`
};
/// Figures to see at a glance, side by side.
struct Fact {
    std::string label;
    std::string value;
    std::string note;
};
struct Facts {
    std::vector<Fact> facts;
};
/// A small figure with text beside it.
struct Beside {
    Figure figure;
    std::vector<Paragraph> text;
};
using Block = std::variant<Heading, Paragraph, Bullets, Table, Figure, Facts, Beside>;

/// The recommendation report as data.
struct Report {
    std::string title;      ///< the recommendation in one sentence, or that there is none
    std::string provenance; ///< dates, charges, cost
    std::string footer;     ///< version, seed, zone
    std::vector<Block> blocks;
};

/// Puts the report together. `scenario.history` is the imported history, `advice` that of the scenario, with `current`.
[[nodiscard]] Report makeReport(const Scenario& scenario, const ImportSummary& summary, const Advice& advice,
                                const ZoneText& zone = {});

[[nodiscard]] std::string toMarkdown(const Report& report);
/// Self-contained: inline SVG, no scripts, no external addresses, light and dark, printable.
[[nodiscard]] std::string toHtml(const Report& report);

} // namespace lowwater
