// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/usage/pool_blocks.h"

#include "app/desktop/usage/meter_bar.h"
#include "app/desktop/usage/pool_look.h"
#include "app/desktop/usage/spark_line.h"
#include "app/desktop/usage/text_grid.h"
#include "app/desktop/verdict/token_label.h"
#include "app/desktop/words/format.h"

#include <QVBoxLayout>

namespace lowwater {

namespace {

constexpr std::size_t mostBillLines = 5;

QHBoxLayout* baselineRow(QWidget* left, QWidget* right)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(Theme::unit(2));
    row->addWidget(left, 0, Qt::AlignBottom);
    row->addWidget(right, 0, Qt::AlignBottom);
    row->addStretch(1);
    return row;
}

QString settingText(const Policy& policy)
{
    switch (policy.mode) {
    case Mode::ByHand:
        return CreditsBlock::tr("bought by hand, %1 each").arg(words::formatAmount(policy.amount));
    case Mode::Off:
        return CreditsBlock::tr("off");
    case Mode::Auto:
        break;
    }
    return (policy.rule == Rule::Add ? CreditsBlock::tr("add %1 when below %2")
                                     : CreditsBlock::tr("fill up to %1 when below %2"))
        .arg(words::formatAmount(policy.amount), words::formatMoney(policy.threshold));
}

} // namespace

PoolBlock::PoolBlock(const Theme& theme, Pool pool, const QString& name, QWidget* parent)
    : QWidget(parent), m_theme{theme}
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::unit());
    auto* head = new QHBoxLayout;
    head->setSpacing(Theme::unit(2));
    auto* title = new TokenLabel(theme, TextStyle::Heading, Token::Text, this, true);
    title->setText(name);
    m_note = new TokenLabel(theme, TextStyle::Small, Token::TextSecondary, this);
    head->addWidget(new IconLabel(theme, poolIcon(pool), poolToken(pool), 4.5, this));
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(m_note);
    layout->addLayout(head);
    m_content = new QVBoxLayout;
    m_content->setSpacing(Theme::unit());
    layout->addLayout(m_content);
    layout->addStretch(1);
}

void PoolBlock::setNote(const QString& note)
{
    m_note->setText(note);
}

PlanBlock::PlanBlock(const Theme& theme, QWidget* parent) : PoolBlock(theme, Pool::Plan, tr("Plan"), parent) {}

void PlanBlock::show(const UsagePicture& picture, const QTimeZone& zone)
{
    delete m_rows;
    m_rows = new QWidget(this);
    auto* rows = new QVBoxLayout(m_rows);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(Theme::unit());
    const auto add = [&](TextStyle style, Token color, const QString& text) {
        auto* label = new TokenLabel(theme(), style, color, m_rows);
        label->setWordWrap(true);
        label->setText(text);
        rows->addWidget(label);
    };
    setNote(picture.windows.empty() ? tr("no allowance set") : tr("included usage"));
    if (picture.windows.empty()) {
        add(TextStyle::Body, Token::TextSecondary,
            picture.costs.plan > Money{}
                ? tr("%1 of work fell to the plan. Set its allowance at the left to see when it runs out.")
                      .arg(words::formatMoney(picture.costs.plan))
                : tr("Nothing here is paid by a plan."));
    }
    for (std::size_t i = 0; i < picture.windows.size(); ++i) {
        const WindowStanding state = standingOf(picture.windows[i], picture.progress[i], zone);
        auto* title = new TokenLabel(theme(), TextStyle::Body, Token::Text, m_rows);
        title->setText(state.title);
        auto* used = new TokenLabel(theme(), TextStyle::Body, Token::Text, m_rows, true);
        used->setText(words::formatMoney(state.used));
        auto* of = new TokenLabel(theme(), TextStyle::Body, Token::TextSecondary, m_rows);
        of->setText(tr("of %1").arg(words::formatMoney(state.allowance)));
        auto* line = new QHBoxLayout;
        line->setSpacing(Theme::unit());
        line->addWidget(title);
        line->addStretch(1);
        line->addWidget(used);
        line->addWidget(of);
        rows->addSpacing(Theme::unit());
        rows->addLayout(line);
        auto* bar = new MeterBar(theme(), state.title, m_rows);
        bar->setUsed(state.used, state.allowance);
        rows->addWidget(bar);
        add(TextStyle::Small, Token::TextSecondary, state.state);
        add(TextStyle::Small, Token::TextSecondary, state.history);
    }
    content().addWidget(m_rows);
    m_rows->show();
}

