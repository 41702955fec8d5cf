// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/core/json_reader.h"

#include <QtTest>

using namespace lowwater;
using namespace std::string_literals;

class TestJsonReader : public QObject {
    Q_OBJECT

private slots:
    void takesWhatIsJson_data();
    void takesWhatIsJson();
    void saysWhatIsNot_data();
    void saysWhatIsNot();
    void numbersStayExact();
};

void TestJsonReader::takesWhatIsJson_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addRow("an object") << R"({"a":[1,null,true,"b"]})"s;
    QTest::addRow("space around it") << " \t\r\n{}\n \n"s;
    QTest::addRow("behind a byte order mark") << "\xEF\xBB\xBF{}"s;
    QTest::addRow("a name alone") << R"("a")"s;
    QTest::addRow("a million brackets deep") << std::string(1'000'000, '[') + std::string(1'000'000, ']');
}

void TestJsonReader::takesWhatIsJson()
{
    QFETCH(const std::string, text);
    const auto document = parseJson(text, "file");
    QVERIFY2(document.has_value(), document ? "" : document.error().describe().c_str());
}

void TestJsonReader::saysWhatIsNot_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("message");
    const auto row = [](const char* what, const std::string& text, const std::string& message) {
        QTest::addRow("%s", what) << text << message;
    };
    row("nothing", "", "file:1: is not JSON: The document is empty.");
    row("a mistake on the third line", "{\n\"a\":\n}", "file:3: is not JSON: Invalid value.");
    row("the second byte of a mark alone", "\xBB{}", "file:1: is not JSON: Invalid value.");
    row("the third byte of a mark alone", "\xBF{}", "file:1: is not JSON: Invalid value.");
    row("half a mark", "\xEF\xBB{}", "file:1: is not JSON: Invalid value.");
    row("two marks", "\xEF\xBB\xBF\xEF\xBB\xBF{}", "file:1: is not JSON: Invalid value.");
    row("two objects", "{}\n{}", "file:2: is not JSON: The document root must not be followed by other values.");
    row("something behind a NUL", "{}\n\0 more"s,
        "file:2: is not JSON: The document root must not be followed by other values.");
    row("bytes that are not UTF-8", "[\"\xC3\x28\"]", "file:1: is not JSON: Invalid encoding in string.");
}

void TestJsonReader::saysWhatIsNot()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, message);
    const auto document = parseJson(text, "file");
    QVERIFY(!document);
    QCOMPARE(document.error().code, ErrorCode::Malformed);
    QCOMPARE(QString::fromStdString(document.error().describe()), QString::fromStdString(message));
}

void TestJsonReader::numbersStayExact()
{
    const auto document = parseJson(R"({"a":0.1000,"b":-1e40})", "file");
    QVERIFY(document.has_value());
    const JsonNode root{*document, "file"};
    QCOMPARE(std::string{root.at("a").text()}, "0.1000"s);
    QCOMPARE(std::string{root.at("b").text()}, "-1e40"s);
}

QTEST_APPLESS_MAIN(TestJsonReader)
#include "test_json_reader.moc"
