// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tables/row_table.h"

#include "app/desktop/tables/quiet_header.h"
#include "app/desktop/tables/row_delegate.h"
#include "app/desktop/theme.h"

#include <QMouseEvent>

#include <algorithm>

namespace lowwater {

RowTable::RowTable(const Theme& theme, QWidget* parent) : QTableView(parent), m_delegate{new RowDelegate(theme, this)}
{
    setItemDelegate(m_delegate);
    setHorizontalHeader(new QuietHeader(theme, this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(NoFrame);
    setHorizontalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    horizontalHeader()->setStretchLastSection(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(std::max(Theme::unit(25) / 4, fontMetrics().height() + Theme::unit()));
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder); // before sorting is on: the rows' own order first
    setSortingEnabled(true);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void RowTable::setStale(bool stale)
{
    m_delegate->setStale(stale);
    viewport()->update();
}

int RowTable::widthOfTexts(int column) const
{
    constexpr int looksAt = 64; // of the first rows; and the last, which has the longest number
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    int width = horizontalHeader()->sectionSizeHint(column);
    const int rows = model()->rowCount();
    for (int row = 0; row < std::min(rows, looksAt); ++row)
        width = std::max(width, m_delegate->sizeHint(option, model()->index(row, column)).width());
    return std::max(width, m_delegate->sizeHint(option, model()->index(rows - 1, column)).width());
}

void RowTable::fitColumns()
{
    if (model() == nullptr || model()->rowCount() == 0)
        return;
    for (const int column : shownColumns()) {
        const int needed = std::min(Theme::unit(80), widthOfTexts(column));
        if (needed <= m_fitted.value(column, 0))
            continue;
        m_fitted[column] = needed;
        setColumnWidth(column, needed);
    }
}

void RowTable::keyboardSearch(const QString&) {}

QList<int> RowTable::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        rows << index.row();
    std::sort(rows.begin(), rows.end());
    return rows;
}

QList<int> RowTable::shownColumns() const
{
    QList<int> columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(column))
            columns << column;
    }
    return columns;
}

void RowTable::mousePressEvent(QMouseEvent* event)
{
    const QPersistentModelIndex before = currentIndex();
    QTableView::mousePressEvent(event);
    const QModelIndex hit = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && hit.isValid() && before.isValid() && before.row() == hit.row())
        emit clickedAgain(hit);
}

} // namespace lowwater
