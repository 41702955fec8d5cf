// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/core/text_file.h"
#include "tests/cli/run_command.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <sstream>
#include <string>
#include <vector>

using namespace lowwater;
using namespace Qt::Literals::StringLiterals;

namespace {

const std::string sample = LOWWATER_SOURCE_DIR "/resources/sample/sample-usage.csv";
const std::string tenCharges = LOWWATER_TEST_DATA "/golden/simulate/ten-charges-two-agents.csv";

const std::vector<std::string> question{"sweep",     sample, "--amounts",         "5,20", "--thresholds", "0:2:0.25",
                                        "--latency", "3m",   "--opening-balance", "12"};

std::vector<std::string> with(std::vector<std::string> arguments, const std::vector<std::string>& more)
{
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

std::vector<std::string> lines(const std::string& text)
{
    std::vector<std::string> all;
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);)
        all.push_back(line);
    return all;
}

std::string content(const std::string& path)
{
    const auto text = readFile(path);
    return text ? *text : std::string{};
}

/// A member of `simulate --json`, money and seconds as the same decimals that the sweep writes.
std::string member(const std::string& json, const QStringList& path)
{
    QJsonValue value = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
    for (const auto& name : path)
        value = value.toObject().value(name);
    return QString::number(value.toDouble(), 'g', 15).toStdString();
}

} // namespace

class TestCliSweep : public QObject {
    Q_OBJECT

private slots:
    void aRowIsWhatSimulatePrints();
    void theShardsPutTogetherAreTheWhole();
    void aTopUpCellWithAThresholdAtTheAmountIsLeftOut();
    void aFinishedFileIsLeftAlone();
    void whatIsNotTheAnswerIsComputedAgain_data();
    void whatIsNotTheAnswerIsComputedAgain();
    void wrongUsageLeavesWith2_data();
    void wrongUsageLeavesWith2();
    void progressIsForTerminals();
    void inspectAndRecommendTellOfTheSameBurn();
    void recommendTellsOfSeveralSafeStretches();
};

void TestCliSweep::aRowIsWhatSimulatePrints()
{
    const auto swept = run(with(question, {"--fee", "0.30+4.4%"}));
    QCOMPARE(swept.status, 0);
    const auto rows = lines(swept.out);
    QCOMPARE(rows.size(), std::size_t{1 + 2 * 9});
    QCOMPARE(rows.front(), std::string{"amount_usd,threshold_usd,interruptions,stopped_agent_seconds,delayed_work_"
                                       "seconds,refused_attempts,reloads,fees_usd,mean_idle_usd,lowest_usd,storm,"
                                       "spent_usd,unserved_usd"});
    bool anyInterrupted = false;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto cells = QString::fromStdString(rows[i]).split(u',');
        const auto json =
            run({"simulate", sample, "--json", "--amount", cells[0].toStdString(), "--threshold",
                 cells[1].toStdString(), "--latency", "3m", "--opening-balance", "12", "--fee", "0.30+4.4%"})
                .out;
        const std::vector<QStringList> paths{{u"interruptions"_s, u"count"_s},
                                             {u"interruptions"_s, u"stopped_agent_seconds"_s},
                                             {u"interruptions"_s, u"delayed_work_seconds"_s},
                                             {u"interruptions"_s, u"refused_attempts"_s},
                                             {u"reloads"_s, u"count"_s},
                                             {u"reloads"_s, u"fees_usd"_s},
                                             {u"balance"_s, u"mean_idle_usd"_s},
                                             {u"balance"_s, u"lowest_usd"_s},
                                             {u"reloads"_s, u"storm"_s},
                                             {u"spent_usd"_s},
                                             {u"interruptions"_s, u"unserved_usd"_s}};
        for (std::size_t column = 0; column < paths.size(); ++column)
            QCOMPARE(cells[static_cast<qsizetype>(column) + 2].toStdString(), member(json, paths[column]));
        anyInterrupted = anyInterrupted || cells[2] != u"0"_s;
    }
    QVERIFY(anyInterrupted);
}

