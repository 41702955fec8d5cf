// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/canonical_csv.h"
#include "sim/history/csv_columns.h"

#include <fmt/format.h>

#include <QtTest>

using namespace lowwater;
using namespace std::string_literals;

class TestCsvColumns : public QObject {
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void errors_data();
    void errors();
    void mapIsNamedByTheFilesHeader();
    void exportsOfOthers_data();
    void exportsOfOthers();
};

namespace {

using Chosen = std::map<std::string, std::string>;

/// `timestamp=Date cost_usd=Cost`, in the canonical order, and a line for each warning.
std::string print(const CsvColumns& columns)
{
    std::string text;
    for (std::size_t i = 0; i < csvColumnCount; ++i) {
        const auto column = static_cast<CsvColumn>(i);
        if (columns.has(column))
            text += fmt::format("{}{}={}", text.empty() ? "" : " ", csvColumnName(column), columns.header(column));
    }
    for (const auto& warning : columns.warnings)
        text += '\n' + warning;
    return text;
}

} // namespace

Q_DECLARE_METATYPE(Chosen)

void TestCsvColumns::finds_data()
{
    QTest::addColumn<std::vector<std::string>>("headers");
    QTest::addColumn<Chosen>("chosen");
    QTest::addColumn<std::string>("found");
    using Headers = std::vector<std::string>;
    QTest::addRow("canonical names") << Headers{"pool", "timestamp", "cost_usd"} << Chosen{}
                                     << "timestamp=timestamp cost_usd=cost_usd pool=pool"s;
    QTest::addRow("another case and other separators")
        << Headers{"Time Stamp", "COST-USD", "Cache_Write-5m tokens"} << Chosen{}
        << "timestamp=Time Stamp cost_usd=COST-USD cache_write_5m_tokens=Cache_Write-5m tokens"s;
    QTest::addRow("synonyms")
        << Headers{"Created At", "Cost ($)",  "agent",         "App",
                   "model_name", "workspace", "prompt_tokens", "completionTokens"}
        << Chosen{}
        << "timestamp=Created At cost_usd=Cost ($) session=agent tool=App model=model_name project=workspace "
           "input_tokens=prompt_tokens output_tokens=completionTokens"s;
    QTest::addRow("one unknown column") << Headers{"time", "usd", "weather"} << Chosen{}
                                        << "timestamp=time cost_usd=usd\nThe column \"weather\" is not used."s;
    QTest::addRow("several unknown columns")
        << Headers{"time", "mood", "usd", "weather"} << Chosen{}
        << "timestamp=time cost_usd=usd\nThe columns \"mood\", \"weather\" are not used."s;
    QTest::addRow("the canonical name wins over an earlier synonym")
        << Headers{"date", "timestamp", "cost_usd"} << Chosen{}
        << "timestamp=timestamp cost_usd=cost_usd\nThe column \"timestamp\" is read as timestamp; \"date\" would have served too and is not used."s;
    QTest::addRow("else the first synonym wins")
        << Headers{"amount", "time", "cost", "price"} << Chosen{}
        << "timestamp=time cost_usd=amount\nThe column \"amount\" is read as cost_usd; \"cost\", \"price\" would have served too and are not used."s;
    QTest::addRow("the first of two alike wins")
        << Headers{"cost_usd", "time", "Cost USD"} << Chosen{}
        << "timestamp=time cost_usd=cost_usd\nThe column \"cost_usd\" is read as cost_usd; \"Cost USD\" would have served too and is not used."s;
    QTest::addRow("a chosen column") << Headers{"time", "usd", "Betrag"} << Chosen{{"cost_usd", "Betrag"}}
                                     << "timestamp=time cost_usd=Betrag\nThe column \"usd\" is not used."s;
    QTest::addRow("a chosen column in another spelling")
        << Headers{"time", "Net Amount"} << Chosen{{"Cost-USD", "net_amount"}} << "timestamp=time cost_usd=Net Amount"s;
    QTest::addRow("the exact spelling first") << Headers{"time", "net", "Net"} << Chosen{{"cost_usd", "Net"}}
                                              << "timestamp=time cost_usd=Net\nThe column \"net\" is not used."s;
    QTest::addRow("one column chosen for two")
        << Headers{"time", "usd", "who"} << Chosen{{"session", "who"}, {"project", "who"}}
        << "timestamp=time cost_usd=usd session=who project=who"s;
    QTest::addRow("a chosen column serves nothing else")
        << Headers{"time", "usd", "agent"} << Chosen{{"tool", "agent"}} << "timestamp=time cost_usd=usd tool=agent"s;
}

