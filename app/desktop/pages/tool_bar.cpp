// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/pages/tool_bar.h"

#include "app/desktop/actions.h"

#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace lowwater {

ToolBar::ToolBar(const Actions& actions, QWidget* parent) : QToolBar(tr("Toolbar"), parent)
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
    auto* room = new QWidget(this);
    room->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(room);
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

void ToolBar::setNarrow(bool narrow)
{
    for (QToolButton* button : m_shrinking)
        button->setToolButtonStyle(narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

} // namespace lowwater
