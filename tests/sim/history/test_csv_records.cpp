// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/core/random.h"
#include "sim/history/csv_records.h"

#include <csv.h>
#include <fmt/format.h>

#include <QtTest>

using namespace lowwater;
using namespace std::string_literals;

class TestCsvRecords : public QObject {
    Q_OBJECT

private slots:
    void lines_data();
    void lines();
    void splitsAsLibcsvDoes();
};

namespace {

/// `first-last [field][field]` for each record; `first-last!` for an unterminated one.
std::string print(CsvRecords& records)
{
    std::string text;
    while (records.next()) {
        text += fmt::format("{}-{}{}", records.firstLine(), records.lastLine(), records.isUnterminated() ? "!" : " ");
        for (std::size_t i = 0; i < records.fieldCount(); ++i)
            text += fmt::format("[{}]", records.field(i));
        text += '\n';
    }
    return text;
}

/// The records as libcsv alone gives them, in the same print without line numbers.
std::string libcsvPrint(const std::string& text, char delimiter)
{
    csv_parser parser{};
    csv_init(&parser, 0);
    csv_set_delim(&parser, static_cast<unsigned char>(delimiter));
    std::string result;
    const auto onField = [](void* bytes, std::size_t size, void* out) {
        *static_cast<std::string*>(out) += fmt::format("[{}]", std::string_view{static_cast<const char*>(bytes), size});
    };
    const auto onRecord = [](int, void* out) { *static_cast<std::string*>(out) += '\n'; };
    csv_parse(&parser, text.data(), text.size(), onField, onRecord, &result);
    csv_fini(&parser, onField, onRecord, &result);
    csv_free(&parser);
    return result;
}

} // namespace

void TestCsvRecords::lines_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("records");
    QTest::addRow("one line") << "a,b\n"s
                              << "1-1 [a][b]\n"s;
    QTest::addRow("blank lines are passed over but counted") << "\n\na\n \nb\n"s
                                                             << "3-3 [a]\n5-5 [b]\n"s;
    QTest::addRow("CRLF is one line end") << "a\r\nb\r\n"s
                                          << "1-1 [a]\n2-2 [b]\n"s;
    QTest::addRow("CR is one line end") << "a\rb"s
                                        << "1-1 [a]\n2-2 [b]\n"s;
    QTest::addRow("mixed line ends") << "a\rb\nc\r\nd\n\re"s
                                     << "1-1 [a]\n2-2 [b]\n3-3 [c]\n4-4 [d]\n6-6 [e]\n"s;
    QTest::addRow("a record over several lines") << "a\n\"b\n\nc\",d\ne\n"s
                                                 << "1-1 [a]\n2-4 [b\n\nc][d]\n5-5 [e]\n"s;
    QTest::addRow("an unterminated quote costs its first line only") << "a\n\"b,c\nd,e\nf\n"s
                                                                     << "1-1 [a]\n2-2!\n3-3 [d][e]\n4-4 [f]\n"s;
    QTest::addRow("an unterminated quote at the very end") << "a\n\"b"s
                                                           << "1-1 [a]\n2-2!\n"s;
    QTest::addRow("a quote closed at the very end") << "a\n\"b\""s
                                                    << "1-1 [a]\n2-2 [b]\n"s;
    QTest::addRow("an empty quoted field") << "\"\"\n"s
                                           << "1-1 []\n"s;
    QTest::addRow("empty fields") << ",\n"s
                                  << "1-1 [][]\n"s;
}

void TestCsvRecords::lines()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, records);
    CsvRecords walk{text, ','};
    QCOMPARE(print(walk), records);
    QCOMPARE(walk.position(), text.size());
}

// Random texts of the bytes that matter; those that end in an open quote are ours alone and left out.
void TestCsvRecords::splitsAsLibcsvDoes()
{
    constexpr std::string_view alphabet = "ab\"\",,;;\t \r\n\n";
    const RandomStream random{7, StreamId::Generator, 1};
    int compared = 0;
    for (std::uint32_t round = 0; round < 20'000; ++round) {
        std::string text;
        const auto length = static_cast<std::uint32_t>(random.at(round, 0).value * 40);
        for (std::uint32_t i = 1; i <= length; ++i)
            text +=
                alphabet[static_cast<std::size_t>(random.at(round, i).value * static_cast<double>(alphabet.size()))];
        for (const char delimiter : {',', ';', '\t'}) {
            CsvRecords walk{text, delimiter};
            std::string ours;
            bool closed = true;
            while (walk.next()) {
                closed = closed && !walk.isUnterminated();
                for (std::size_t i = 0; i < walk.fieldCount(); ++i)
                    ours += fmt::format("[{}]", walk.field(i));
                ours += '\n';
            }
            if (!closed)
                continue;
            ++compared;
            QCOMPARE(ours, libcsvPrint(text, delimiter));
        }
    }
    QVERIFY(compared > 20'000);
}

QTEST_APPLESS_MAIN(TestCsvRecords)
#include "test_csv_records.moc"
