// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/symptom.h"

#include "sim/billing/built_in_tables.h"
#include "sim/billing/pool_rule.h"
#include "sim/core/json_reader.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace lowwater {

namespace {

constexpr std::string_view versionKey = "lowwater_symptoms";
constexpr std::string_view unknownId = "unknown";
constexpr std::size_t shortestPart = 8;

/// Typographic signs and what stands for them: quotes, dashes, the blank that does not break, the dots.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> plainSigns{{{"\xE2\x80\x98", "'"},
                                                                                    {"\xE2\x80\x99", "'"},
                                                                                    {"\xE2\x80\x9C", "\""},
                                                                                    {"\xE2\x80\x9D", "\""},
                                                                                    {"\xE2\x80\x93", "-"},
                                                                                    {"\xE2\x80\x94", "-"},
                                                                                    {"\xC2\xA0", " "},
                                                                                    {"\xE2\x80\xAF", " "},
                                                                                    {"\xC2\xB7", " "},
                                                                                    {"\xE2\x80\xA6", "..."}}};

bool isBlank(char c) noexcept
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Of a word: letters, digits, what is not ASCII, and the mark that makes a number money.
bool isWord(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '$' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Small letters, straight quotes, single blanks, none at the ends.
std::string plainText(std::string_view text)
{
    std::string plain;
    const auto add = [&plain](char c) {
        if (isBlank(c)) {
            if (!plain.empty() && plain.back() != ' ')
                plain += ' ';
        } else {
            plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    };
    while (!text.empty()) {
        const auto sign = std::find_if(plainSigns.begin(), plainSigns.end(),
                                       [text](const auto& entry) { return text.starts_with(entry.first); });
        if (sign == plainSigns.end()) {
            add(text.front());
            text.remove_prefix(1);
            continue;
        }
        for (const char c : sign->second)
            add(c);
        text.remove_prefix(sign->first.size());
    }
    if (plain.ends_with(' '))
        plain.pop_back();
    return plain;
}

/// Whether `words` stand in `text` without being cut out of longer ones.
bool hasWords(std::string_view text, std::string_view words)
{
    for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
        const auto end = at + words.size();
        const bool begins = at == 0 || !isWord(text[at - 1]) || !isWord(words.front());
        const bool ends = end == text.size() || !isWord(text[end]) || !isWord(words.back());
        if (begins && ends)
            return true;
    }
    return false;
}

std::optional<Pool> readPool(const JsonNode& node)
{
    if (node.text() == "none")
        return std::nullopt;
    return node.read(&parsePool);
}

Symptom readSymptom(const std::string& id, const JsonNode& node, const ValueSources& sources)
{
    node.allowOnly({"title", "messages", "pool", "why", "do", "source"});
    Symptom symptom;
    symptom.id = id;
    symptom.title = node.at("title").text();
    if (const auto messages = node.find("messages"))
        for (const auto& message : messages->items())
            symptom.messages.emplace_back(message.text());
    symptom.pool = readPool(node.at("pool"));
    symptom.why = node.at("why").text();
    for (const auto& step : node.at("do").items())
        symptom.steps.emplace_back(step.text());
    symptom.source = sources.of(node, {});
    return symptom;
}

std::vector<Symptom> readSymptoms(const JsonNode& root)
{
    root.allowOnly({versionKey, "about", "sources", "symptoms"});
    if (const auto version = root.at(versionKey); version.text() != "1")
        version.fail(ErrorCode::Invalid, "is not a version that is known here; 1 is");
    const ValueSources sources{root};
    std::vector<Symptom> symptoms;
    for (const auto& [id, node] : root.at("symptoms").members())
        symptoms.push_back(readSymptom(id, node, sources));
    if (symptoms.empty() || symptoms.back().id != unknownId || !symptoms.back().messages.empty())
        root.at("symptoms").fail(ErrorCode::Missing, "does not end with \"unknown\", a row without messages");
    return symptoms;
}

} // namespace

Result<SymptomTable> SymptomTable::parse(std::string_view json, const std::string& file)
{
    const auto document = parseJson(json, file);
    if (!document)
        return document.error();
    try {
        SymptomTable table;
        table.m_symptoms = readSymptoms(JsonNode{*document, file});
        table.m_unknown = std::move(table.m_symptoms.back());
        table.m_symptoms.pop_back();
        for (std::size_t i = 0; i < table.m_symptoms.size(); ++i)
            for (const auto& message : table.m_symptoms[i].messages)
                table.m_phrases.push_back({plainText(message), i});
        return table;
    } catch (const Error& error) {
        return error;
    }
}

const SymptomTable& SymptomTable::builtIn()
{
    static const SymptomTable table = [] {
        auto parsed = parse(builtInSymptomsJson, "symptoms.json");
        if (!parsed)
            throw std::logic_error{parsed.error().describe()};
        return *std::move(parsed);
    }();
    return table;
}

const Symptom* SymptomTable::find(std::string_view id) const
{
    const auto found =
        std::find_if(m_symptoms.begin(), m_symptoms.end(), [id](const Symptom& symptom) { return symptom.id == id; });
    return found == m_symptoms.end() ? nullptr : &*found;
}

const Symptom* SymptomTable::match(std::string_view text) const
{
    const std::string plain = plainText(text);
    const Phrase* longest = nullptr;
    const Phrase* shortestAround = nullptr;
    for (const auto& phrase : m_phrases) {
        if (hasWords(plain, phrase.text) && (!longest || phrase.text.size() > longest->text.size()))
            longest = &phrase;
        if (plain.size() >= shortestPart && hasWords(phrase.text, plain) &&
            (!shortestAround || phrase.text.size() < shortestAround->text.size()))
            shortestAround = &phrase;
    }
    const Phrase* best = longest ? longest : shortestAround;
    return best ? &m_symptoms[best->symptom] : nullptr;
}

} // namespace lowwater
