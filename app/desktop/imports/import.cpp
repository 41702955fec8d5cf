// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/imports/import.h"

#include "sim/import/cost_adjustment.h"

#include <algorithm>
#include <utility>

namespace lowwater {

bool Import::isOfFiles() const
{
    return !sources.empty() &&
           std::none_of(sources.begin(), sources.end(), [](const Source& source) { return source.inMemory; });
}

Result<ImportPtr> readImport(std::vector<Source> sources, ReadOptions options,
                             const std::vector<std::string>& priceFiles, const RunHooks& hooks)
{
    if (const auto adjustment = CostAdjustment::from(options); !adjustment) // before a long reading, not after it
        return adjustment.error();
    auto import = std::make_shared<Import>();
    if (auto prices = readPrices(priceFiles)) {
        options.prices = *std::move(prices);
    } else {
        options.prices.reset();
        import->pricesProblem = prices.error();
    }
    auto recorded = readRecorded(sources, options, hooks);
    if (!recorded)
        return recorded.error();
    auto read = adjustCosts(*recorded, options);
    if (!read)
        return read.error();
    import->sources = std::move(sources);
    import->options = std::move(options);
    import->recorded = *std::move(recorded);
    import->read = *std::move(read);
    import->facts = factsOf(*import->recorded.history, *import->read.history);
    return ImportPtr{std::move(import)};
}

Result<ImportPtr> adjusted(const Import& import, ReadOptions options)
{
    options.prices = import.options.prices;
    auto read = adjustCosts(import.recorded, options);
    if (!read)
        return read.error();
    auto again = std::make_shared<Import>(import);
    again->options = std::move(options);
    again->read = *std::move(read);
    again->facts = factsOf(*again->recorded.history, *again->read.history);
    return ImportPtr{std::move(again)};
}

ImportPtr importOf(ReadHistory read)
{
    auto import = std::make_shared<Import>();
    import->recorded = read;
    import->read = std::move(read);
    import->facts = factsOf(*import->recorded.history, *import->read.history);
    return import;
}

} // namespace lowwater
