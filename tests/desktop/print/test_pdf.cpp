// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/report/expected_figures.h"
#include "tests/sim/report/html_page.h"
#include "tests/sim/report/plain_advice.h"

#include "app/print/figure_painter.h"
#include "app/print/pdf.h"
#include "app/print/print_text.h"
#include "sim/replay/scenario_options.h"
#include "sim/report/json.h"

#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace lowwater;
using namespace std::chrono_literals;

class TestPdf : public QObject {
    Q_OBJECT

private slots:
    void figuresAreThoseOfTheJson();
    void numbersAreThoseOfTheHtml();
    void longTablesRepeatTheirHeader();
    void longNamesAreWrapped();
    void pagesAreCounted();
    void aFigureIsPaintedInItsColours();
    void isWrittenWholeOrNotAtAll();

private:
    /// The PDF's words as pdftotext finds them; `layout` keeps lines together.
    QString textOf(const Report& report, bool layout = false);

    QTemporaryDir m_folder;
};

namespace {

Scenario sample()
{
    Scenario scenario;
    scenario.history = readTestHistory(LOWWATER_SOURCE_DIR "/resources/sample/sample-usage.csv").history;
    for (const auto& [name, value] :
         {std::pair{"threshold", "1"}, {"amount", "5"}, {"opening-balance", "5"}, {"latency", "5m"}})
        if (!setOption(scenario, name, value))
            qFatal("no such option: %s", name);
    return scenario;
}

QJsonObject parsed(const std::string& json)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

Report tableReport(int rows, const std::string& name)
{
    Table table{"Many", {{"Name"}, {"Count", {}, true}}, {}};
    for (int i = 1; i <= rows; ++i)
        table.rows.push_back({Cell{name}, Cell{std::to_string(1000 + i)}});
    return {"Title", "Provenance", "Footer", {Heading{"Many rows"}, table}};
}

} // namespace

QString TestPdf::textOf(const Report& report, bool layout)
{
    const auto path = m_folder.filePath("report.pdf");
    const auto written = writePdf(report, path.toStdString());
    if (!written)
        return QString::fromStdString(written.error().describe());
    QProcess pdftotext;
    QStringList arguments{"-enc", "UTF-8", path, "-"};
    if (layout)
        arguments.prepend("-layout");
    pdftotext.start(PDFTOTEXT, arguments);
    if (!pdftotext.waitForFinished())
        return pdftotext.errorString();
    return QString::fromUtf8(pdftotext.readAllStandardOutput());
}

void TestPdf::figuresAreThoseOfTheJson()
{
    const auto scenario = sample();
    const auto advice = recommend(scenario);
    QVERIFY(advice.has_value() && advice->recommended);
    const auto text = textOf(makeReport(scenario, {}, *advice), true);
    QStringList lines;
    for (const auto& line : text.split('\n'))
        lines << line.simplified();
    const auto now = parsed(simulateJson(*advice->current, {}));
    const auto then = parsed(simulateJson(*advice->recommended->outcome, {}));
    const auto adviceJson = parsed(recommendJson(*advice));
    const auto stands = [&lines](const QString& row) {
        return std::any_of(lines.begin(), lines.end(), [&row](const QString& line) { return line.contains(row); });
    };
    for (const auto& row : expectedComparison(now, then, adviceJson))
        QVERIFY2(stands(row.join(' ')), qPrintable(row.join(' ') + " in\n" + lines.join('\n')));
    for (const auto& row : expectedInterruptions(now))
        QVERIFY2(stands(row.join(' ')), qPrintable(row.join(' ')));
    for (const auto& row : expectedAmounts(adviceJson)) {
        QVERIFY2(stands(row.mid(0, 3).join(' ')), qPrintable(row.join(' ')));
        QVERIFY2(stands(row.mid(3).join(' ')), qPrintable(row.join(' ')));
    }
}

void TestPdf::numbersAreThoseOfTheHtml()
{
    const auto scenario = sample();
    const auto report = makeReport(scenario, {}, plainAdvice(scenario));
    const auto page = readHtml(toHtml(report));
    QCOMPARE(page.error, QString{});
    const auto numbersOf = [](QString text) { return numbersIn(text.replace(':', ' ')); };
    const auto inPdf = numbersOf(textOf(report));
    const auto inHtml = numbersOf(page.text + ' ' + page.drawings);
    for (const auto& number : numbersOf(page.text))
        QVERIFY2(inPdf.contains(number), qPrintable(number));
    // beyond those of the page numbers
    QStringList unknown;
    for (const auto& number : inPdf)
        if (!inHtml.contains(number) && number.toDouble() > 3)
            unknown << number;
    QCOMPARE(unknown, QStringList{});
}

void TestPdf::longTablesRepeatTheirHeader()
{
    const auto text = textOf(tableReport(100, "row"));
    QCOMPARE(text.count("Count"), text.count("Page "));
    QVERIFY(text.count("Page ") > 2);
    for (int i = 1; i <= 100; ++i)
        QCOMPARE(text.count(QString::number(1000 + i)), 1);
}

void TestPdf::longNamesAreWrapped()
{
    const std::string name = std::string(300, 'x') + " last";
    const auto text = textOf(tableReport(3, name));
    QCOMPARE(text.count('x'), 900);
    QCOMPARE(text.count("last"), 3);
}

void TestPdf::pagesAreCounted()
{
    const auto text = textOf(tableReport(100, "row"));
    const auto pages = text.count("Page ");
    for (int i = 1; i <= pages; ++i)
        QCOMPARE(text.count(QString{"Page %1 of %2"}.arg(i).arg(pages)), 1);
    QCOMPARE(text.count("Footer"), pages);
    QCOMPARE(text.count("Provenance"), 1);
    QFile file{m_folder.filePath("report.pdf")};
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto bytes = file.readAll();
    QVERIFY(bytes.startsWith("%PDF-"));
    QVERIFY(bytes.contains("/Title"));
    QVERIFY(bytes.trimmed().endsWith("%%EOF"));
}

void TestPdf::aFigureIsPaintedInItsColours()
{
    Figure figure;
    figure.width = 40;
    figure.height = 20;
    figure.items.emplace_back(FigureRect{0, 0, 10, 20, Ink::Interruption});
    figure.items.emplace_back(FigurePolygon{{{20, 0}, {30, 0}, {30, 20}, {20, 20}}, Ink::BalanceFill});
    figure.items.emplace_back(FigurePath{{{0, 10}, {40, 10}}, Ink::Balance, 4, {}});
    QImage image{400, 200, QImage::Format_RGB32};
    image.fill(Qt::white);
    QPainter painter{&image};
    paintFigure(painter, figure, {0, 0}, 40);
    painter.end();
    QCOMPARE(image.pixelColor(50, 30), printColor(inkColor(Ink::Interruption)));
    QCOMPARE(image.pixelColor(250, 30), printColor(inkColor(Ink::BalanceFill)));
    QCOMPARE(image.pixelColor(350, 100), printColor(inkColor(Ink::Balance)));
    QCOMPARE(image.pixelColor(350, 30), QColor{Qt::white});
}

void TestPdf::isWrittenWholeOrNotAtAll()
{
    const auto path = m_folder.filePath("no/such/folder/report.pdf").toStdString();
    const auto written = writePdf(tableReport(1, "row"), path);
    QVERIFY(!written.has_value());
    QCOMPARE(written.error().code, ErrorCode::Io);
    QVERIFY(!QFile::exists(QString::fromStdString(path)));
}

QTEST_MAIN(TestPdf)
#include "test_pdf.moc"
