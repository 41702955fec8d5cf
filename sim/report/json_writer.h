// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/decimal.h"
#include "sim/core/money.h"
#include "sim/core/time.h"
#include "sim/core/wide.h"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace lowwater {

/// RapidJSON's writer with Lowwater's values: money and seconds as exact decimals, times as RFC 3339, unset as null.
class JsonWriter {
public:
    JsonWriter() : m_writer{m_buffer} { m_writer.SetIndent(' ', 2); }

    void beginObject() { m_writer.StartObject(); }
    void beginObject(std::string_view name)
    {
        key(name);
        m_writer.StartObject();
    }
    void endObject() { m_writer.EndObject(); }
    void beginArray() { m_writer.StartArray(); }
    void beginArray(std::string_view name)
    {
        key(name);
        m_writer.StartArray();
    }
    void endArray() { m_writer.EndArray(); }
    void key(std::string_view name) { m_writer.Key(name.data(), size(name)); }

    void value(std::string_view text) { m_writer.String(text.data(), size(text)); }
    void value(const char* text) { value(std::string_view{text}); }
    void value(std::same_as<bool> auto flag) { m_writer.Bool(flag); }
    void value(std::unsigned_integral auto count) requires(!std::same_as<decltype(count), bool>)
    {
        m_writer.Uint64(count);
    }
    void value(std::signed_integral auto count) { m_writer.Int64(count); }
    void value(Wide count) { number(formatWhole(count)); }
    void value(Money money) { number(money.toString()); }
    void value(SimTime time) { value(std::string_view{formatTime(time)}); }
    void value(Duration seconds) { number(formatSeconds(seconds)); }
    template <typename T>
    void value(const std::optional<T>& maybe)
    {
        if (maybe)
            value(*maybe);
        else
            null();
    }
    /// An exact decimal that is neither money nor time.
    void decimal(std::string_view name, const std::string& text)
    {
        key(name);
        number(text);
    }
    /// The same in an array.
    void number(const std::string& decimal)
    {
        m_writer.RawValue(decimal.data(), decimal.size(), rapidjson::kNumberType);
    }
    void null() { m_writer.Null(); }

    template <typename T>
    void field(std::string_view name, const T& content)
    {
        key(name);
        value(content);
    }

    /// What was written, ended by a newline.
    [[nodiscard]] std::string text() const { return std::string{m_buffer.GetString(), m_buffer.GetSize()} + '\n'; }

private:
    static rapidjson::SizeType size(std::string_view text) { return static_cast<rapidjson::SizeType>(text.size()); }

    rapidjson::StringBuffer m_buffer;
    rapidjson::PrettyWriter<rapidjson::StringBuffer> m_writer;
};

} // namespace lowwater
