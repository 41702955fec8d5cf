// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/imports/price_model.h"
#include "app/desktop/imports/prices_dialog.h"
#include "app/desktop/panel/money_spin_box.h"
#include "app/desktop/tables/row_table.h"
#include "tests/desktop/imports/imports_fixture.h"

#include <QAbstractItemModelTester>

using namespace lowwater;

namespace {

/// $0.50 of a known model, and 200,000 input tokens in two requests of one that nobody knows.
void writeUnknownModel(const Person& person)
{
    person.writeLog(QStringLiteral("s1"), {halfADollar("1", "2026-09-01T09:00:00.000Z"),
                                           halfADollar("2", "2026-09-01T09:10:00.000Z", "tomorrow-1"),
                                           halfADollar("3", "2026-09-01T09:20:00.000Z", "tomorrow-1")});
}

constexpr const char* tomorrowForTen =
    R"({"lowwater_prices": 1, "models": {"tomorrow-1": {"prices": [{"input": "10", "output": "30"}]}}})";

struct Opened : PersonsWindow {
    using PersonsWindow::PersonsWindow;

    [[nodiscard]] bool openLogs(const Person& person)
    {
        open({person.path(QStringLiteral(".claude/projects"))});
        return hasCharges(3);
    }
    [[nodiscard]] PricesDialog* prices()
    {
        window.actions()[Command::Prices].trigger();
        return window.findChild<PricesDialog*>();
    }
    [[nodiscard]] bool costs(Money money)
    {
        return QTest::qWaitFor([&] { return cost() == money; }, 10'000);
    }
};

void type(QWidget& dialog, const QString& field, const QString& text)
{
    auto* box = PersonsWindow::named<MoneySpinBox>(dialog, field);
    box->selectAll();
    QTest::keyClicks(box, text);
    emit box->editingFinished(); // as leaving the field does: offscreen, no dialog becomes active
}

QPushButton* setButton(QWidget& dialog)
{
    for (auto* button : dialog.findChildren<QPushButton*>()) {
        if (button->text() == QStringLiteral("&Set price"))
            return button;
    }
    return nullptr;
}

QString problemOf(const QWidget& dialog, const QString& part)
{
    for (const auto* label : dialog.findChildren<QLabel*>()) {
        if (label->isVisible() && label->text().contains(part))
            return label->text();
    }
    return {};
}

} // namespace

class TestPrices : public QObject {
    Q_OBJECT

private slots:
    void modelsAreListedWithTheirPrices();
    void unpricedChargesAreSaidAndGivenAPrice();
    void aPriceIsTakenBackLikeAnythingElse();
    void thePersonsPricesAreUsedAtImport();
    void aBrokenPriceFileIsSaidAndNeverOverwritten();
    void whatIsMissingIsSaid();
    void whatIsTypedStaysWhenTheHistoryIsReadAgain();
    void whatAPriceReplacesIsSaid();
};

void TestPrices::modelsAreListedWithTheirPrices()
{
    const Person person;
    writeUnknownModel(person);
    Opened opened(person);
    QVERIFY(opened.openLogs(person));
    auto* model = opened.prices()->findChild<PriceModel*>();
    const QAbstractItemModelTester tester(model);
    QCOMPARE(model->rowCount(), 2);
    const auto cell = [model](int row, int column) { return model->index(row, column).data().toString(); };
    QCOMPARE(cell(0, PriceModel::Model), QStringLiteral("tomorrow-1"));
    QCOMPARE(cell(0, PriceModel::Charges), QStringLiteral("2"));
    QCOMPARE(cell(0, PriceModel::TokenCount), QStringLiteral("200,000"));
    QCOMPARE(cell(0, PriceModel::Source), QStringLiteral("no price, counted as $0"));
    QCOMPARE(cell(1, PriceModel::Model), QStringLiteral("claude-opus-5"));
    QCOMPARE(cell(1, PriceModel::Cost), QStringLiteral("$0.50"));
    QCOMPARE(cell(1, PriceModel::Input), QStringLiteral("$5.00"));
    QCOMPARE(cell(1, PriceModel::CacheRead), QStringLiteral("$0.50"));
    QVERIFY(cell(1, PriceModel::Source).endsWith(QStringLiteral("2026-10-24")));
}

void TestPrices::unpricedChargesAreSaidAndGivenAPrice()
{
    const Person person;
    writeUnknownModel(person);
    Opened opened(person);
    QVERIFY(opened.openLogs(person));
    QCOMPARE(opened.cost(), oneCent * 50);
    QCOMPARE(opened.said(), QStringLiteral("2 charges have no price and count as $0."));
    click(PersonsWindow::named<QPushButton>(opened.message(), QStringLiteral("Give prices")));
    auto* dialog = opened.window.findChild<PricesDialog*>();
    QVERIFY(dialog != nullptr && dialog->isVisible());
    type(*dialog, QStringLiteral("Input"), QStringLiteral("10"));
    type(*dialog, QStringLiteral("Output"), QStringLiteral("30"));
    click(setButton(*dialog));
    QVERIFY2(opened.costs(oneCent * 250), "200,000 tokens at $10 a million are $2");
    QCOMPARE(opened.document().summary()->unpriced, std::uint64_t{0});
    const auto* model = dialog->findChild<PriceModel*>();
    QCOMPARE(model->index(0, PriceModel::Model).data().toString(), QStringLiteral("tomorrow-1"));
    QVERIFY(model->index(0, PriceModel::Source).data().toString().startsWith(QStringLiteral("entered in Lowwater")));
    const auto kept = readPrices({person.path(QStringLiteral("config/lowwater/prices.json")).toStdString()});
    QVERIFY(kept);
    bool fast = false;
    QCOMPARE((*kept)->find("tomorrow-1", fast)->prices.front().rates.front().perMillion, oneDollar * 10);
}

void TestPrices::aPriceIsTakenBackLikeAnythingElse()
{
    const Person person;
    writeUnknownModel(person);
    Opened opened(person);
    QVERIFY(opened.openLogs(person));
    auto* dialog = opened.prices();
    type(*dialog, QStringLiteral("Input"), QStringLiteral("10"));
    type(*dialog, QStringLiteral("Output"), QStringLiteral("30"));
    click(setButton(*dialog));
    QVERIFY(opened.costs(oneCent * 250));
    QVERIFY(opened.window.actions().undo().text().contains(QStringLiteral("tomorrow-1")));
    opened.window.actions().undo().trigger();
    QCOMPARE(opened.cost(), oneCent * 50);
    QCOMPARE(opened.document().summary()->unpriced, std::uint64_t{2});
    opened.window.actions().redo().trigger();
    QCOMPARE(opened.cost(), oneCent * 250);
}

void TestPrices::thePersonsPricesAreUsedAtImport()
{
    const Person person;
    writeUnknownModel(person);
    person.writePrices(tomorrowForTen);
    Opened opened(person);
    QVERIFY(opened.openLogs(person));
    QCOMPARE(opened.cost(), oneCent * 250);
    QCOMPARE(opened.said(), QString());
}

void TestPrices::aBrokenPriceFileIsSaidAndNeverOverwritten()
{
    const Person person;
    writeUnknownModel(person);
    const QByteArray broken =
        R"({"lowwater_prices": 1, "models": {"tomorrow-1": {"prices": [{"input": "ten", "output": "30"}]}}})";
    const QString file = person.writePrices(broken);
    Opened opened(person);
    QVERIFY2(opened.openLogs(person), "the history is opened all the same");
    QCOMPARE(opened.cost(), oneCent * 50);
    QCOMPARE(opened.message().kind(), MessageBar::Kind::Error);
    for (const char* part : {"prices.json", "models.tomorrow-1.prices[0].input", "\"ten\""})
        QVERIFY2(opened.said().contains(QString::fromUtf8(part)), qPrintable(opened.said()));
    auto* dialog = opened.prices();
    type(*dialog, QStringLiteral("Input"), QStringLiteral("10"));
    type(*dialog, QStringLiteral("Output"), QStringLiteral("30"));
    click(setButton(*dialog));
    QVERIFY(!problemOf(*dialog, QStringLiteral("The price was not kept")).isEmpty());
    QFile left(file);
    QVERIFY(left.open(QIODevice::ReadOnly));
    QCOMPARE(left.readAll(), broken);
}

void TestPrices::whatIsMissingIsSaid()
{
    const Person person;
    writeUnknownModel(person);
    Opened opened(person);
    QVERIFY(opened.openLogs(person));
    auto* dialog = opened.prices();
    type(*dialog, QStringLiteral("Input"), QStringLiteral("10"));
    click(setButton(*dialog));
    QVERIFY(!problemOf(*dialog, QStringLiteral("write 0 where they are free")).isEmpty());
    QVERIFY(!QFile::exists(person.path(QStringLiteral("config/lowwater/prices.json"))));
    type(*dialog, QStringLiteral("Output"), QStringLiteral("1,000"));
    click(setButton(*dialog));
    QVERIFY(!QFile::exists(person.path(QStringLiteral("config/lowwater/prices.json"))));
}

void TestPrices::whatIsTypedStaysWhenTheHistoryIsReadAgain()
{
    const Person person;
    writeUnknownModel(person);
    Opened opened(person);
    QVERIFY(opened.openLogs(person));
    auto* dialog = opened.prices();
    auto* input = PersonsWindow::named<MoneySpinBox>(*dialog, QStringLiteral("Input"));
    input->selectAll();
    QTest::keyClicks(input, QStringLiteral("12.5"));
    person.writeLog(QStringLiteral("s1"), {halfADollar("4", "2026-09-01T09:30:00.000Z")}, QIODevice::Append);
    opened.window.files().importAgain();
    QVERIFY(opened.hasCharges(4));
    QCOMPARE(input->findChild<QLineEdit*>()->text(), QStringLiteral("12.5"));
    QCOMPARE(dialog->findChild<PriceModel*>()->rowCount(), 2);
    dialog->findChild<RowTable*>()->selectRow(1); // another model: its own prices
    QCOMPARE(input->value(), std::optional{oneDollar * 5});
}

// claude-opus-5 has fast mode and regions; nobody knows tomorrow-1.
void TestPrices::whatAPriceReplacesIsSaid()
{
    const Person person;
    writeUnknownModel(person);
    Opened opened(person);
    QVERIFY(opened.openLogs(person));
    auto* dialog = opened.prices();
    const auto warning = QStringLiteral("Setting one replaces all of this model");
    QVERIFY(problemOf(*dialog, warning).isEmpty());
    dialog->findChild<RowTable*>()->selectRow(1);
    QVERIFY(!problemOf(*dialog, warning).isEmpty());
}

QTEST_MAIN(TestPrices)
#include "test_prices.moc"