void TestCsvColumns::finds()
{
    QFETCH(const std::vector<std::string>, headers);
    QFETCH(const Chosen, chosen);
    QFETCH(const std::string, found);
    const auto columns = findCsvColumns(headers, chosen);
    QCOMPARE(columns ? print(*columns) : columns.error().describe(), found);
}

void TestCsvColumns::errors_data()
{
    QTest::addColumn<std::string>("header");
    QTest::addColumn<Chosen>("chosen");
    QTest::addColumn<std::string>("says");
    QTest::addRow("no time")
        << "cost,weather"s << Chosen{}
        << "u.csv:1: timestamp: is not among the columns, which are \"cost\", \"weather\"; say which one it is, as in --map timestamp=NAME"s;
    QTest::addRow("no cost")
        << "time;weather"s << Chosen{}
        << "u.csv:1: cost_usd: is not among the columns, which are \"time\", \"weather\"; say which one it is, as in --map cost_usd=NAME"s;
    QTest::addRow("a chosen column that is not there")
        << "time,cost"s << Chosen{{"cost_usd", "Cost (EUR)"}}
        << "u.csv:1: cost_usd: \"Cost (EUR)\" is not a column of this file, which has \"time\", \"cost\""s;
    QTest::addRow("a choice for no canonical column")
        << "time,cost"s << Chosen{{"colour", "cost"}}
        << "u.csv:1: \"colour\" is not a column of a history; they are timestamp, cost_usd, session, tool, model, "
           "project, pool, "
           "input_tokens, output_tokens, cache_write_5m_tokens, cache_write_1h_tokens, cache_read_tokens, span_s"s;
    QTest::addRow("many columns are not all listed")
        << "a1,a2,a3,a4,a5,a6,a7,a8,a9,a10,a11,a12,a13,a14"s << Chosen{}
        << "u.csv:1: timestamp: is not among the columns, which are \"a1\", \"a2\", \"a3\", \"a4\", \"a5\", \"a6\", "
           "\"a7\", \"a8\", \"a9\", \"a10\", "
           "\"a11\", \"a12\" and 2 more; say which one it is, as in --map timestamp=NAME"s;
}

void TestCsvColumns::errors()
{
    QFETCH(const std::string, header);
    QFETCH(const Chosen, chosen);
    QFETCH(const std::string, says);
    const auto read = readCsv(header + "\n1,2\n", {"u.csv", chosen});
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().describe(), says);
}

void TestCsvColumns::mapIsNamedByTheFilesHeader()
{
    const auto read =
        readCsv("Datum;Betrag\n2026-09-01;12,5\n", {"u.csv", {{"timestamp", "Datum"}, {"cost_usd", "Betrag"}}});
    QVERIFY(read.has_value());
    QCOMPARE(read->summary.skippedLines.at(0).error.describe(),
             "u.csv:2: Betrag: \"12,5\" is not a number; use a point"s);
}

void TestCsvColumns::exportsOfOthers_data()
{
    QTest::addColumn<std::string>("header");
    QTest::addColumn<std::string>("columns");
    QTest::addRow("OpenRouter's activity")
        << "generation_id,created_at,cost_total,cost_web_search,cost_cache,tokens_prompt,tokens_completion,tokens_cached,model_permaslug,api_key_name,app_name"s
        << "timestamp=created_at cost_usd=cost_total tool=app_name model=model_permaslug input_tokens=tokens_prompt output_tokens=tokens_completion"s;
    QTest::addRow("Cursor's usage events")
        << "Date,User,Kind,Max Mode,Model,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,Output Tokens,Total Tokens,Cost ($),Cloud Agent ID"s
        << "timestamp=Date cost_usd=Cost ($) session=Cloud Agent ID model=Model input_tokens=Input (w/o Cache Write) "
           "output_tokens=Output Tokens "
           "cache_read_tokens=Cache Read"s;
    QTest::addRow("telemetry of requests")
        << "event.timestamp,model,cost_usd,duration_ms,input_tokens,output_tokens,cache_read_tokens,cache_creation_tokens,session.id"s
        << "timestamp=event.timestamp cost_usd=cost_usd session=session.id model=model input_tokens=input_tokens "
           "output_tokens=output_tokens "
           "cache_write_5m_tokens=cache_creation_tokens cache_read_tokens=cache_read_tokens"s;
}

void TestCsvColumns::exportsOfOthers()
{
    QFETCH(const std::string, header);
    QFETCH(const std::string, columns);
    std::vector<std::string> headers;
    for (const auto& part : QString::fromStdString(header).split(QLatin1Char{','}))
        headers.push_back(part.toStdString());
    auto found = findCsvColumns(headers, {});
    QVERIFY(found.has_value());
    found->warnings.clear();
    QCOMPARE(print(*found), columns);
}

QTEST_APPLESS_MAIN(TestCsvColumns)
#include "test_csv_columns.moc"
