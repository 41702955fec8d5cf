// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes at all as a scenario, as prices and as providers: each is read, or refused with an error that says why.
// What was read can be written and read again, and used.
#include "sim/billing/provider_presets.h"
#include "sim/import/price_table.h"
#include "sim/replay/apply_preset.h"
#include "sim/replay/scenario_options.h"
#include "sim/report/json.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

using namespace lowwater;

void require(bool holds, const char* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

void requireReason(const Error& error)
{
    require(!error.message.empty(), "an error says what would be right");
}

void asScenario(std::string_view text)
{
    Scenario scenario;
    if (const auto done = readScenarioJson(text, "file", scenario); !done) {
        requireReason(done.error());
        return;
    }
    for (const auto& problem : validate(scenario))
        requireReason(problem);
    Scenario again;
    require(readScenarioJson(scenarioJson(scenario), "file", again).has_value(), "a scenario that was written is read");
    require(scenarioJson(again) == scenarioJson(scenario), "and is the same");
}

void asPrices(std::string_view text)
{
    const auto own = PriceTable::parse(text, "file");
    if (!own) {
        requireReason(own.error());
        return;
    }
    const auto table = PriceTable::builtIn().overriddenBy(*own);
    for (const auto& model : own->models()) {
        try {
            (void)table.cost({.model = model.model,
                              .time = parseTime("2026-11-01T00:00:00Z")->time,
                              .tokens = {1'000'000, 1000, 1000, 1000, 1000},
                              .fast = true,
                              .region = "us"});
        } catch (const std::overflow_error&) { // what it may throw
        }
    }
}

void asProviders(std::string_view text)
{
    const auto catalog = ProviderCatalog::parse(text, "file");
    if (!catalog)
        requireReason(catalog.error());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    // Out of a buffer of its own, so that a read past the end is found.
    const std::string text{reinterpret_cast<const char*>(data), size};
    asScenario(text);
    asPrices(text);
    asProviders(text);
    return 0;
}
