// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"

#include <rapidjson/document.h>

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lowwater {

/// Parses a small JSON text, with or without a byte order mark. Numbers become texts, so that 0.1 stays exact. The
/// error names the file and the line.
[[nodiscard]] Result<rapidjson::Document> parseJson(std::string_view text, const std::string& file);

/// A value of a parsed JSON file that knows its place, so that an error can name it: `claude-opus-5.prices[0].input`.
/// Views into its document. What is wrong is thrown as an Error: catch it in the function that reads the file.
class JsonNode {
public:
    JsonNode(const rapidjson::Value& value, std::string file) : m_value{&value}, m_file{std::move(file)} {}

    [[nodiscard]] bool isText() const { return m_value->IsString(); }
    [[nodiscard]] bool isObject() const { return m_value->IsObject(); }
    [[nodiscard]] bool isArray() const { return m_value->IsArray(); }
    /// A text or a number, the number as it is written.
    [[nodiscard]] std::string_view text() const;
    [[nodiscard]] bool flag() const;
    [[nodiscard]] std::vector<JsonNode> items() const;
    /// In their order; a name given twice is an error.
    [[nodiscard]] std::vector<std::pair<std::string, JsonNode>> members() const;
    /// Nothing where there is no such member, or it is null.
    [[nodiscard]] std::optional<JsonNode> find(std::string_view name) const;
    [[nodiscard]] JsonNode at(std::string_view name) const;
    /// An error for every other member: a misspelt name must not pass unseen.
    void allowOnly(std::span<const std::string_view> names) const;
    void allowOnly(std::initializer_list<std::string_view> names) const
    {
        allowOnly(std::span{names.begin(), names.size()});
    }

    /// What a parser of texts made of this, or its error with this place.
    template <typename T>
    [[nodiscard]] T read(Result<T> (*parse)(std::string_view)) const
    {
        return take(parse(text()));
    }
    template <typename T>
    [[nodiscard]] T take(Result<T> result) const
    {
        if (result)
            return *std::move(result);
        rethrow(std::move(result).error());
    }
    [[noreturn]] void fail(ErrorCode code, std::string message) const;
    [[nodiscard]] const std::string& place() const { return m_place; }

private:
    [[nodiscard]] JsonNode child(const rapidjson::Value& value, std::string place) const;
    [[nodiscard]] std::string shown() const;
    [[noreturn]] void rethrow(Error error) const;

    const rapidjson::Value* m_value;
    std::string m_file;
    std::string m_place;
};

} // namespace lowwater
