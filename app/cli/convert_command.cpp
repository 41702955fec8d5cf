// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shared_options.h"
#include "sim/history/canonical_csv.h"
#include "sim/history/hidden_names.h"

namespace lowwater::cli {

namespace {

void declare(po::options_description& options)
{
    declareOutput(options);
    declareHiding(options);
    declareReading(options);
}

int run(const po::variables_map& values, Streams& streams)
{
    const auto read = readHistories(values, streams, Sums::AsTheyAre);
    writeResult(values, streams, writeCsv(hidesNames(values) ? *hideNames(*read.history) : *read.history));
    return statusOf(values, read.summary);
}

} // namespace

const Subcommand convertCommand{"convert", "HISTORY...", "Any format in, the canonical CSV out", declare, run};

} // namespace lowwater::cli
