// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/spent_header.h"

#include "app/desktop/charts/menu_button.h"
#include "app/desktop/icons.h"
#include "sim/history/hidden_names.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include <cmath>

namespace lowwater {

namespace {

constexpr int longestName = 28; ///< characters

QString byText(SpentBy by)
{
    switch (by) {
    case SpentBy::Tool:
        return SpentHeader::tr("by tool");
    case SpentBy::Model:
        return SpentHeader::tr("by model");
    case SpentBy::Session:
        break;
    }
    return SpentHeader::tr("by session");
}

QString namelessText(SpentBy by)
{
    switch (by) {
    case SpentBy::Tool:
        return SpentHeader::tr("no tool");
    case SpentBy::Model:
        return SpentHeader::tr("no model");
    case SpentBy::Session:
        break;
    }
    return SpentHeader::tr("no session");
}

QString shortened(QString name)
{
    if (name.size() > longestName)
        name = name.left(longestName - 1) + u'…';
    return name;
}

} // namespace

SpentHeader::SpentHeader(const ChartContent& content, QWidget* parent)
    : QWidget(parent), m_content{content}, m_choice{new MenuButton(this)}, m_choices{new QActionGroup(this)}
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* menu = new QMenu(m_choice);
    m_choice->setObjectName(QStringLiteral("spentBy"));
    m_choice->setMenu(menu);
    m_choice->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_choice->setLayoutDirection(Qt::RightToLeft); // the chevron behind the text
    m_choice->setIcon(icon(Icon::ChevronDown, content.colors.theme(), Token::TextSecondary));
    m_choice->setAccessibleName(tr("What the spending is parted by"));
    m_choice->setToolTip(tr("What the bars are parted by"));
    addChoice(tr("What tells most"), std::nullopt);
    for (const SpentBy by : {SpentBy::Tool, SpentBy::Model, SpentBy::Session})
        addChoice(byText(by), by);
    m_choices->actions().constFirst()->setChecked(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch();
    row->addWidget(m_choice);
}

void SpentHeader::addChoice(const QString& text, std::optional<SpentBy> by)
{
    QAction* action = m_choice->menu()->addAction(text);
    action->setCheckable(true);
    m_choices->addAction(action);
    connect(action, &QAction::triggered, this, [this, by] { emit byChosen(by); });
}

QSize SpentHeader::sizeHint() const
{
    return {m_content.metrics.px(320), m_content.metrics.px(22)};
}

void SpentHeader::refresh()
{
    m_choice->setFont(m_content.metrics.small());
    m_choice->setIconSize({m_content.metrics.px(10), m_content.metrics.px(10)});
    m_choice->setFixedHeight(m_content.metrics.px(22));
    const QString by = byText(m_content.categories.by());
    m_choice->setText(by);
    m_choice->setFixedWidth(static_cast<int>(std::ceil(m_content.metrics.smallWidth(by))) + m_content.metrics.px(20));
    m_choice->setVisible(m_content.history() != nullptr);
    update();
}

QString SpentHeader::title() const
{
    return tr("Spent per %1").arg(spentStepText(m_content.spentStep));
}

QStringList SpentHeader::names() const
{
    QStringList names;
    const History* history = m_content.history();
    if (!history)
        return names;
    const SpentBy by = m_content.categories.by();
    for (const NameId id : m_content.categories.named()) {
        std::string text{history->name(id)};
        if (m_content.hidesNames && by == SpentBy::Session)
            text = hiddenSession(text);
        const QString name = QString::fromStdString(text);
        if (name.isEmpty())
            names << namelessText(by);
        else
            names << shortened(by == SpentBy::Model ? shortModelName(name) : name);
    }
    if (m_content.categories.hasOther())
        names << tr("Other");
    return names;
}

void SpentHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ChartMetrics& metrics = m_content.metrics;
    const auto write = [&](double x, const QString& text, double width) {
        painter.drawText(QRectF(x, 0, width + 2, height()), Qt::AlignLeft | Qt::AlignVCenter, text);
    };
    double x = metrics.gutter();
    painter.setFont(metrics.smallBold());
    painter.setPen(m_content.colors(Token::Text));
    write(x, title(), metrics.boldWidth(title()));
    x += metrics.boldWidth(title()) + metrics.px(12);
    painter.setFont(metrics.small());
    painter.setPen(m_content.colors(Token::TextSecondary));
    const double end = m_choice->isVisible() ? m_choice->x() - metrics.px(8) : width();
    const QStringList all = names();
    const double swatch = metrics.px(10);
    for (qsizetype i = 0; i < all.size(); ++i) {
        const double needed = swatch + metrics.px(6) + metrics.smallWidth(all[i]);
        const QString more = tr("+%n more", nullptr, static_cast<int>(all.size() - i));
        const double reserve = i + 1 < all.size() ? metrics.px(16) + metrics.smallWidth(more) : 0;
        if (x + needed + reserve > end) {
            if (x + metrics.smallWidth(more) <= end)
                write(x, more, metrics.smallWidth(more));
            return;
        }
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        const bool other = m_content.categories.hasOther() && i + 1 == all.size();
        painter.setBrush(m_content.colors.category(other ? SpentCategories::mostNamed : static_cast<std::size_t>(i)));
        painter.drawRoundedRect(QRectF(x, std::round((height() - swatch) / 2), swatch, swatch), 2, 2);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(m_content.colors(Token::TextSecondary));
        write(x + swatch + metrics.px(6), all[i], needed);
        x += needed + metrics.px(16);
    }
}

} // namespace lowwater
