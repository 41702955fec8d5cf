// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tables/table_page.h"

#include "app/desktop/tables/empty_text.h"
#include "app/desktop/tables/row_table.h"
#include "app/desktop/tables/table_text.h"
#include "app/desktop/verdict/token_label.h"

#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <QStackedLayout>

namespace lowwater {

TablePage::TablePage(const Theme& theme, ResultModel* model, const QString& name, QWidget* parent)
    : QWidget(parent),
      m_model{model},
      m_rows{new QSortFilterProxyModel(this)},
      m_table{new RowTable(theme, this)},
      m_empty{new TokenLabel(theme, TextStyle::Body, Token::TextSecondary, this)},
      m_stack{new QStackedLayout(this)}
{
    model->setParent(this);
    m_rows->setSortRole(SortRole);
    m_rows->setSortLocaleAware(true);
    m_rows->setFilterKeyColumn(-1);
    m_rows->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_rows->setSourceModel(model);
    m_table->setModel(m_rows);
    m_table->setAccessibleName(name);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_empty->setContentsMargins(Theme::unit(4), Theme::unit(3), Theme::unit(4), Theme::unit(3));
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    setFocusProxy(m_table);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (!m_quiet && current.isValid())
                    emit rowChosen(modelRow(current));
            });
    connect(m_table, &RowTable::clickedAgain, this,
            [this](const QModelIndex& index) { emit rowChosen(modelRow(index)); });
    connect(m_table, &RowTable::activated, this,
            [this](const QModelIndex& index) { emit rowActivated(modelRow(index)); });
}

void TablePage::setResult(RunResultPtr result)
{
    m_pending = std::move(result);
    m_dirty = true;
    if (isVisible())
        refresh();
}

void TablePage::refresh()
{
    if (!m_dirty)
        return;
    m_dirty = false;
    const auto kept = currentRow();
    const auto time = kept ? m_model->timeOf(*kept) : std::nullopt;
    m_model->setResult(m_pending);
    if (!currentRow() && kept && *kept < m_model->rowCount() && m_model->timeOf(*kept) == time)
        select(kept);
    showRowsOrReason();
}

void TablePage::setZone(const QTimeZone& zone)
{
    const auto kept = currentRow();
    m_model->setZone(zone);
    select(kept && *kept < m_model->rowCount() ? kept : std::nullopt);
    showRowsOrReason();
}

void TablePage::setStale(bool stale)
{
    m_table->setStale(stale);
}

void TablePage::setEmptyText(const QString& text)
{
    m_emptyText = text;
    showRowsOrReason();
}

void TablePage::setFilter(const QString& text)
{
    m_filter = text;
    m_rows->setFilterFixedString(text);
    showRowsOrReason();
}

void TablePage::showRowsOrReason()
{
    const bool filteredOut = m_rows->rowCount() == 0 && m_model->rowCount() > 0;
    m_empty->setText(filteredOut ? whyNoMatch(m_filter) : m_emptyText);
    m_stack->setCurrentIndex(m_rows->rowCount() == 0 ? 1 : 0);
    if (m_rows->rowCount() > 0 && isVisible())
        m_table->fitColumns();
}

void TablePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
    showRowsOrReason();
}

int TablePage::modelRow(const QModelIndex& shown) const
{
    return m_rows->mapToSource(shown).row();
}

std::optional<int> TablePage::currentRow() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? std::optional{modelRow(current)} : std::nullopt;
}

void TablePage::select(std::optional<int> row)
{
    if (row == currentRow())
        return; // it may be one of several that are selected
    const QScopedValueRollback quiet(m_quiet, true);
    if (!row) {
        m_table->selectionModel()->clear();
        return;
    }
    const QModelIndex shown = m_rows->mapFromSource(m_model->index(*row, 0));
    if (!shown.isValid())
        return;
    m_table->selectionModel()->setCurrentIndex(shown, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->scrollTo(shown);
}

std::optional<int> TablePage::neighbour(int step) const
{
    const int count = m_rows->rowCount();
    const QModelIndex current = m_table->currentIndex();
    const int wanted = current.isValid() ? current.row() + step : step > 0 ? 0 : count - 1;
    if (wanted < 0 || wanted >= count)
        return std::nullopt;
    return modelRow(m_rows->index(wanted, 0));
}

QString TablePage::selectionAsTsv(bool hideNames) const
{
    m_model->setHidesNames(hideNames);
    QString text = rowsAsTsv(*m_rows, m_table->selectedRows(), m_table->shownColumns());
    m_model->setHidesNames(false);
    return text;
}

QByteArray TablePage::asCsv(bool hideNames) const
{
    m_model->setHidesNames(hideNames);
    QByteArray text = modelAsCsv(*m_rows, m_table->shownColumns());
    m_model->setHidesNames(false);
    return text;
}

} // namespace lowwater
