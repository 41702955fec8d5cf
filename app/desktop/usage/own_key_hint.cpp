// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/usage/own_key_hint.h"

#include "app/desktop/theme.h"
#include "app/desktop/verdict/token_label.h"
#include "app/desktop/words/format.h"
#include "sim/billing/prepared_routing.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace lowwater {

namespace {

constexpr double radius = 4;

/// The tool to speak of; null: none.
const Consumer* heavyTool(const UsagePicture& picture)
{
    const auto& tools = picture.consumers.front();
    if (tools.empty() || !tools.front().heavy() || tools.front().name == NameId::Empty)
        return nullptr;
    return tools.front().costs.api == tools.front().sum.cost ? nullptr : &tools.front();
}

QString detailText(const Consumer& tool)
{
    const QString key = words::formatMoney(tool.ownKeyCost());
    const QString extra = words::formatMoney(tool.fromCredits());
    const QString plan = words::formatMoney(tool.costs.plan);
    if (tool.costs.plan == Money{})
        return OwnKeyHint::tr(
                   "It took %1 off the credits. With a key it is billed %2 at the month's end, and no reload "
                   "is in its way.")
            .arg(extra, key);
    if (tool.fromCredits() == Money{})
        return OwnKeyHint::tr("The plan served %1 of it at no extra cost. With a key it would have cost %2.")
            .arg(plan, key);
    return OwnKeyHint::tr("The plan served %1 of it, and %2 came off the credits. With a key it would have cost %3.")
        .arg(plan, extra, key);
}

} // namespace

OwnKeyHint::OwnKeyHint(const Theme& theme, QWidget* parent)
    : QFrame(parent),
      m_theme{theme},
      m_title{new TokenLabel(theme, TextStyle::Body, Token::Text, this, true)},
      m_detail{new TokenLabel(theme, TextStyle::Small, Token::TextSecondary, this)},
      m_try{new QPushButton(tr("Try it"), this)}
{
    m_title->setWordWrap(true);
    m_detail->setWordWrap(true);
    auto* lines = new QVBoxLayout;
    lines->setSpacing(Theme::unit() / 2);
    lines->addWidget(m_title);
    lines->addWidget(m_detail);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::unit(3), Theme::unit(2), Theme::unit(3), Theme::unit(2));
    layout->setSpacing(Theme::unit(3));
    layout->addWidget(new IconLabel(theme, Icon::Info, Token::Info, 4.5, this), 0, Qt::AlignTop);
    layout->addLayout(lines, 1);
    layout->addWidget(m_try, 0, Qt::AlignVCenter);
    hide();
    connect(m_try, &QPushButton::clicked, this, [this] {
        emit editRequested(tr("Put %1 on an API key").arg(m_name), [tool = m_tool](Scenario& scenario) {
            scenario.routing = withToolIn(scenario.routing, tool, Pool::Api);
        });
    });
}

void OwnKeyHint::show(const UsagePicture& picture)
{
    const Consumer* tool = heavyTool(picture);
    setVisible(tool != nullptr);
    if (tool == nullptr)
        return;
    m_tool = picture.history->name(tool->name);
    m_name = shownName(*picture.history, tool->name);
    m_title->setText(tr("%1 on an API key of its own: %2").arg(m_name, words::formatMoney(tool->ownKeyCost())));
    m_detail->setText(detailText(*tool));
    m_try->setAccessibleName(tr("Try %1 on an API key").arg(m_name));
}

QString OwnKeyHint::text() const
{
    return m_title->text() + QLatin1Char(' ') + m_detail->text();
}

void OwnKeyHint::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(Token::InfoTint));
    painter.drawRoundedRect(rect(), radius, radius);
}

} // namespace lowwater
