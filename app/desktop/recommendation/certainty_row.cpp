// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/recommendation/certainty_row.h"

#include "app/desktop/verdict/token_label.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace lowwater {

CertaintyRow::CertaintyRow(const Theme& theme, QWidget* parent) : QWidget(parent), m_grid{new QGridLayout(this)}
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(Theme::unit(5));
    m_grid->setVerticalSpacing(Theme::unit(3));
    for (std::size_t i = 0; i < count; ++i) {
        auto* widget = new QWidget(this);
        auto* column = new QVBoxLayout(widget);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        auto* caption = new TokenLabel(theme, TextStyle::Small, Token::TextSecondary, widget);
        auto* value = new TokenLabel(theme, TextStyle::Figure, Token::Text, widget, true);
        auto* note = new TokenLabel(theme, TextStyle::Small, Token::TextSecondary, widget);
        note->setWordWrap(true);
        for (auto* label : {caption, value, note})
            column->addWidget(label);
        column->addStretch(1);
        m_cells.push_back({widget, caption, value, note});
    }
    setNarrow(false);
}

void CertaintyRow::setNarrow(bool narrow)
{
    const int columns = narrow ? 2 : static_cast<int>(count);
    for (std::size_t i = 0; i < count; ++i) {
        m_grid->removeWidget(m_cells[i].widget);
        m_grid->addWidget(m_cells[i].widget, static_cast<int>(i) / columns, static_cast<int>(i) % columns);
    }
    for (int column = 0; column < static_cast<int>(count); ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
}

void CertaintyRow::setCells(const std::vector<CertaintyCell>& cells)
{
    for (std::size_t i = 0; i < std::min(count, cells.size()); ++i) {
        m_cells[i].caption->setText(cells[i].caption);
        m_cells[i].value->setText(cells[i].value);
        m_cells[i].value->setToken(cells[i].token);
        m_cells[i].note->setText(cells[i].note);
        m_cells[i].widget->setAccessibleName(cells[i].caption);
        m_cells[i].widget->setAccessibleDescription(cells[i].value + QStringLiteral(", ") + cells[i].note);
    }
}

} // namespace lowwater
