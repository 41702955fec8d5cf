// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/own_prices.h"

#include "sim/import/price_table.h"

#include <rapidjson/document.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>

namespace lowwater {

namespace {

using rapidjson::Document;
using rapidjson::SizeType;
using rapidjson::Value;

// A document of texts alone keeps 0.1 as it is; the first character of each says what it was.
constexpr char numberMark = 'n';
constexpr char textMark = 't';

std::string marked(char mark, std::string_view text)
{
    return mark + std::string{text};
}

/// Fills a document and marks its texts and numbers.
class Marking : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Marking> {
public:
    explicit Marking(Document& document) : m_document{document} {}

    bool Null() { return m_document.Null(); }
    bool Bool(bool flag) { return m_document.Bool(flag); }
    bool RawNumber(const char* text, SizeType size, bool) { return add(numberMark, {text, size}); }
    bool String(const char* text, SizeType size, bool) { return add(textMark, {text, size}); }
    bool StartObject() { return m_document.StartObject(); }
    bool Key(const char* text, SizeType size, bool) { return m_document.Key(text, size, true); }
    bool EndObject(SizeType count) { return m_document.EndObject(count); }
    bool StartArray() { return m_document.StartArray(); }
    bool EndArray(SizeType count) { return m_document.EndArray(count); }

private:
    bool add(char mark, std::string_view text)
    {
        const std::string whole = marked(mark, text);
        return m_document.String(whole.data(), static_cast<SizeType>(whole.size()), true);
    }

    Document& m_document;
};

struct Generator {
    std::string_view text;

    bool operator()(Document& document) const
    {
        rapidjson::MemoryStream stream{text.data(), text.size()};
        Marking handler{document};
        rapidjson::Reader reader;
        return !reader.Parse<rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseIterativeFlag>(stream, handler)
                    .IsError();
    }
};

/// Writes what Marking has marked.
class Unmarking : public rapidjson::PrettyWriter<rapidjson::StringBuffer> {
public:
    using Base = rapidjson::PrettyWriter<rapidjson::StringBuffer>;
    using Base::Base;

    bool String(const char* text, SizeType size, bool copy = false)
    {
        return text[0] == numberMark ? RawValue(text + 1, size - 1, rapidjson::kNumberType)
                                     : Base::String(text + 1, size - 1, copy);
    }
};

class PriceEdit {
public:
    explicit PriceEdit(std::string_view json)
    {
        Generator generator{json};
        m_document.Populate(generator);
    }

    void add(const OwnPrice& price, const std::string& source)
    {
        Value& models = m_document["models"];
        const std::string name = spelledModelName(price.model);
        for (auto member = models.MemberBegin(); member != models.MemberEnd();) {
            const bool same = spelledModelName({member->name.GetString(), member->name.GetStringLength()}) == name;
            member = same ? models.EraseMember(member) : member + 1;
        }
        Value rates{rapidjson::kObjectType};
        rates.AddMember("source", text(source), allocator());
        rates.AddMember("input", text(price.input.toString()), allocator());
        rates.AddMember("output", text(price.output.toString()), allocator());
        addIfGiven(rates, "cache_write_5m", price.cacheWrite5m);
        addIfGiven(rates, "cache_write_1h", price.cacheWrite1h);
        addIfGiven(rates, "cache_read", price.cacheRead);
        Value prices{rapidjson::kArrayType};
        prices.PushBack(rates, allocator());
        Value model{rapidjson::kObjectType};
        model.AddMember("prices", prices, allocator());
        models.AddMember(plain(price.model), model, allocator());
    }

    /// The key of the source for what is entered on that day.
    std::string source(const std::string& day)
    {
        std::string key = "entered-" + day;
        if (!m_document.HasMember("sources"))
            m_document.AddMember("sources", Value{rapidjson::kObjectType}, allocator());
        Value& sources = m_document["sources"];
        if (sources.IsNull())
            sources.SetObject();
        if (!sources.HasMember(key.c_str())) {
            Value source{rapidjson::kObjectType};
            source.AddMember("where", text("entered in Lowwater"), allocator());
            source.AddMember("date", text(day), allocator());
            sources.AddMember(plain(key), source, allocator());
        }
        return key;
    }

    [[nodiscard]] std::string written() const
    {
        rapidjson::StringBuffer buffer;
        Unmarking writer{buffer};
        writer.SetIndent(' ', 1);
        m_document.Accept(writer);
        return std::string{buffer.GetString(), buffer.GetSize()} + '\n';
    }

private:
    Document::AllocatorType& allocator() { return m_document.GetAllocator(); }
    Value plain(const std::string& name) { return Value{name.data(), static_cast<SizeType>(name.size()), allocator()}; }
    Value text(std::string_view content) { return plain(marked(textMark, content)); }
    void addIfGiven(Value& rates, const char* name, const std::optional<Money>& price)
    {
        if (price)
            rates.AddMember(rapidjson::StringRef(name), text(price->toString()), allocator());
    }

    Document m_document;
};

} // namespace

Result<std::string> withOwnPrices(std::string_view json, const std::string& file, std::span<const OwnPrice> prices,
                                  const std::string& day)
{
    constexpr std::string_view empty = R"({"lowwater_prices": 1, "sources": {}, "models": {}})";
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF"; // the parser passes over it, Generator does not
    if (json.starts_with(byteOrderMark))
        json.remove_prefix(byteOrderMark.size());
    const std::string_view before = json.empty() ? empty : json;
    if (const auto table = PriceTable::parse(before, file); !table)
        return table.error();
    PriceEdit edit{before};
    const std::string source = edit.source(day);
    for (const auto& price : prices)
        edit.add(price, source);
    std::string after = edit.written();
    if (const auto table = PriceTable::parse(after, file); !table)
        return table.error();
    return after;
}

} // namespace lowwater
