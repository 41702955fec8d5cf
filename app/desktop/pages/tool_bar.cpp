// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/pages/tool_bar.h"

#include "app/desktop/actions.h"
#include "app/desktop/pages/page_button.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace lowwater {

ToolBar::ToolBar(const Theme& theme, const Actions& actions, QWidget* parent) : QToolBar(tr("Toolbar"), parent)
{
    setObjectName(QStringLiteral("toolbar"));
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    toggleViewAction()->setVisible(false);
    addEdge(0);
    auto* open = addButton(actions[Command::Open]);
    open->setPopupMode(QToolButton::MenuButtonPopup);
    auto* menu = new QMenu(open);
    for (const Command command : {Command::Open, Command::PasteTable, Command::MakeUp, Command::OpenSample})
        menu->addAction(&actions[command]);
    open->setMenu(menu);
    addSeparator();
    m_shrinking = {addButton(actions.undo()), addButton(actions.redo())};
    addPages(theme, actions);
    auto* room = new QWidget(this);
    room->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(room);
    m_right = {addButton(actions[Command::PinPolicy]), addButton(actions[Command::Commands])};
    QAction& exportReport = actions[Command::ExportReport];
    auto* report = new QPushButton(exportReport.icon(), tr("E&xport report…"), this);
    report->setToolTip(exportReport.toolTip());
    report->setAccessibleName(tr("Export report"));
    connect(report, &QPushButton::clicked, &exportReport, &QAction::trigger);
    connect(&exportReport, &QAction::enabledChanged, report, &QWidget::setEnabled);
    addWidget(report);
    addEdge(Theme::unit());
}

void ToolBar::addEdge(int width)
{
    auto* edge = new QWidget(this);
    edge->setFixedWidth(width);
    addWidget(edge);
}

QToolButton* ToolBar::addButton(QAction& action)
{
    addAction(&action);
    auto* button = qobject_cast<QToolButton*>(widgetForAction(&action));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    QString name = action.iconText();
    button->setAccessibleName(name.remove(QLatin1Char('&')));
    return button;
}

void ToolBar::addPages(const Theme& theme, const Actions& actions)
{
    m_gap = new QWidget(this);
    m_gap->setFixedWidth(0);
    addWidget(m_gap);
    auto* block = new QWidget(this);
    auto* row = new QHBoxLayout(block);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::unit());
    for (QAction* page : actions.pages().actions())
        row->addWidget(new PageButton(theme, *page, block));
    m_pages = addWidget(block);
    m_pages->setVisible(false);
}

void ToolBar::setContentLeft(int left)
{
    m_contentLeft = left;
    m_pages->setVisible(left > 0);
    placePages();
}

/// The pages start where the content does, or after the last button where that is farther to the right.
void ToolBar::placePages()
{
    int used = 0;
    for (const QToolButton* button : m_shrinking)
        used = std::max(used, button->x() + button->sizeHint().width());
    m_gap->setFixedWidth(std::max(0, m_contentLeft - used - Theme::unit(2)));
}

void ToolBar::setNarrow(bool narrow)
{
    QList<QToolButton*> all = m_shrinking;
    all.append(m_right);
    for (QToolButton* button : all)
        button->setToolButtonStyle(narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    if (layout() != nullptr)
        layout()->activate();
    placePages();
}

} // namespace lowwater
