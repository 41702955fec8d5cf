// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>

#include <string_view>

namespace lowwater::claudecode {

namespace ondemand = simdjson::ondemand;

/// A key as it stands in the text; one with an escape in it is none that is looked for.
[[nodiscard]] inline std::string_view keyOf(ondemand::raw_json_string key) noexcept
{
    const char* const begin = key.raw();
    const char* end = begin;
    while (*end != '"')
        ++end;
    return {begin, static_cast<std::size_t>(end - begin)};
}

/// Calls onField(key, value) -> error_code for each field of an object. What it leaves is passed over.
template <typename OnField>
[[nodiscard]] simdjson::error_code eachField(ondemand::object object, OnField onField)
{
    for (auto item : object) {
        ondemand::field field;
        SIMDJSON_TRY(std::move(item).get(field));
        const std::string_view key = keyOf(field.key());
        SIMDJSON_TRY(onField(key, field.value()));
    }
    return simdjson::SUCCESS;
}

/// `object` where the value is one; null and other types are left alone, and `isObject` is false.
[[nodiscard]] inline simdjson::error_code takeObject(ondemand::value& value, ondemand::object& object, bool& isObject)
{
    ondemand::json_type type{};
    SIMDJSON_TRY(value.type().get(type));
    isObject = type == ondemand::json_type::object;
    return isObject ? value.get_object().get(object) : simdjson::SUCCESS;
}

/// Unescaped; untouched by null and by other types, of which `isWrong` tells the latter.
[[nodiscard]] inline simdjson::error_code takeText(ondemand::value& value, std::string_view& text, bool& isWrong)
{
    ondemand::json_type type{};
    SIMDJSON_TRY(value.type().get(type));
    isWrong = type != ondemand::json_type::string && type != ondemand::json_type::null;
    return type == ondemand::json_type::string ? value.get_string().get(text) : simdjson::SUCCESS;
}

} // namespace lowwater::claudecode
