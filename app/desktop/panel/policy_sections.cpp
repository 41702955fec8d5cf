// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panel/policy_panel.h"

#include "app/desktop/document.h"
#include "app/desktop/panel/field_form.h"
#include "app/desktop/panel/fold_section.h"
#include "app/desktop/panel/paid_from_form.h"
#include "app/desktop/theme.h"
#include "app/desktop/words/format.h"

#include <QVBoxLayout>

/// The folded part of the policy panel: card trouble, limits, what agents do when they stop.
namespace lowwater {

namespace {

QString cardText(const Account& account)
{
    if (account.declineRate > 0)
        return PolicyPanel::tr("%1 declined")
            .arg(words::formatPercent(static_cast<std::int64_t>(account.declineRate * 1e6), 1'000'000));
    if (!account.declinedAttempts.empty())
        return PolicyPanel::tr("%n declined", "payments", static_cast<int>(account.declinedAttempts.size()));
    return PolicyPanel::tr("none");
}

QString limitsText(const Account& account)
{
    QStringList set;
    if (account.dailyCap)
        set << PolicyPanel::tr("%1 a day").arg(words::formatAmount(*account.dailyCap));
    if (account.monthlyCap)
        set << PolicyPanel::tr("%1 a month").arg(words::formatAmount(*account.monthlyCap));
    if (account.maxReloads)
        set << (account.maxReloads->count == 1
                    ? PolicyPanel::tr("1 reload in %1")
                    : PolicyPanel::tr("%Ln reloads in %1", "", static_cast<int>(account.maxReloads->count)))
                   .arg(words::formatDuration(account.maxReloads->window));
    if (account.spendLimit)
        set << PolicyPanel::tr("spend %1").arg(words::formatAmount(*account.spendLimit));
    if (account.fee != Fee{})
        set << PolicyPanel::tr("a fee");
    if (account.trigger == Trigger::Edge)
        set << PolicyPanel::tr("on the way down");
    if (set.isEmpty())
        return PolicyPanel::tr("none");
    return set.size() == 1 ? set.front() : PolicyPanel::tr("%n set", "limits", static_cast<int>(set.size()));
}

FieldForm* sectionForm(const Theme& theme, ScenarioDocument& document, QWidget* parent)
{
    auto* form = new FieldForm(theme, document, parent);
    form->layout()->setContentsMargins(Theme::unit(8), 0, Theme::unit(4), Theme::unit(3));
    return form;
}

} // namespace

void PolicyPanel::addSections(QVBoxLayout& layout)
{
    m_paidForm = new PaidFromForm(m_document, this);
    m_paid = new FoldSection(m_theme, tr("Paid from this balan&ce"), m_paidForm, this);
    m_card = makeCard();
    m_limits = makeLimits();
    m_stops = makeStops();
    for (FoldSection* section : {m_paid, m_card, m_limits, m_stops}) {
        auto* line = new QFrame(this);
        line->setFixedHeight(1);
        line->setAutoFillBackground(true);
        line->setBackgroundRole(QPalette::Mid);
        layout.addWidget(line);
        layout.addWidget(section);
    }
}

FoldSection* PolicyPanel::makeCard()
{
    auto* form = sectionForm(m_theme, m_document, this);
    form->addPercent({"decline-rate", tr("Declined by chance"), tr("decline rate"),
                      tr("The chance that a payment attempt is declined")});
    form->addLine(
        {"declined-attempts", tr("Declined payments"), tr("declined payments"),
         tr("Payment attempts that are declined for certain, counted from 1 over the whole record, such as 3,4"),
         tr("none")});
    form->addCount({"max-attempts", tr("Tries per reload"), tr("tries per reload"),
                    tr("How often the provider tries the card for one reload")},
                   1, 100);
    form->addDelay(
        {"retry-delay", tr("Wait between tries"), tr("wait between tries"), tr("From a declined attempt to the next")},
        {"10m", "1h", "6h", "1d"});
    form->addDelay({"fix-delay", tr("Until it is repaired"), tr("time to repair the payment"),
                    tr("From the last declined attempt until a person has repaired the payment; never is allowed")},
                   {"1h", "8h", "1d", "never"});
    m_forms.push_back(form);
    return new FoldSection(m_theme, tr("Card &trouble"), form, this);
}

FoldSection* PolicyPanel::makeLimits()
{
    auto* form = sectionForm(m_theme, m_document, this);
    form->addMoney({"daily-cap", tr("Reloads a day"), tr("daily cap"),
                    tr("Most dollars of automatic reloads in a calendar day (UTC)"), tr("no limit")});
    form->addMoney({"monthly-cap", tr("Reloads a month"), tr("monthly cap"),
                    tr("Most dollars of automatic reloads in a calendar month (UTC)"), tr("no limit")});
    form->addLine({"max-reloads", tr("Number of reloads"), tr("number of reloads"),
                   tr("Most automatic reloads in a time, such as 5/24h"), tr("no limit")});
    form->addMoney({"spend-limit", tr("Spending a month"), tr("spend limit"),
                    tr("Most dollars of charges in a calendar month (UTC); from then on charges are refused"),
                    tr("no limit")});
    form->addLine({"fee", tr("Fee of a reload"), tr("fee"),
                   tr("Paid on the card with each reload and not credited, such as 0.30+4.4%")});
    form->addChoice({"trigger", tr("Asks"), tr("trigger"),
                     tr("Whether a reload is asked for whenever the balance is low, or only when it falls below")},
                    {{"level", tr("whenever low")}, {"edge", tr("on the way down")}});
    m_forms.push_back(form);
    return new FoldSection(m_theme, tr("&Limits"), form, this);
}

FoldSection* PolicyPanel::makeStops()
{
    auto* form = sectionForm(m_theme, m_document, this);
    form->addChoice({"work", tr("Refused work"), tr("refused work"),
                     tr("Whether refused work waits and then goes on, or is never done")},
                    {{"defer", tr("waits, then goes on")}, {"drop", tr("is skipped")}});
    form->addDelay({"resume-lag", tr("Until they go on"), tr("resume lag"),
                    tr("From the credit until agents work again, such as a new sign-in")},
                   {"0s", "1m", "5m", "15m"});
    form->addDelay(
        {"billing-lag", tr("Charged after"), tr("billing lag"),
         tr("From a request's start to its charge: what is under way when the balance runs out is still charged")},
        {"0s", "12s", "1m"});
    form->addDelay({"idle-gap", tr("A run ends after"), tr("idle gap"),
                    tr("A longer pause of a session starts a new run; only the stopped run waits")},
                   {"10m", "30m", "1h", "5h"});
    m_forms.push_back(form);
    return new FoldSection(m_theme, tr("&When agents stop"), form, this);
}

void PolicyPanel::showPaidFrom()
{
    m_paid->setUnfolded(true);
    ensureWidgetVisible(m_paid);
}

void PolicyPanel::refreshSections()
{
    const Account& account = m_document.scenario().account;
    m_paidForm->refresh();
    m_paid->header().setValueText(m_paidForm->summary());
    m_card->header().setValueText(cardText(account));
    m_limits->header().setValueText(limitsText(account));
    m_stops->header().setValueText(account.work == Work::Defer ? tr("wait, then go on") : tr("skip the work"));
}

} // namespace lowwater
