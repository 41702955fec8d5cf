// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/usage/wide_grid.h"

#include <QScrollBar>

namespace lowwater {

WideGrid::WideGrid(const Theme& theme, const QString& columns, const QString& name, QWidget* parent)
    : QScrollArea(parent), m_grid{new TextGrid(theme, columns, this)}
{
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBackgroundRole(QPalette::Base);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(name);
    m_grid->setAccessibleName(name);
    setWidget(m_grid);
}

void WideGrid::setHead(const QStringList& titles)
{
    m_grid->setHead(titles);
    fit();
}

void WideGrid::setRows(const std::vector<TextGrid::Row>& rows)
{
    m_grid->setRows(rows);
    fit();
}

void WideGrid::fit()
{
    m_grid->adjustSize();
    setFixedHeight(m_grid->height() + horizontalScrollBar()->sizeHint().height());
}

QSize WideGrid::sizeHint() const
{
    return {m_grid->width(), height()};
}

} // namespace lowwater
