// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/usage/text_grid.h"

#include "app/desktop/verdict/token_label.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>

namespace lowwater {

TextGrid::TextGrid(const Theme& theme, const QString& columns, QWidget* parent)
    : QWidget(parent), m_theme{theme}, m_columns{columns}
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TextGrid::setHead(const QStringList& titles)
{
    m_head = titles;
    rebuild();
}

void TextGrid::setRows(const std::vector<Row>& rows)
{
    m_rows = rows;
    rebuild();
}

void TextGrid::rebuild()
{
    delete m_content;
    m_content = new QWidget(this);
    m_grid = new QGridLayout(m_content);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(Theme::unit(3));
    m_grid->setVerticalSpacing(Theme::unit());
    m_grid->setColumnStretch(static_cast<int>(m_columns.indexOf(QLatin1Char('l'))), 1);
    int line = 0;
    if (!m_head.isEmpty()) {
        for (int column = 0; column < m_head.size(); ++column)
            addCell(line, column, {m_head[column], Token::TextSecondary}, TextStyle::Small);
        auto* rule = new QFrame(m_content);
        rule->setFixedHeight(1);
        rule->setAutoFillBackground(true);
        rule->setBackgroundRole(QPalette::Mid);
        m_grid->addWidget(rule, ++line, 0, 1, static_cast<int>(m_columns.size()));
        ++line;
    }
    for (const Row& row : m_rows) {
        for (std::size_t column = 0; column < row.size(); ++column)
            addCell(line, static_cast<int>(column), row[column], TextStyle::Body);
        ++line;
    }
    layout()->addWidget(m_content);
    m_content->show();
    updateGeometry();
}

void TextGrid::addCell(int row, int column, const Cell& cell, TextStyle style)
{
    const bool right = m_columns[column] == QLatin1Char('r');
    if (cell.go) {
        auto* button = new QPushButton(cell.text, m_content);
        button->setAccessibleName(cell.accessibleName);
        connect(button, &QPushButton::clicked, this, cell.go, Qt::QueuedConnection); // it may take this row away
        m_grid->addWidget(button, row, column, right ? Qt::AlignRight : Qt::AlignLeft);
        return;
    }
    auto* label = new TokenLabel(m_theme, style, cell.color, m_content, cell.strong);
    label->setText(cell.text);
    if (!cell.drawing) {
        m_grid->addWidget(label, row, column, (right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        return;
    }
    auto* pair = new QWidget(m_content);
    auto* layout = new QHBoxLayout(pair);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::unit());
    layout->addWidget(new IconLabel(m_theme, *cell.drawing, cell.color, 3.5, pair));
    layout->addWidget(label);
    m_grid->addWidget(pair, row, column, (right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace lowwater
