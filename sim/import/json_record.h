// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/core/result.h"
#include "sim/core/time.h"
#include "sim/import/charge_collector.h"

#include <rapidjson/document.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// Why a record is left out: what ChargeCollector::skip takes. Thrown by JsonRecord; catch it where a record is read.
struct LeftOut {
    const char* reason;
    std::string field;
    std::string value;
    std::string message;
};

/// An object of a JSON text of parseJson or JsonValues, as a format's reader looks at it; it knows its place, so that
/// what is wrong can be found: `blocks[3].costUSD`. A member that is null counts as absent, and anything but an object
/// as an object without members. Views into the document.
class JsonRecord {
public:
    JsonRecord(const rapidjson::Value& value, std::string place) : m_value{&value}, m_place{std::move(place)} {}

    [[nodiscard]] const rapidjson::Value& value() const noexcept { return *m_value; }
    /// Null where there is no such member.
    [[nodiscard]] const rapidjson::Value* find(std::string_view name) const noexcept;
    [[nodiscard]] bool has(std::string_view name) const noexcept { return find(name) != nullptr; }
    /// A text, or a number as it is written; empty where it is neither.
    [[nodiscard]] std::string_view text(std::string_view name) const noexcept;
    [[nodiscard]] bool flag(std::string_view name) const noexcept;
    [[nodiscard]] JsonRecord object(std::string_view name) const;
    /// Empty where it is no list.
    [[nodiscard]] std::vector<JsonRecord> items(std::string_view name) const;

    /// A count of tokens, 0 where there is none. Throws LeftOut.
    [[nodiscard]] std::int64_t tokens(std::string_view name) const;
    /// In the years 0 to 9999. Throws LeftOut, where there is none too.
    [[nodiscard]] ParsedTime time(std::string_view name) const;
    /// At least 0; `exponent` is put behind the number, so that `e-2` makes dollars of cents. Throws LeftOut, where
    /// there is none too.
    [[nodiscard]] Money cost(std::string_view name, ChargeCollector& collector, std::string_view exponent = {}) const;
    /// How long it is from `start` to `end`, the member `name`'s time, in whole seconds, rounded up. Throws LeftOut
    /// where that is less than nothing or more than a century.
    [[nodiscard]] std::chrono::seconds spanTo(std::string_view name, SimTime start, SimTime end) const;

    /// Throws LeftOut where a charge without a cost has no model or no tokens, so that nothing can price it.
    void requirePriceable(const Charge& charge) const;

    [[noreturn]] void leaveOut(const char* reason, std::string_view name, std::string message) const;
    [[nodiscard]] std::string placeOf(std::string_view name) const;

private:
    const rapidjson::Value* m_value;
    std::string m_place;
};

/// The items of a list, which is at this place; empty where it is no list.
[[nodiscard]] std::vector<JsonRecord> itemsOf(const rapidjson::Value& list, const std::string& place);

/// A whole number of at least 0; nothing where the text is none.
[[nodiscard]] std::optional<std::int64_t> countIn(std::string_view text) noexcept;
/// parseTime in the years 0 to 9999, which can be written again.
[[nodiscard]] Result<ParsedTime> writableTime(std::string_view text);

/// Begins a record of `collector` on this line and reads it; one that is LeftOut is skipped.
template <typename Read>
void readRecord(ChargeCollector& collector, std::uint64_t line, std::string_view text, Read read)
{
    collector.line(line, text);
    try {
        read();
    } catch (const LeftOut& bad) {
        collector.skip(bad.reason, bad.field, bad.value, bad.message);
    }
}

} // namespace lowwater
