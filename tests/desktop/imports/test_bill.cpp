// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/command_text.h"
#include "app/desktop/imports/bill_dialog.h"
#include "app/desktop/pages/status_line.h"
#include "app/desktop/panel/money_spin_box.h"
#include "tests/desktop/imports/imports_fixture.h"

using namespace lowwater;

namespace {

/// Ten minutes apart: a cache of an hour is still there, one of five minutes is not. Written for an hour, 100,000
/// tokens are $1.00 at $10 a million; read, $0.05 at $0.50; written for five minutes, $0.625 at $6.25.
void writeHourCache(const Person& person)
{
    LogLine first = halfADollar("1", "2026-09-01T09:00:00.000Z");
    first.input = "0";
    first.usage = R"(,"cache_creation_input_tokens":100000,"cache_creation":{"ephemeral_5m_input_tokens":0,)"
                  R"("ephemeral_1h_input_tokens":100000})";
    LogLine second = halfADollar("2", "2026-09-01T09:10:00.000Z");
    second.input = "0";
    second.usage = R"(,"cache_read_input_tokens":100000)";
    person.writeLog(QStringLiteral("s1"), {first, second});
}

struct Opened : PersonsWindow {
    using PersonsWindow::PersonsWindow;

    [[nodiscard]] bool openLogs(const Person& person, std::size_t charges)
    {
        open({person.path(QStringLiteral(".claude/projects"))});
        return hasCharges(charges);
    }
    [[nodiscard]] BillDialog* bill()
    {
        window.actions()[Command::ScaleToBill].trigger();
        return window.findChild<BillDialog*>();
    }
};

bool says(const QWidget& widget, const QString& text)
{
    return QTest::qWaitFor([&] {
        for (const auto* label : widget.findChildren<QLabel*>()) {
            if (label->text().contains(text))
                return true;
        }
        return false;
    });
}

void charge(QWidget& dialog, const QString& dollars)
{
    auto* box = PersonsWindow::named<MoneySpinBox>(dialog, QStringLiteral("Charged"));
    box->selectAll();
    QTest::keyClicks(box, dollars);
    emit box->editingFinished(); // as leaving the field does: offscreen, no dialog becomes active
}

bool apply(QWidget& dialog)
{
    for (auto* button : dialog.findChildren<QPushButton*>()) {
        if (button->text() != QStringLiteral("&Apply"))
            continue;
        const bool ready = QTest::qWaitFor([button] { return button->isEnabled(); });
        click(button);
        return ready;
    }
    return false;
}

} // namespace

class TestBill : public QObject {
    Q_OBJECT

private slots:
    void costsAreScaledToTheBill();
    void applyMayBePressedWhileTheSumIsTyped();
    void onlyTheDaysOfTheBillAreCompared();
    void aBillForNothingIsRefused();
    void theShortCacheShowsBothTotals();
    void withoutAnHoursCacheThereIsNothingToReprice();
};

void TestBill::costsAreScaledToTheBill()
{
    const Person person;
    writeThreeRequests(person);
    Opened opened(person);
    QVERIFY(opened.openLogs(person, 3));
    auto* dialog = opened.bill();
    charge(*dialog, QStringLiteral("3.75"));
    QVERIFY2(says(*dialog, QStringLiteral("imported as $1.50: every cost × 2.5")), "before it is applied");
    QCOMPARE(opened.cost(), oneAndAHalf);
    const int steps = opened.document().undoStack().count();
    QVERIFY(apply(*dialog));
    QCOMPARE(opened.cost(), oneCent * 375);
    QVERIFY(says(*opened.window.findChild<StatusLine*>(), QStringLiteral("costs × 2.5")));
    const QString command = commandText(opened.document().scenario(), *opened.document().import());
    QVERIFY2(command.contains(QStringLiteral(" --charged 3.75@2026-09-01..2026-09-04")), qPrintable(command));
    QVERIFY2(!command.contains(QStringLiteral(".jsonl")), qPrintable(command)); // the folder, as it was opened
    QCOMPARE(opened.document().undoStack().count(), steps + 1);
    opened.window.actions().undo().trigger();
    QCOMPARE(opened.cost(), oneAndAHalf);
    opened.window.actions().redo().trigger();
    auto* again = opened.bill();
    QCOMPARE(PersonsWindow::named<MoneySpinBox>(*again, QStringLiteral("Charged"))->value(),
             std::optional(oneCent * 375));
    opened.window.actions()[Command::ImportAgain].trigger();
    QVERIFY(QTest::qWaitFor([&] { return opened.document().undoStack().count() == steps + 2; }));
    QCOMPARE(opened.cost(), oneCent * 375);
}

