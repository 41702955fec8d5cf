// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/imports/price_model.h"

#include "app/desktop/icons.h"
#include "app/desktop/imports/import_words.h"
#include "app/desktop/panel/money_spin_box.h"
#include "app/desktop/tables/table_roles.h"
#include "app/desktop/words/format.h"

#include <algorithm>
#include <array>

namespace lowwater {

namespace {

void price(PriceModel::Row& row, const PriceTable& prices)
{
    bool fast = false;
    const ModelPrices* model = prices.find(row.model, fast);
    const DatedPrice* price = model == nullptr ? nullptr : model->at(row.last);
    if (price == nullptr)
        return;
    row.rates = fast && price->fast ? *price->fast : price->rates;
    row.hasMore = model->prices.size() > 1 || !price->tiers.empty() || price->fast ||
                  price->fastMultiplier.thousandths != Multiplier{}.thousandths || !price->regions.empty();
}

QString sourceText(const Rates& rates)
{
    const ValueSource& source = rates.front().source;
    const QString where = source.where.empty() ? PriceModel::tr("not said") : QString::fromStdString(source.where);
    return source.date.empty()
               ? where
               : PriceModel::tr("%1, %2", "source, day").arg(where, QString::fromStdString(source.date));
}

std::vector<PriceModel::Row> rowsOf(const Import& import)
{
    const auto& unpriced = import.read.summary.unpricedModels;
    std::vector<PriceModel::Row> rows;
    for (const ModelSum& sum : import.facts.models) {
        PriceModel::Row row{sum, 0, false, {}};
        price(row, import.options.priceTable());
        if (const auto found = unpriced.find(row.model); found != unpriced.end())
            row.unpriced = found->second.charges;
        rows.push_back(std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const PriceModel::Row& a, const PriceModel::Row& b) {
        return a.unpriced != b.unpriced ? a.unpriced > b.unpriced : a.cost > b.cost;
    });
    return rows;
}

} // namespace

PriceModel::PriceModel(QObject* parent) : QAbstractTableModel(parent) {}

void PriceModel::setImport(const Import& import)
{
    beginResetModel();
    m_rows = rowsOf(import);
    endResetModel();
}

int PriceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PriceModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PriceModel::text(const Row& row, int column) const
{
    switch (column) {
    case Model:
        return modelText(row.model);
    case Charges:
        return words::formatCount(row.charges);
    case TokenCount:
        return words::formatTokens(row.tokens);
    case Cost:
        return words::formatMoney(row.cost);
    case Source:
        if (row.unpriced > 0)
            return row.unpriced == row.charges ? tr("no price, counted as $0")
                                               : tr("%1 without a price").arg(chargesText(row.unpriced));
        return row.rates ? sourceText(*row.rates) : tr("not known; the costs were given");
    default:
        return row.rates ? MoneySpinBox::exactText((*row.rates)[static_cast<std::size_t>(column - Input)].perMillion)
                         : tr("–", "no price");
    }
}

QVariant PriceModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const bool isText = index.column() == Model || index.column() == Source;
    switch (role) {
    case Qt::DisplayRole:
    case ExportRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == Source ? text(row, Source) : QVariant{};
    case Qt::TextAlignmentRole:
        return static_cast<int>((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case ToneRole:
        return row.unpriced > 0 && isText ? static_cast<int>(Token::Warn) : QVariant{};
    case IconRole:
        return row.unpriced > 0 && index.column() == Model ? static_cast<int>(Icon::Warning) : QVariant{};
    case IconToneRole:
        return static_cast<int>(Token::Warn);
    default:
        return {};
    }
}

QVariant PriceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool isText = section == Model || section == Source;
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const std::array<QString, ColumnCount> titles = {
        tr("Model"),  tr("Charges"),         tr("Tokens"),        tr("Cost"),       tr("Input"),
        tr("Output"), tr("Write for 5 min"), tr("Write for 1 h"), tr("Cache read"), tr("Where the price is from")};
    return titles[static_cast<std::size_t>(section)];
}

} // namespace lowwater
