// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The packed bytes were made by gzip 1.12 and zstd 1.5.4.
#include "sim/import/packed_text.h"
#include "sim/import/read_history.h"
#include "tests/sim/history/csv_print.h"

#include <QtTest>

#include <fstream>

using namespace lowwater;
using namespace std::string_literals;

namespace {

std::string bytes(const char* hex)
{
    return QByteArray::fromHex(hex).toStdString();
}

const std::string table = "timestamp,cost_usd\n2026-09-01T09:00:00Z,0.25\n";
const std::string gzipped = bytes("1f8b08000000000000032bc9cc4d2d2e49cc2dd049ce2f2e892f2d4ee132323032d335b0d435300c31b0"
                                  "b4323000a2281d033d23532e0081433ad72d000000");
const std::string zstandard = bytes("28b52ffd045869010074696d657374616d702c636f73745f7573640a323032362d30392d3031543039"
                                    "3a30303a30305a2c302e32350a673733b7");

} // namespace

class TestPackedText : public QObject {
    Q_OBJECT

private slots:
    void unpacks_data();
    void unpacks();
    void saysWhatIsDamaged_data();
    void saysWhatIsDamaged();
    void stopsAtABound();
    void packedHistoriesAreReadAsTheyAre_data();
    void packedHistoriesAreReadAsTheyAre();
    void onePackedFileIsReadOnce();
};

void TestPackedText::unpacks_data()
{
    QTest::addColumn<std::string>("packed");
    QTest::addColumn<std::string>("text");
    QTest::addRow("gzip") << gzipped << table;
    QTest::addRow("zstd") << zstandard << table;
    QTest::addRow("two gzip members, one behind the other") << gzipped + gzipped << table + table;
    QTest::addRow("two zstd frames, one behind the other") << zstandard + zstandard << table + table;
}

void TestPackedText::unpacks()
{
    QFETCH(const std::string, packed);
    QFETCH(const std::string, text);
    QVERIFY(isPacked(packed));
    const auto read = unpacked(packed, "u.csv.gz");
    QVERIFY2(read.has_value(), read ? "" : read.error().describe().c_str());
    QCOMPARE(*read, text);
}

void TestPackedText::saysWhatIsDamaged_data()
{
    QTest::addColumn<std::string>("packed");
    auto flipped = gzipped;
    flipped[flipped.size() / 2] = static_cast<char>(~flipped[flipped.size() / 2]);
    QTest::addRow("gzip, a byte changed") << flipped;
    QTest::addRow("gzip, cut off") << gzipped.substr(0, gzipped.size() / 2);
    QTest::addRow("gzip, its mark alone") << gzipped.substr(0, 2);
    flipped = zstandard;
    flipped[flipped.size() / 2] = static_cast<char>(~flipped[flipped.size() / 2]);
    QTest::addRow("zstd, a byte changed") << flipped;
    QTest::addRow("zstd, cut off") << zstandard.substr(0, zstandard.size() / 2);
    QTest::addRow("zstd, its mark alone") << zstandard.substr(0, 4);
}

void TestPackedText::saysWhatIsDamaged()
{
    QFETCH(const std::string, packed);
    const auto read = unpacked(packed, "u.csv.gz");
    QVERIFY(!read);
    QCOMPARE(read.error().describe(), "u.csv.gz: is packed, and damaged or cut off; it cannot be unpacked"s);
}

void TestPackedText::stopsAtABound()
{
    const auto read = unpacked(gzipped, "u.csv.gz", {}, table.size() - 1);
    QVERIFY(!read);
    QCOMPARE(read.error().describe(), "u.csv.gz: is too long when it is unpacked; split it"s);
    const auto stopped = unpacked(gzipped, "u.csv.gz", {.shouldStop = [] { return true; }, .onProgress = {}});
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
}

void TestPackedText::packedHistoriesAreReadAsTheyAre_data()
{
    QTest::addColumn<std::string>("packed");
    QTest::addRow("gzip") << gzipped;
    QTest::addRow("zstd") << zstandard;
}

void TestPackedText::packedHistoriesAreReadAsTheyAre()
{
    QFETCH(const std::string, packed);
    const auto read = readHistory({{"pasted", packed, true}});
    QVERIFY2(read.has_value(), read ? "" : read.error().describe().c_str());
    QCOMPARE(printCharges(*read->history), "2026-09-01T09:00:00.000000Z 0.25 |||\n"s);
}

void TestPackedText::onePackedFileIsReadOnce()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("u.csv.gz")).toStdString();
    std::ofstream{path, std::ios::binary} << gzipped;
    const auto read = readHistory({{path, {}, false}, {path, {}, false}});
    QVERIFY2(read.has_value(), read ? "" : read.error().describe().c_str());
    QCOMPARE(read->summary.lines, std::uint64_t{1});
    QCOMPARE(read->summary.files, std::vector<std::string>{path});
}

QTEST_APPLESS_MAIN(TestPackedText)
#include "test_packed_text.moc"