void TestBill::applyMayBePressedWhileTheSumIsTyped()
{
    const Person person;
    writeThreeRequests(person);
    Opened opened(person);
    QVERIFY(opened.openLogs(person, 3));
    auto* dialog = opened.bill();
    QPushButton* button = nullptr;
    for (auto* each : dialog->findChildren<QPushButton*>())
        if (each->text() == QStringLiteral("&Apply"))
            button = each;
    QVERIFY(button != nullptr);
    QVERIFY(QTest::qWaitFor([&] { return says(*dialog, QStringLiteral("Costs stay")); }));
    QVERIFY(!button->isEnabled());
    auto* box = PersonsWindow::named<MoneySpinBox>(*dialog, QStringLiteral("Charged"));
    box->selectAll();
    QTest::keyClicks(box, QStringLiteral("3"));
    QVERIFY(button->isEnabled());
    emit box->editingFinished(); // the press takes the focus from the field
    click(button);               // before the result is there
    QVERIFY(QTest::qWaitFor([&] { return opened.cost() == oneDollar * 3; }));
}

void TestBill::onlyTheDaysOfTheBillAreCompared()
{
    const Person person;
    writeThreeRequests(person); // $1 on the first of September, $0.50 on the third
    Opened opened(person);
    QVERIFY(opened.openLogs(person, 3));
    auto* dialog = opened.bill();
    PersonsWindow::named<QDateEdit>(*dialog, QStringLiteral("To"))->setDate(QDate(2026, 9, 2));
    charge(*dialog, QStringLiteral("2"));
    QVERIFY(says(*dialog, QStringLiteral("imported as $1.00: every cost × 2.")));
    QVERIFY(apply(*dialog));
    QCOMPARE(opened.cost(), oneDollar * 3);
}

void TestBill::aBillForNothingIsRefused()
{
    const Person person;
    writeThreeRequests(person);
    Opened opened(person);
    QVERIFY(opened.openLogs(person, 3));
    auto* dialog = opened.bill();
    PersonsWindow::named<QDateEdit>(*dialog, QStringLiteral("From"))->setDate(QDate(2026, 9, 2));
    PersonsWindow::named<QDateEdit>(*dialog, QStringLiteral("To"))->setDate(QDate(2026, 9, 2));
    charge(*dialog, QStringLiteral("2"));
    QVERIFY(says(*dialog, QStringLiteral("cost nothing")));
    PersonsWindow::named<QDateEdit>(*dialog, QStringLiteral("To"))->setDate(QDate(2026, 9, 1));
    QVERIFY(says(*dialog, QStringLiteral("ends before it begins")));
}

void TestBill::theShortCacheShowsBothTotals()
{
    const Person person;
    writeHourCache(person);
    Opened opened(person);
    QVERIFY(opened.openLogs(person, 2));
    QCOMPARE(opened.cost(), oneCent * 105);
    auto* dialog = opened.bill();
    QVERIFY(says(*dialog, QStringLiteral("$1.05 as recorded, $1.25 with a prompt cache of 5 minutes; 2 of 2")));
    auto* box = dialog->findChild<QCheckBox*>();
    QVERIFY(box->isEnabled() && !box->isChecked());
    box->setChecked(true);
    QVERIFY(says(*dialog, QStringLiteral("In all $1.25, now $1.05")));
    QVERIFY(apply(*dialog));
    QCOMPARE(opened.cost(), oneCent * 125);
    QVERIFY(opened.window.actions().undo().text().contains(QStringLiteral("Prompt cache of 5 minutes")));
    opened.window.actions().undo().trigger();
    QCOMPARE(opened.cost(), oneCent * 105);
}

void TestBill::withoutAnHoursCacheThereIsNothingToReprice()
{
    const Person person;
    writeThreeRequests(person);
    Opened opened(person);
    QVERIFY(opened.openLogs(person, 3));
    auto* dialog = opened.bill();
    QVERIFY(!dialog->findChild<QCheckBox*>()->isEnabled());
    QVERIFY(says(*dialog, QStringLiteral("nothing changes")));
}

QTEST_MAIN(TestBill)
#include "test_bill.moc"
