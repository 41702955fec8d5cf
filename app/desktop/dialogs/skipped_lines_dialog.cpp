// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/skipped_lines_dialog.h"

#include "app/desktop/theme.h"
#include "app/desktop/words/format.h"
#include "sim/core/text_file.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace lowwater {

SkippedLinesModel::SkippedLinesModel(std::shared_ptr<const ImportSummary> summary, QObject* parent)
    : QAbstractTableModel(parent), m_summary{std::move(summary)}
{
}

int SkippedLinesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_summary->skippedLines.size());
}

int SkippedLinesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString SkippedLinesModel::text(int row, int column) const
{
    const Error& error = m_summary->skippedLines[static_cast<std::size_t>(row)].error;
    switch (column) {
    case File:
        return QFileInfo(QString::fromStdString(error.where.file)).fileName();
    case Line:
        return QString::number(error.where.line);
    case Field:
        return QString::fromStdString(error.where.field);
    case Value:
        return QString::fromStdString(error.value);
    case Reason:
        return QString::fromStdString(error.message);
    default:
        return {};
    }
}

QVariant SkippedLinesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole)
        return text(index.row(), index.column());
    if (role == Qt::TextAlignmentRole && index.column() == Line)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return QString::fromStdString(m_summary->skippedLines[static_cast<std::size_t>(index.row())].text);
    return {};
}

QVariant SkippedLinesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case File:
        return tr("File");
    case Line:
        return tr("Line");
    case Field:
        return tr("Field");
    case Value:
        return tr("Value");
    case Reason:
        return tr("What is wrong, and what would be right");
    default:
        return {};
    }
}

QString SkippedLinesModel::toCsv(bool hidden) const
{
    const auto quoted = [](QString cell) {
        return QLatin1Char('"') + cell.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
    };
    QString csv = QStringLiteral("file,line,field,value,reason,text\r\n");
    for (int row = 0; row < rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column)
            cells << (hidden && (column == File || column == Value) ? QString() : quoted(text(row, column)));
        cells << (hidden ? QString()
                         : quoted(QString::fromStdString(m_summary->skippedLines[static_cast<std::size_t>(row)].text)));
        csv += cells.join(QLatin1Char(',')) + QLatin1String("\r\n");
    }
    return csv;
}

SkippedLinesDialog::SkippedLinesDialog(std::shared_ptr<const ImportSummary> summary, bool hidden, QWidget* parent)
    : QDialog(parent), m_model{new SkippedLinesModel(summary, this)}, m_hidden{hidden}
{
    setWindowTitle(tr("Lines left out"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::unit(6), Theme::unit(6), Theme::unit(6), Theme::unit(4));
    layout->setSpacing(Theme::unit(3));
    auto* says = new QLabel(this);
    says->setWordWrap(true);
    const auto shown = static_cast<std::uint64_t>(m_model->rowCount());
    const auto total = summary->skippedTotal();
    const QString lines = total == 1 ? tr("1 line could not be read and was left out; all others are in.")
                                     : tr("%Ln lines could not be read and were left out; all others are in.", "",
                                          static_cast<int>(total));
    says->setText(shown < total
                      ? lines + QLatin1Char(' ') + tr("Shown are the first %1.").arg(words::formatCount(shown))
                      : lines);
    layout->addWidget(says);
    auto* table = new QTableView(this);
    table->setModel(m_model);
    table->setAccessibleName(windowTitle());
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->resizeColumnsToContents();
    layout->addWidget(table, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* copyButton = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    copyButton->setToolTip(tr("All lines, as a table"));
    auto* saveButton = buttons->addButton(tr("Save as CSV…"), QDialogButtonBox::ActionRole);
    layout->addWidget(buttons);
    connect(copyButton, &QPushButton::clicked, this, &SkippedLinesDialog::copy);
    connect(saveButton, &QPushButton::clicked, this, &SkippedLinesDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(Theme::unit(200), Theme::unit(110));
}

void SkippedLinesDialog::copy()
{
    QGuiApplication::clipboard()->setText(m_model->toCsv(m_hidden));
}

void SkippedLinesDialog::save()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the lines left out"),
                                                      QStringLiteral("lines-left-out.csv"), tr("CSV (*.csv)"));
    if (path.isEmpty())
        return;
    if (const auto done = writeFile(path.toStdString(), m_model->toCsv(m_hidden).toStdString()); !done)
        QMessageBox::warning(this, windowTitle(), QString::fromStdString(done.error().describe()));
}

} // namespace lowwater
