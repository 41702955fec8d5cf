// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/history/csv_print.h"

#include "sim/core/random.h"
#include "sim/history/utf8.h"

#include <QtTest>

#include <array>

using namespace lowwater;
using namespace std::string_literals;

class TestCsvRoundTrip : public QObject {
    Q_OBJECT

private slots:
    void writes_data();
    void writes();
    void sumsSayHowLongTheyAre();
    void readsWhatItWrote();
    void repairs_data();
    void repairs();
};

namespace {

constexpr auto midnight = 1'788'220'800'000'000; // 2026-09-01
constexpr auto header =
    "timestamp,cost_usd,session,tool,model,project,pool,input_tokens,output_tokens,cache_write_5m_tokens,"
    "cache_write_1h_tokens,cache_read_tokens\n";

/// Whole numbers and names by chance, the same ones at every run.
class Chance {
public:
    explicit Chance(std::uint32_t seed) : m_random{seed, StreamId::Generator} {}
    /// 0 ... below - 1
    std::int64_t number(std::int64_t below)
    {
        return std::min(below - 1,
                        static_cast<std::int64_t>(m_random.at(m_index++).value * static_cast<double>(below)));
    }
    std::string name()
    {
        static const std::array<std::string, 16> pieces{"a",  "B",    "agent", " ", "\t",   ",", "\"", "\n",
                                                        "\r", "\r\n", ";",     "é", "日本", "🌊", "'",  "-"};
        std::string text;
        for (auto count = number(6); count > 0; --count)
            text += pieces[static_cast<std::size_t>(number(std::ssize(pieces)))];
        return text;
    }

private:
    RandomStream m_random;
    std::uint64_t m_index = 0;
};

History randomHistory(std::uint32_t seed)
{
    constexpr std::int64_t span = std::int64_t{86'400} * 365 * 1'000'000;
    Chance chance{seed};
    const bool withTokens = chance.number(2) == 0;
    const bool byDay = chance.number(4) == 0;
    const bool withSpans = chance.number(4) == 0;
    HistoryBuilder builder;
    for (auto count = chance.number(60); count > 0; --count) {
        Charge charge;
        charge.time = timeFromMicros(chance.number(2 * span) - span / 10);
        if (byDay)
            charge.time = startOfDay(charge.time);
        charge.cost = Money::fromNanos(chance.number(chance.number(2) == 0 ? 1000 : std::int64_t{1} << 62));
        charge.session = chance.name();
        charge.tool = chance.name();
        charge.model = chance.name();
        charge.project = chance.name();
        charge.pool = static_cast<Pool>(chance.number(4));
        if (withTokens)
            charge.tokens = {chance.number(1000), chance.number(std::int64_t{1} << 40), 0, chance.number(2),
                             chance.number(1'000'000)};
        if (byDay)
            charge.span = std::chrono::days{1};
        else if (withSpans)
            charge.span = std::chrono::seconds{chance.number(3) * chance.number(40'000)};
        builder.add(charge);
    }
    return builder.build();
}

History historyOf(const std::vector<Charge>& charges, Resolution resolution)
{
    HistoryBuilder builder;
    for (const auto& charge : charges)
        builder.add(charge);
    builder.coarsenTo(resolution);
    return builder.build();
}

} // namespace

void TestCsvRoundTrip::writes_data()
{
    QTest::addColumn<History>("history");
    QTest::addColumn<std::string>("rows");
    Charge charge;
    charge.time = timeFromMicros(midnight + 1);
    charge.cost = Money::fromNanos(40'545'600);
    QTest::addRow("no charges: the header alone") << History{} << ""s;
    QTest::addRow("time with six decimals, cost with nine, nothing else")
        << historyOf({charge}, Resolution::Request) << "2026-09-01T00:00:00.000001Z,0.040545600,,,,,,,,,,\n"s;
    charge.session = "s";
    charge.tool = "t, u";
    charge.model = "m \"x\"";
    charge.project = "p\nq";
    charge.pool = Pool::Plan;
    charge.tokens.output = 7;
    QTest::addRow("names quoted where they must be")
        << historyOf({charge}, Resolution::Request)
        << "2026-09-01T00:00:00.000001Z,0.040545600,s,\"t, u\",\"m \"\"x\"\"\",\"p\nq\",plan,0,7,0,0,0\n"s;
    Charge plain;
    plain.time = timeFromMicros(midnight + 2);
    plain.cost = Money::fromDollars(123);
    plain.session = " padded";
    QTest::addRow("where one charge has tokens, the others have none of them")
        << historyOf({charge, plain}, Resolution::Request)
        << "2026-09-01T00:00:00.000001Z,0.040545600,s,\"t, u\",\"m \"\"x\"\"\",\"p\nq\",plan,0,7,0,0,0\n"
           "2026-09-01T00:00:00.000002Z,123.000000000,\" padded\",,,,,0,0,0,0,0\n"s;
    Charge day;
    day.time = timeFromMicros(midnight);
    day.cost = Money::fromDollars(1);
    QTest::addRow("midnight is a time like others")
        << historyOf({day}, Resolution::Request) << "2026-09-01T00:00:00.000000Z,1.000000000,,,,,,,,,,\n"s;
    QTest::addRow("midnight is a time like others, at day resolution too")
        << historyOf({day}, Resolution::Day) << "2026-09-01T00:00:00.000000Z,1.000000000,,,,,,,,,,\n"s;
    day.span = std::chrono::days{1};
    QTest::addRow("the sum of a day is a date alone")
        << historyOf({day}, Resolution::Day) << "2026-09-01,1.000000000,,,,,,,,,,\n"s;
    Charge month = day;
    month.span = std::chrono::days{30};
    plain.session.clear();
    QTest::addRow("at day resolution a time that is known stays")
        << historyOf({day, plain}, Resolution::Day)
        << "2026-09-01,1.000000000,,,,,,,,,,\n2026-09-01T00:00:00.000002Z,123.000000000,,,,,,,,,,\n"s;
    Charge unpriced;
    unpriced.time = timeFromMicros(midnight);
    unpriced.model = "m";
    unpriced.tokens.input = 7;
    unpriced.unpriced = true;
    QTest::addRow("without a price, the cost is left empty")
        << historyOf({unpriced}, Resolution::Request) << "2026-09-01T00:00:00.000000Z,,,,m,,,7,0,0,0,0\n"s;
    unpriced.model = "  "; // which would be no model to price it by, and the line left out
    QTest::addRow("without a price and a model the line is kept, at 0")
        << historyOf({unpriced}, Resolution::Request)
        << "2026-09-01T00:00:00.000000Z,0.000000000,,,\"  \",,,7,0,0,0,0\n"s;
}

void TestCsvRoundTrip::writes()
{
    QFETCH(const History, history);
    QFETCH(const std::string, rows);
    QCOMPARE(writeCsv(history), header + rows);
}

void TestCsvRoundTrip::sumsSayHowLongTheyAre()
{
    Charge day;
    day.time = timeFromMicros(midnight);
    day.cost = Money::fromDollars(1);
    day.span = std::chrono::days{1};
    Charge month = day;
    month.span = std::chrono::days{30};
    const History history = historyOf({day, month}, Resolution::Day);
    const std::string csv = writeCsv(history);
    QString spans = QString::fromLatin1(header);
    spans.insert(spans.size() - 1, QStringLiteral(",span_s"));
    QCOMPARE(QString::fromStdString(csv),
             spans + QStringLiteral("2026-09-01,1.000000000,,,,,,,,,,,\n"
                                    "2026-09-01T00:00:00.000000Z,1.000000000,,,,,,,,,,,2592000\n"));
    QCOMPARE(printCharges(*readCsv(csv)->history), printCharges(history));
}

void TestCsvRoundTrip::readsWhatItWrote()
{
    std::size_t charges = 0;
    for (std::uint32_t seed = 0; seed < 400; ++seed) {
        const History history = randomHistory(seed);
        const std::string text = writeCsv(history);
        const auto read = readCsv(text);
        QVERIFY(read.has_value());
        QCOMPARE(printSkipped(read->summary), ""s);
        QCOMPARE(printCharges(*read->history), printCharges(history));
        QCOMPARE(read->history->hasTokens(), history.hasTokens());
        QVERIFY(read->summary.warnings.empty());
        QCOMPARE(writeCsv(*read->history), text);
        charges += history.size();
    }
    QVERIFY(charges > 8'000);
}

void TestCsvRoundTrip::repairs_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("repaired");
    const auto bad = "\xEF\xBF\xBD"s;
    // The examples of the Unicode Standard 15, tables 3-8 to 3-11.
    QTest::addRow("all well-formed") << "aé日🌊"s
                                     << "aé日🌊"s;
    QTest::addRow("overlong sequences") << "\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"s
                                        << bad + bad + bad + bad + bad + bad + bad + bad + 'A';
    QTest::addRow("surrogates") << "\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41"s
                                << bad + bad + bad + bad + bad + bad + bad + bad + 'A';
    QTest::addRow("past the last code point")
        << "\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42"s << bad + bad + bad + bad + bad + 'A' + bad + bad + 'B';
    QTest::addRow("sequences cut short") << "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"s << bad + bad + bad + bad + 'A';
    QTest::addRow("a sequence cut short at the end") << "12345678\xE2\x82"s
                                                     << "12345678" + bad;
    QTest::addRow("bad bytes behind eight good ones") << "12345678\xFF"s
                                                      << "12345678" + bad;
}

void TestCsvRoundTrip::repairs()
{
    QFETCH(const std::string, bytes);
    QFETCH(const std::string, repaired);
    QCOMPARE(repairedUtf8(bytes), repaired);
    QCOMPARE(isUtf8(bytes), bytes == repaired);
    QVERIFY(isUtf8(repaired));
}

QTEST_APPLESS_MAIN(TestCsvRoundTrip)
#include "test_csv_round_trip.moc"