CreditsBlock::CreditsBlock(const Theme& theme, QWidget* parent)
    : PoolBlock(theme, Pool::Extra, tr("Usage credits"), parent),
      m_left{new TokenLabel(theme, TextStyle::Figure, Token::Text, this, true)},
      m_line{new SparkLine(theme, this)},
      m_facts{new TextGrid(theme, QStringLiteral("lr"), this)}
{
    setNote(tr("prepaid, this balance"));
    auto* note = new TokenLabel(theme, TextStyle::Small, Token::TextSecondary, this);
    note->setText(tr("left, simulated"));
    auto* row = baselineRow(m_left, note);
    auto* span = new TokenLabel(theme, TextStyle::Small, Token::TextSecondary, this);
    span->setText(tr("last %n days", "", SparkLine::shownDays));
    row->addWidget(span, 0, Qt::AlignBottom);
    content().addLayout(row);
    content().addWidget(m_line);
    content().addWidget(m_facts);
}

void CreditsBlock::show(const RunResultPtr& result)
{
    m_line->setResult(result);
    const bool ran = result && result->outcome;
    m_left->setText(ran ? words::formatMoney(result->outcome->ending) : QStringLiteral("–"));
    if (!result)
        return m_facts->setRows({});
    std::vector<TextGrid::Row> rows{
        {{tr("Reload setting"), Token::TextSecondary}, {settingText(result->scenario.policy)}}};
    if (ran) {
        const Outcome& outcome = *result->outcome;
        const auto reloads = outcome.reloads.size();
        const auto stops = outcome.interruptions.size();
        rows.push_back({{tr("Reloads"), Token::TextSecondary},
                        {reloads == 0 ? words::formatCount(0)
                                      : QStringLiteral("%1 · %2").arg(words::formatCount(reloads),
                                                                      words::formatMoney(outcome.reloaded))}});
        rows.push_back({{tr("Interruptions"), Token::TextSecondary},
                        {stops == 0 ? words::formatCount(0)
                                    : QStringLiteral("%1 · %2").arg(words::formatCount(stops),
                                                                    words::formatDuration(outcome.stoppedAgentTime)),
                         stops == 0 ? Token::Text : Token::Bad}});
    } else {
        rows.push_back({{tr("Reloads"), Token::TextSecondary}, {tr("nothing was paid from this balance")}});
    }
    m_facts->setRows(rows);
}

ApiBlock::ApiBlock(const Theme& theme, QWidget* parent)
    : PoolBlock(theme, Pool::Api, tr("API key"), parent),
      m_sum{new TokenLabel(theme, TextStyle::Figure, Token::Text, this, true)},
      m_month{new TokenLabel(theme, TextStyle::Small, Token::TextSecondary, this)},
      m_bill{new TextGrid(theme, QStringLiteral("lrrrr"), this)}
{
    setNote(tr("paid per token"));
    content().addLayout(baselineRow(m_sum, m_month));
    content().addWidget(m_bill);
    m_bill->setHead({tr("Model"), tr("In"), tr("Out"), tr("Cache read"), tr("Cost")});
}

void ApiBlock::show(const UsagePicture& picture)
{
    m_sum->setText(words::formatMoney(picture.bill ? picture.bill->total.cost : Money{}));
    if (!picture.bill) {
        m_month->setText({});
        return m_bill->setRows({{{tr("Nothing was paid by an API key."), Token::TextSecondary}}});
    }
    std::vector<TextGrid::Row> rows;
    Money others;
    for (const auto& line : picture.bill->lines) {
        if (rows.size() >= mostBillLines) {
            others += line.sum.cost;
            continue;
        }
        const TokenSums& tokens = line.sum.tokens;
        rows.push_back({{shownName(*picture.history, line.model)},
                        {shortCount(tokens.input + tokens.cacheWrite5m + tokens.cacheWrite1h)},
                        {shortCount(tokens.output)},
                        {shortCount(tokens.cacheRead)},
                        {words::formatMoney(line.sum.cost)}});
    }
    if (others > Money{})
        rows.push_back({{tr("other models")}, {}, {}, {}, {words::formatMoney(others)}});
    const QDate month = words::wallClock(picture.bill->month, QTimeZone::utc()).date();
    m_month->setText(tr("in %1").arg(words::locale().toString(month, QStringLiteral("MMMM yyyy"))));
    m_bill->setRows(rows);
}

} // namespace lowwater
