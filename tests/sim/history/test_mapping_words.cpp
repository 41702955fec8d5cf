// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/mapping_words.h"

#include <QTest>

using namespace lowwater;

class TestMappingWords : public QObject {
    Q_OBJECT

private slots:
    void goesThereAndBack_data();
    void goesThereAndBack();
    void readsWhatPeopleWrite();
    void saysWhatIsNone_data();
    void saysWhatIsNone();
};

void TestMappingWords::goesThereAndBack_data()
{
    QTest::addColumn<MappingWords>("words");
    QTest::addColumn<std::string>("text");
    const auto row = [](const char* what, const MappingWords& words, const char* text) {
        QTest::addRow("%s", what) << words << std::string{text};
    };
    row("nothing", {}, "");
    row("two columns", {{"cost_usd", "Cost"}, {"timestamp", "Date"}}, "cost_usd=Cost,timestamp=Date");
    row("a comma", {{"cost_usd", "Cost, net"}, {"timestamp", "Date"}}, "cost_usd=\"Cost, net\",timestamp=Date");
    row("quotes", {{"cost_usd", "\"Cost\""}}, "cost_usd=\"\"\"Cost\"\"\"");
    row("an equals sign", {{"cost_usd", "a=b"}}, "cost_usd=a=b");
    row("a column that is not there", {{"session", ""}, {"timestamp", "Date"}}, "session=,timestamp=Date");
}

void TestMappingWords::goesThereAndBack()
{
    QFETCH(const MappingWords, words);
    QFETCH(const std::string, text);
    QCOMPARE(mappingText(words), text);
    const auto read = parseMapping(text);
    QVERIFY(read.has_value());
    QCOMPARE(*read, words);
}

void TestMappingWords::readsWhatPeopleWrite()
{
    QCOMPARE(*parseMapping("timestamp=\"Date\""), (MappingWords{{"timestamp", "Date"}}));
    QCOMPARE(*parseMapping("timestamp=\"Date"), (MappingWords{{"timestamp", "\"Date"}})); // never closed: as it stands
}

void TestMappingWords::saysWhatIsNone_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("value");
    QTest::addRow("no equals sign") << std::string{"timestamp=Date,Cost"} << std::string{"Cost"};
    QTest::addRow("no column") << std::string{"=Date"} << std::string{"=Date"};
    QTest::addRow("two commas") << std::string{"a=b,,c=d"} << std::string{};
}

void TestMappingWords::saysWhatIsNone()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, value);
    const auto read = parseMapping(text);
    QVERIFY(!read);
    QCOMPARE(read.error().value, value);
    QCOMPARE(read.error().message, std::string{"is not COLUMN=HEADER, such as timestamp=Date"});
}

QTEST_APPLESS_MAIN(TestMappingWords)
#include "test_mapping_words.moc"