void TestCliSweep::theShardsPutTogetherAreTheWhole()
{
    const auto whole = lines(run(question).out);
    std::vector<std::string> together{whole.front()};
    for (const auto* const part : {"1/4", "2/4", "3/4", "4/4"}) {
        const auto rows = lines(run(with(question, {"--shard", part})).out);
        QCOMPARE(rows.front(), whole.front());
        together.insert(together.end(), rows.begin() + 1, rows.end());
    }
    QCOMPARE(together, whole);
}

void TestCliSweep::aTopUpCellWithAThresholdAtTheAmountIsLeftOut()
{
    const auto rows = lines(run({"sweep", tenCharges, "--rule", "top_up", "--amounts", "10,3", "--thresholds", "2,3,4",
                                 "--opening-balance", "10", "--threshold", "1"})
                                .out);
    QCOMPARE(rows.size(), std::size_t{1 + 3 + 1});
    QVERIFY(rows.back().starts_with("3,2,"));
}

void TestCliSweep::aFinishedFileIsLeftAlone()
{
    const QTemporaryDir folder;
    const auto file = folder.filePath(u"grid.csv"_s).toStdString();
    const auto first = run(with(question, {"-o", file}));
    QCOMPARE(first.status, 0);
    QVERIFY(first.out.empty());
    QCOMPARE(content(file), run(question).out);
    QVERIFY(!first.errHas("nothing was computed"));
    const auto again = run(with(question, {"-o", file}));
    QCOMPARE(again.status, 0);
    QVERIFY2(again.errHas("finished result already; nothing was computed"), again.err.c_str());
    QCOMPARE(content(file), run(question).out);
}

void TestCliSweep::whatIsNotTheAnswerIsComputedAgain_data()
{
    QTest::addColumn<QStringList>("more"); // options of the second run
    QTest::addColumn<QString>("damage");   // what is done to the file in between
    QTest::addRow("another policy") << QStringList{u"--latency=4m"_s} << QString{};
    QTest::addRow("another seed, though nothing is left to chance") << QStringList{u"--seed=2"_s} << QString{};
    QTest::addRow("a part of the grid") << QStringList{u"--shard=1/2"_s} << QString{};
    QTest::addRow("another history") << QStringList{u"--cost-scale=1.01"_s} << QString{};
    QTest::addRow("a file that was cut off") << QStringList{} << u"cut"_s;
    QTest::addRow("a file without a seal") << QStringList{} << u"unseal"_s;
    QTest::addRow("a seal without a file") << QStringList{} << u"remove"_s;
}

void TestCliSweep::whatIsNotTheAnswerIsComputedAgain()
{
    QFETCH(const QStringList, more);
    QFETCH(const QString, damage);
    const QTemporaryDir folder;
    const auto file = folder.filePath(u"grid.csv"_s).toStdString();
    QCOMPARE(run(with(question, {"-o", file})).status, 0);
    if (damage == u"cut"_s)
        QVERIFY(writeFile(file, content(file).substr(0, 300)).has_value());
    if (damage == u"unseal"_s)
        QVERIFY(QFile::remove(QString::fromStdString(file) + u".seal"_s));
    if (damage == u"remove"_s)
        QVERIFY(QFile::remove(QString::fromStdString(file)));
    std::vector<std::string> second = question;
    for (const auto& option : more) {
        if (option.startsWith(u"--latency"_s))
            second.resize(5 + 1); // the option that is given another value
        second.push_back(option.toStdString());
    }
    const auto fresh = run(second);
    const auto again = run(with(second, {"-o", file}));
    QCOMPARE(again.status, 0);
    QVERIFY(!again.errHas("nothing was computed"));
    QCOMPARE(content(file), fresh.out);
    QVERIFY(run(with(second, {"-o", file})).errHas("nothing was computed"));
}

