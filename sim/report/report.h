// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/recommend.h"
#include "sim/history/import_summary.h"
#include "sim/report/figure.h"

#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace lowwater {

/// Where times are shown: a fixed name for UTC, or a front end's zone. `sim` knows no zones.
struct ZoneText {
    std::string name = "UTC";
    /// Offset from UTC at a time, for showing.
    std::function<Duration(SimTime)> offset = [](SimTime) { return Duration{0}; };
};

/// Blocks of the report, in order; every player (Markdown, HTML, PDF) shows them all.
struct Heading {
    std::string text;
    int level = 2; ///< 1: the title
};
struct Paragraph {
    std::string text;
    bool secondary = false;
};
struct Bullets {
    std::vector<std::string> items;
};
struct Table {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    std::vector<bool> numeric; ///< by column: right-aligned
};
using Block = std::variant<Heading, Paragraph, Bullets, Table, Figure>;

/// The recommendation report as data.
struct Report {
    std::string title;
    std::string subtitle; ///< provenance: dates, charges, cost
    std::string footer;   ///< version, seed, zone
    std::vector<Block> blocks;
};

/// Puts the report together. `scenario.history` is the imported history, `advice` that of the scenario.
[[nodiscard]] Report makeReport(const Scenario& scenario, const ImportSummary& summary, const Advice& advice, const ZoneText& zone = {});

[[nodiscard]] std::string toMarkdown(const Report& report);
/// Self-contained: inline SVG, no scripts, no external addresses, light and dark, printable.
[[nodiscard]] std::string toHtml(const Report& report);

} // namespace lowwater
