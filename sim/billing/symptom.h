// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/core/value_source.h"
#include "sim/history/charge.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// One row of "Which pool is causing my issue?".
struct Symptom {
    std::string id;
    std::string title;                 ///< to choose it by, when there is no message to paste
    std::vector<std::string> messages; ///< what it says, in part
    std::optional<Pool> pool;          ///< nothing: no pool is the cause
    std::string why;                   ///< whole sentences
    std::vector<std::string> steps;    ///< what to do, in order
    ValueSource source;
};

/// The rows of resources/symptoms.json.
class SymptomTable {
public:
    /// `file` is what errors call the text.
    [[nodiscard]] static Result<SymptomTable> parse(std::string_view json, const std::string& file);
    /// The table that ships with Lowwater.
    [[nodiscard]] static const SymptomTable& builtIn();

    [[nodiscard]] std::span<const Symptom> symptoms() const noexcept { return m_symptoms; }
    /// Null where there is none.
    [[nodiscard]] const Symptom* find(std::string_view id) const;
    /// The row with the longest of the messages found in `text` as whole words; if none is, the row with the message of
    /// which `text` is the largest part, from eight letters on; of equals the earlier row. Letters match in either
    /// case, curly quotes match straight ones, and any stretch of blanks one blank. Null where nothing matches.
    [[nodiscard]] const Symptom* match(std::string_view text) const;
    /// What to say where nothing matches: a row without messages.
    [[nodiscard]] const Symptom& unknown() const noexcept { return m_unknown; }

private:
    struct Phrase {
        std::string text; ///< plain
        std::size_t symptom;
    };
    std::vector<Symptom> m_symptoms;
    std::vector<Phrase> m_phrases;
    Symptom m_unknown;
};

} // namespace lowwater
