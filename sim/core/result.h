// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace lowwater {

enum class ErrorCode {
    Invalid,   ///< a value that cannot be read or is out of its range
    Missing,   ///< a required field, column or option is not there
    Malformed, ///< the input as a whole is not what it should be
    Io,        ///< a file cannot be read or written
    Empty,     ///< nothing to work on, e.g. a history without charges
    Cancelled, ///< the caller's RunHooks::shouldStop said so
    Limit,     ///< a run grew past a fixed bound, e.g. ten million reloads
    Overflow,  ///< money or time left its range
    Internal,  ///< a broken invariant: a bug of ours
};

/// Where an error was found; each part may be empty (line 0: none).
struct Where {
    std::string file;
    std::uint64_t line = 0; ///< 1-based
    std::string field;
};

/// An expected failure. `message` is an English predicate about `value` that also says what would be right.
struct Error {
    ErrorCode code = ErrorCode::Invalid;
    Where where;
    std::string value;
    std::string message;

    /// One line: `usage.csv:17: cost_usd: "12,5" is not a number; use a point`.
    [[nodiscard]] std::string describe() const;
};

/// A value or an Error, with the names of std::expected (which g++ 12 lacks in C++20).
template <typename T>
class [[nodiscard]] Result {
public:
    using value_type = T;

    Result(T value) : m_state{std::in_place_index<0>, std::move(value)} {}
    Result(Error error) : m_state{std::in_place_index<1>, std::move(error)} {}

    [[nodiscard]] bool has_value() const noexcept { return m_state.index() == 0; }
    [[nodiscard]] explicit operator bool() const noexcept { return has_value(); }
    /// Throws std::bad_variant_access without a value.
    [[nodiscard]] const T& value() const& { return std::get<0>(m_state); }
    [[nodiscard]] T& value() & { return std::get<0>(m_state); }
    [[nodiscard]] T&& value() && { return std::get<0>(std::move(m_state)); }
    [[nodiscard]] const Error& error() const& { return std::get<1>(m_state); }
    [[nodiscard]] Error& error() & { return std::get<1>(m_state); }
    [[nodiscard]] const T& operator*() const& { return value(); }
    [[nodiscard]] T& operator*() & { return value(); }
    [[nodiscard]] T&& operator*() && { return std::move(*this).value(); }
    [[nodiscard]] const T* operator->() const { return &value(); }
    [[nodiscard]] T* operator->() { return &value(); }

private:
    std::variant<T, Error> m_state;
};

/// Success without a value.
using Done = std::monostate;

} // namespace lowwater
