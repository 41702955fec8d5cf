// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/usage/month_bill_box.h"

#include "app/desktop/panel/money_spin_box.h"
#include "app/desktop/usage/text_grid.h"
#include "app/desktop/verdict/token_label.h"
#include "app/desktop/words/format.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace lowwater {

namespace {

/// Put into the balance in the month, as simulated.
Money creditsBought(const RunResult& result, SimTime month)
{
    Money bought;
    const SimTime end = startOfNextMonth(month);
    const auto add = [&](SimTime time, Money amount) {
        if (month <= time && time < end)
            bought += amount;
    };
    if (!result.outcome)
        return bought;
    for (const Reload& reload : result.outcome->reloads)
        add(*reload.credited, reload.amount);
    for (const Deposit& deposit : result.scenario.account.deposits)
        add(deposit.time, deposit.amount);
    return bought;
}

} // namespace

QStringList paidTwiceHints(const MonthBill& bill, const UsagePicture& picture)
{
    QStringList hints;
    for (const ToolPaidTwice& tool : picture.paidTwice)
        hints << MonthBillBox::tr("%1 was paid from credits (%2) and by an API key (%3). Unless that is meant, sign it "
                                  "in one way only.")
                     .arg(shownName(*picture.history, tool.tool), words::formatMoney(tool.extra),
                          words::formatMoney(tool.api));
    if (bill.subscription > Money{} && bill.api > Money{})
        hints << MonthBillBox::tr("The plan costs %1 a month, yet %2 of work went to an API key, which it does not "
                                  "cover.")
                     .arg(words::formatAmount(bill.subscription), words::formatMoney(bill.api));
    return hints;
}

MonthBillBox::MonthBillBox(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme{theme},
      m_priceNote{new TokenLabel(theme, TextStyle::Small, Token::TextSecondary, this)},
      m_subscription{new MoneySpinBox(this)},
      m_rows{new TextGrid(theme, QStringLiteral("lr"), this)},
      m_note{new TokenLabel(theme, TextStyle::Small, Token::TextSecondary, this)},
      m_hintRows{new QVBoxLayout}
{
    auto* name = new TokenLabel(theme, TextStyle::Body, Token::Text, this);
    name->setText(tr("The plan costs a month"));
    name->setBuddy(m_subscription);
    m_subscription->setAccessibleName(name->text());
    m_subscription->setMinimum(Money{});
    auto* price = new QHBoxLayout;
    price->setSpacing(Theme::unit(2));
    price->addWidget(name);
    price->addWidget(m_subscription);
    price->addWidget(m_priceNote, 1);
    m_note->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::unit(2));
    layout->addLayout(price);
    layout->addWidget(m_rows);
    layout->addWidget(m_note);
    layout->addLayout(m_hintRows);
    connect(m_subscription, &MoneySpinBox::valueChanged, this, &MonthBillBox::setSubscription);
}

void MonthBillBox::setSubscription(std::optional<Money> price)
{
    const QString step =
        price ? tr("Set the plan's price to %1").arg(words::formatAmount(*price)) : tr("Set the plan's price back");
    emit editRequested(step, [price](Scenario& scenario) { scenario.subscription = price; });
}

void MonthBillBox::showPrice(const Scenario& scenario)
{
    const ProviderPreset* preset = scenario.provider.preset();
    const bool known = preset != nullptr && preset->subscription;
    m_subscription->setOptional(known ? words::formatMoney(preset->subscription->monthly) : tr("not set"));
    m_subscription->setValue(scenario.subscription);
    m_priceNote->setText(known && !scenario.subscription ? tr("as for %1").arg(QString::fromStdString(preset->title))
                                                         : QString());
}

void MonthBillBox::show(const RunResult& result, const UsagePicture& picture)
{
    showPrice(result.scenario);
    MonthBill bill = picture.month;
    const auto price = result.scenario.subscriptionPrice();
    bill.subscription = price.value_or(Money{});
    bill.creditsBought = creditsBought(result, bill.month);
    const QDate month = words::wallClock(bill.month, QTimeZone::utc()).date();
    const auto row = [](const QString& name, const QString& sum) {
        return TextGrid::Row{{name, Token::TextSecondary}, {sum}};
    };
    const QString monthName = words::locale().toString(month, QStringLiteral("MMMM yyyy"));
    m_rows->setRows({row(tr("Subscription"), price ? words::formatMoney(*price) : QStringLiteral("–")),
                     row(tr("Usage credits bought, simulated"), words::formatMoney(bill.creditsBought)),
                     row(tr("API key"), words::formatMoney(bill.api)),
                     {{tr("Total in %1").arg(monthName), Token::Text, true},
                      {words::formatMoney(bill.total()), Token::Text, true}}});
    const bool hasFee = result.scenario.account.fee != Fee{};
    m_note->setText(hasFee ? tr("Without the fee on each reload. What was drawn from the credits is no fourth bill: it "
                                "was paid when they were bought.")
                           : tr("What was drawn from the credits is no fourth bill: it was paid when they were "
                                "bought."));
    m_hints = paidTwiceHints(bill, picture);
    showHints();
}

void MonthBillBox::showHints()
{
    delete m_hintBox;
    m_hintBox = nullptr;
    if (m_hints.isEmpty())
        return;
    m_hintBox = new QWidget(this);
    auto* box = new QVBoxLayout(m_hintBox);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(Theme::unit());
    auto* head = new QHBoxLayout;
    head->setSpacing(Theme::unit(2));
    auto* title = new TokenLabel(m_theme, TextStyle::Body, Token::Warn, m_hintBox, true);
    title->setText(tr("Charged twice?"));
    head->addWidget(new IconLabel(m_theme, Icon::Warning, Token::Warn, 4, m_hintBox));
    head->addWidget(title, 1);
    box->addLayout(head);
    for (const QString& hint : m_hints) {
        auto* line = new TokenLabel(m_theme, TextStyle::Body, Token::Text, m_hintBox);
        line->setWordWrap(true);
        line->setText(hint);
        box->addWidget(line);
    }
    m_hintRows->addWidget(m_hintBox);
    m_hintBox->show();
}

} // namespace lowwater
