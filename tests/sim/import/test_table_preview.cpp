// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/table_preview.h"

#include "sim/import/read_history.h"

#include <fmt/format.h>

#include <QtTest>

using namespace lowwater;
using namespace std::string_literals;

namespace {

std::string printed(const MappingWords& words)
{
    std::string text;
    for (const auto& [name, value] : words)
        text += fmt::format("{}{}={}", text.empty() ? "" : " ", name, value);
    return text;
}

/// A line for each row: `line: time cost`, or what is wrong.
std::string printed(const TablePreview& preview)
{
    std::string text = preview.problem ? preview.problem->describe() + '\n' : ""s;
    for (const auto& row : preview.rows) {
        if (row.charge)
            text += fmt::format("{}: {} {}\n", row.line, formatTime(row.charge->time), row.charge->cost.toString());
        else
            text += row.problem ? row.problem->describe() + '\n'
                                : fmt::format("{}: {} cells\n", row.line, row.cells.size());
    }
    return text;
}

} // namespace

class TestTablePreview : public QObject {
    Q_OBJECT

private slots:
    void guesses_data();
    void guesses();
    void showsEachRow();
    void withoutATimeThereAreCellsAlone();
    void aRowThatMayBeCutOffIsLeftOut();
    void signaturesTellHeadersApart();
};

void TestTablePreview::guesses_data()
{
    QTest::addColumn<std::string>("table");
    QTest::addColumn<std::string>("words");
    QTest::addColumn<std::string>("charge"); ///< the first, read with the guess
    const auto row = [](const char* what, const std::string& table, const char* words, const char* charge) {
        QTest::addRow("%s", what) << table << std::string{words} << std::string{charge};
    };
    row("the canonical CSV needs nothing", "timestamp,cost_usd\n2026-09-01T09:00:00Z,0.5\n", "",
        "2026-09-01T09:00:00.000000Z 0.5");
    row("a German spreadsheet", "Datum;Modell;Betrag\n13.9.2026 09:00;a;0,19\n14.9.2026 10:00;b;1.234,50\n",
        "cost_usd=Betrag dates=dmy decimals=comma timestamp=Datum", "2026-09-13T09:00:00.000000Z 0.19");
    row("an American spreadsheet", "When it was,Charged\n9/13/2026 1:05 PM,$0.19\n",
        "cost_usd=Charged dates=mdy timestamp=When it was", "2026-09-13T13:05:00.000000Z 0.19");
    row("dates that could be either, with points", "time,cost\n1.9.2026,1\n", "dates=dmy",
        "2026-09-01T00:00:00.000000Z 1");
    row("dates that could be either, with slashes", "time,cost\n9/1/2026,1\n", "dates=mdy",
        "2026-09-01T00:00:00.000000Z 1");
    row("one date that settles the order", "time,cost\n1/9/2026,1\n13/9/2026,2\n", "dates=dmy",
        "2026-09-01T00:00:00.000000Z 1");
    row("bars", "time|cost\n2026-09-01 09:00:00|1\n", "delimiter=pipe", "2026-09-01T09:00:00.000000Z 1");
    row("tabs", "zeit\tusd\n2026-09-01 09:00:00\t1\n", "timestamp=zeit", "2026-09-01T09:00:00.000000Z 1");
    row("a column that says the currency", "time,cost,Currency\n2026-09-01 09:00:00,1,USD\n", "currency=Currency",
        "2026-09-01T09:00:00.000000Z 1");
    row("a column of currencies by another name",
        "zeit,betrag,Waehrung\n2026-09-01 09:00:00,1.5,USD\n2026-09-01 09:00:01,2.5,USD\n",
        "cost_usd=betrag currency=Waehrung timestamp=zeit", "2026-09-01T09:00:00.000000Z 1.5");
    row("counts are no times and no costs", "count,sum,moment\n3,0.5,2026-09-01 09:00:00\n",
        "cost_usd=sum timestamp=moment", "2026-09-01T09:00:00.000000Z 0.5");
    row("where there are no decimals, the first number", "moment,dollars paid,steps\n2026-09-01 09:00:00,3,7\n",
        "cost_usd=dollars paid timestamp=moment", "2026-09-01T09:00:00.000000Z 3");
}

void TestTablePreview::guesses()
{
    QFETCH(const std::string, table);
    QFETCH(const std::string, words);
    QFETCH(const std::string, charge);
    const auto guess = guessMapping(table, true);
    QCOMPARE(printed(guess), words);
    const auto preview = previewTable(table, true, guess);
    QVERIFY(!preview.rows.empty());
    QCOMPARE(QString::fromStdString(printed(preview)).section(u'\n', 0, 0), QString::fromStdString("2: " + charge));
    ReadOptions options;
    options.columnNames = guess;
    options.spread = false;
    const auto read = readHistory({{"table", table, true}}, options);
    QVERIFY2(read.has_value(), read ? "" : read.error().describe().c_str());
    QCOMPARE(read->summary.charges, static_cast<std::uint64_t>(preview.rows.size()));
}

void TestTablePreview::showsEachRow()
{
    const auto preview = previewTable(
        "time;cost\n2026-09-01 09:00:00;1\nsoon;1\n\n2026-09-01 09:00:00;much\n2026-09-01;1;2\n", true, {});
    QCOMPARE(preview.delimiter, ';');
    QCOMPARE(preview.headers, (std::vector<std::string>{"time", "cost"}));
    QCOMPARE(
        QString::fromStdString(printed(preview)),
        QString::fromStdString("2: 2026-09-01T09:00:00.000000Z 1\n"
                               "line 3: time: \"soon\" is not a time; write RFC 3339, such as 2026-09-01T09:00:00Z\n"
                               "line 5: cost: \"much\" is not a number; write a plain decimal such as 12.5\n"
                               "line 6: has 3 columns and the header 2; quote a value that has a separator in it\n"));
    QCOMPARE(preview.rows[1].cells, (std::vector<std::string>{"soon", "1"}));
}

void TestTablePreview::withoutATimeThereAreCellsAlone()
{
    const auto preview = previewTable("a,b\n1,2\n", true, {});
    QCOMPARE(printed(preview),
             "timestamp: is not among the columns, which are \"a\", \"b\"; say which one it is, as in "
             "--map timestamp=NAME\n2: 2 cells\n"s);
    QVERIFY(previewTable("", true, {}).problem.has_value());
    QVERIFY(previewTable("a,b\n1,2\n", true, {{"dates", "sometimes"}}).problem.has_value());
}

void TestTablePreview::aRowThatMayBeCutOffIsLeftOut()
{
    const std::string text = "time,cost\n2026-09-01 09:00:00,1\n2026-09-01 09:00:00,12";
    QCOMPARE(previewTable(text, true, {}).rows.size(), std::size_t{2});
    QCOMPARE(previewTable(text, false, {}).rows.size(), std::size_t{1});
    QCOMPARE(previewTable(text, true, {}, 1).rows.size(), std::size_t{1});
}

void TestTablePreview::signaturesTellHeadersApart()
{
    QCOMPARE(headerSignature({"a ", "b"}), headerSignature({"a", " b"}));
    QVERIFY(headerSignature({"a", "b"}) != headerSignature({"b", "a"}));
    QVERIFY(headerSignature({"ab"}) != headerSignature({"a", "b"}));
}

QTEST_APPLESS_MAIN(TestTablePreview)
#include "test_table_preview.moc"
