// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The README's table "What should I set with 1, 3 or 5 agents?" is what the commands it names give.
#include "sim/core/text_file.h"
#include "tests/cli/run_command.h"

#include <QStringList>
#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

using namespace lowwater;
using namespace Qt::Literals::StringLiterals;

class TestCliAgentsTable : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyCellIsWhatTheCommandRecommends_data();
    void everyCellIsWhatTheCommandRecommends();

private:
    QStringList m_section; ///< its lines
};

namespace {

/// A column of the table: whose agents.
struct Agents {
    const char* sessions;
    bool autonomous;
};
constexpr Agents columns[]{{"1", false}, {"3", false}, {"5", false}, {"1", true}, {"3", true}, {"5", true}};

/// The cells of a Markdown row.
QStringList cells(const QString& line)
{
    QStringList list;
    for (const auto& cell : line.split(u'|').mid(1))
        list.append(cell.trimmed());
    list.removeLast();
    return list;
}

std::vector<std::string> words(const QString& command)
{
    std::vector<std::string> list;
    for (const auto& word : command.split(u' ', Qt::SkipEmptyParts))
        list.push_back(word.toStdString());
    return list;
}

} // namespace

void TestCliAgentsTable::initTestCase()
{
    const auto text = readFile(LOWWATER_SOURCE_DIR "/README.md");
    QVERIFY(text.has_value());
    const QString readme = QString::fromStdString(*text);
    const auto from = readme.indexOf(u"\n## What should I set with 1, 3 or 5 agents?\n"_s);
    QVERIFY(from >= 0);
    m_section = readme.mid(from + 1, readme.indexOf(u"\n## "_s, from + 2) - from).split(u'\n');
}

void TestCliAgentsTable::everyCellIsWhatTheCommandRecommends_data()
{
    QTest::addColumn<int>("column");
    QTest::addRow("one attended agent") << 0;
    QTest::addRow("three attended agents") << 1;
    QTest::addRow("five attended agents") << 2;
    QTest::addRow("one autonomous agent") << 3;
    QTest::addRow("three autonomous agents") << 4;
    QTest::addRow("five autonomous agents") << 5;
}

// The commands are the README's own, with its 3 agents and its 3m in place of others.
void TestCliAgentsTable::everyCellIsWhatTheCommandRecommends()
{
    QFETCH(const int, column);
    const QStringList commands = m_section.filter(u"    lowwater-cli generate"_s);
    QCOMPARE(commands.size(), 1);
    const QStringList piped = commands.first().split(u" | "_s);
    QCOMPARE(piped.size(), 2);
    auto generate = words(piped[0]);
    auto recommend = words(piped[1]);
    generate.erase(generate.begin());
    recommend.erase(recommend.begin());
    recommend.insert(recommend.end(), {"--json", "--cost-paths", "1"}); // one amount: its cost decides nothing
    const auto sessions = std::find(generate.begin(), generate.end(), "3");
    const auto latency = std::find(recommend.begin(), recommend.end(), "3m");
    QVERIFY(sessions != generate.end() && latency != recommend.end());
    *sessions = columns[column].sessions;
    if (columns[column].autonomous)
        generate.emplace_back("--autonomous");
    const auto made = run(generate);
    QCOMPARE(made.status, 0);
    int rows = 0;
    for (const auto& line : m_section.filter(u"$"_s).filter(u"| "_s)) {
        const QStringList row = cells(line);
        QCOMPARE(row.size(), 7);
        *latency = row[0].toStdString();
        const auto advice = run(recommend, made.out);
        const double threshold = advice.json()["recommended"_L1]["threshold_usd"_L1].toDouble();
        QCOMPARE(row[column + 1], u"$%1"_s.arg(threshold, 0, 'f', 2));
        ++rows;
    }
    QCOMPARE(rows, 4);
}

QTEST_APPLESS_MAIN(TestCliAgentsTable)
#include "test_cli_agents_table.moc"