void TestCliSweep::wrongUsageLeavesWith2_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("says");
    QTest::addRow("no amounts") << QStringList{u"--thresholds=1"_s} << u"--amounts is missing"_s;
    QTest::addRow("no thresholds") << QStringList{u"--amounts=1"_s} << u"--thresholds is missing"_s;
    QTest::addRow("an amount of nothing")
        << QStringList{u"--amounts=0:5:1"_s, u"--thresholds=1"_s} << u"--amounts: \"0\" is not above 0"_s;
    QTest::addRow("a threshold below 0") << QStringList{u"--amounts=5"_s, u"--thresholds=-1"_s}
                                         << u"--thresholds: \"-1\""_s;
    QTest::addRow("a range without a step")
        << QStringList{u"--amounts=5"_s, u"--thresholds=0:5"_s} << u"--thresholds: \"0:5\" is not start:stop:step"_s;
    QTest::addRow("a part beyond the last")
        << QStringList{u"--amounts=5"_s, u"--thresholds=1"_s, u"--shard=3/2"_s} << u"--shard: \"3/2\" is not a part"_s;
    QTest::addRow("too many policies") << QStringList{u"--amounts=1:10000:1"_s, u"--thresholds=0:10000:1"_s}
                                       << u"more than ten million"_s;
}

void TestCliSweep::wrongUsageLeavesWith2()
{
    QFETCH(const QStringList, options);
    QFETCH(const QString, says);
    std::vector<std::string> arguments{"sweep", tenCharges};
    for (const auto& option : options)
        arguments.push_back(option.toStdString());
    const auto ran = run(arguments);
    QCOMPARE(ran.status, 2);
    QVERIFY(ran.out.empty());
    QVERIFY2(QString::fromStdString(ran.err).contains(says), ran.err.c_str());
}

void TestCliSweep::progressIsForTerminals()
{
    QVERIFY(!run(question).errHas("Sweeping"));
}

void TestCliSweep::inspectAndRecommendTellOfTheSameBurn()
{
    const auto advice = run({"recommend", sample, "--json", "--amounts", "20", "--latency", "75s"}).json();
    const auto inspected = run({"inspect", sample, "--json", "--latency", "75s"}).json();
    const auto envelope = advice["burn_envelope"_L1].toArray();
    QVERIFY(envelope.size() > 50);
    QCOMPARE(inspected["burn_envelope"_L1].toArray(), envelope);
    double last = 0;
    bool hasLatency = false;
    for (const auto& entry : envelope) {
        const auto point = entry.toObject();
        QVERIFY(point["most_usd"_L1].toDouble() >= last);
        last = point["most_usd"_L1].toDouble();
        hasLatency = hasLatency || point["window_seconds"_L1].toInt() == 75;
        QVERIFY(point["from"_L1].toString().endsWith(u'Z'));
    }
    QVERIFY(hasLatency);
    QVERIFY(
        run({"inspect", sample, "--latency", "75s"}).out.find("Burn envelope: the most spent on credits within\n") !=
        std::string::npos);
}

void TestCliSweep::recommendTellsOfSeveralSafeStretches()
{
    const std::vector<std::string> arguments{"recommend", sample, "--rule",    "top_up",
                                             "--amounts", "5",    "--latency", "5m"};
    const auto row = run(with(arguments, {"--json"})).json()["on_record"_L1].toArray().first().toObject();
    QCOMPARE(row["method"_L1].toString(), u"intervals"_s);
    const auto safe = row["safe_thresholds"_L1].toArray();
    QVERIFY(safe.size() > 1);
    QCOMPARE(safe.last().toArray().last().toInt(), 5); // below the amount
    QCOMPARE(safe.last().toArray().first(), row["least_safe_threshold_usd"_L1]);
    QVERIFY(row["least_warning_seconds"_L1].isDouble());
    QVERIFY(row.contains("exposure_usd"_L1) && row["exposure_usd"_L1].isNull()); // no cap stops a runaway
    const auto people = run(arguments).out;
    QVERIFY2(people.find("Safe thresholds for $5") != std::string::npos, people.c_str());
    QVERIFY(people.find("to below $5.00") != std::string::npos);
    QVERIFY(people.find("From a reload's request to an empty balance: ") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestCliSweep)
#include "test_cli_sweep.moc"
