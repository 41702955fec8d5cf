// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/imports/prices_dialog.h"

#include "app/desktop/imports/import_words.h"
#include "app/desktop/imports/price_model.h"
#include "app/desktop/panel/money_spin_box.h"
#include "app/desktop/style.h"
#include "app/desktop/tables/row_table.h"
#include "app/desktop/verdict/token_label.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lowwater {

namespace {

/// For whoever sees the dialog only.
struct RateField {
    QString label;
    QString name;
    QString none; ///< what an empty field means; empty: it must be filled in
};

std::array<RateField, 5> rateFields()
{
    return {
        RateField{PricesDialog::tr("&Input"), PricesDialog::tr("Input"), {}},
        RateField{PricesDialog::tr("&Output"), PricesDialog::tr("Output"), {}},
        RateField{PricesDialog::tr("Cache write, &5 min"), PricesDialog::tr("Cache write, 5 min"),
                  PricesDialog::tr("1.25 × input")},
        RateField{PricesDialog::tr("Cache write, &1 h"), PricesDialog::tr("Cache write, 1 h"),
                  PricesDialog::tr("2 × input")},
        RateField{PricesDialog::tr("Cache &read"), PricesDialog::tr("Cache read"), PricesDialog::tr("0.1 × input")}};
}

} // namespace

PricesDialog::PricesDialog(const Theme& theme, const QString& file, QWidget* parent)
    : QDialog(parent),
      m_file{file},
      m_model{new PriceModel(this)},
      m_table{new RowTable(theme, this)},
      m_title{new QLabel(this)},
      m_give{new QPushButton(tr("&Set price"), this)},
      m_problem{new TokenLabel(theme, TextStyle::Body, Token::Bad, this)}
{
    setWindowTitle(tr("Prices"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::unit(6), Theme::unit(5), Theme::unit(6), Theme::unit(4));
    layout->setSpacing(Theme::unit(3));
    auto* says = new QLabel(tr("In dollars for a million tokens. A price holds for all charges of its model that came "
                               "without a cost of their own."),
                            this);
    says->setWordWrap(true);
    layout->addWidget(says);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Prices by model"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSortingEnabled(false); // those without a price stay on top
    m_table->horizontalHeader()->setSectionsClickable(false);
    layout->addWidget(m_table, 1);
    layout->addWidget(makeForm(theme));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_give, &QPushButton::clicked, this, &PricesDialog::give);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PricesDialog::showChosen);
    m_table->horizontalHeader()->setStretchLastSection(true); // a long source is in its tooltip
    const int room = parent == nullptr ? Theme::unit(300) : parent->width() - Theme::unit(16);
    resize(std::min(room, Theme::unit(300)), Theme::unit(130));
}

QWidget* PricesDialog::makeForm(const Theme& theme)
{
    auto* form = new QWidget(this);
    auto* grid = new QGridLayout(form);
    grid->setContentsMargins(0, Theme::unit(2), 0, 0);
    grid->setHorizontalSpacing(Theme::unit(3));
    grid->setVerticalSpacing(Theme::unit());
    m_title->setFont(Theme::font(TextStyle::Heading));
    grid->addWidget(m_title, 0, 0, 1, 7);
    const auto fields = rateFields();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        auto* box = new MoneySpinBox(form);
        box->setMinimum(Money{});
        box->setOptional(fields[i].none.isEmpty() ? tr("not set") : fields[i].none);
        box->setAccessibleName(fields[i].name);
        box->setToolTip(tr("Dollars for a million tokens"));
        box->setMinimumWidth(Theme::unit(28));
        connect(box, &MoneySpinBox::rejected, this, [this](const QString& why) {
            m_isRejected = true;
            setProblem(why);
        });
        connect(box, &MoneySpinBox::valueChanged, this, [this] { setProblem({}); });
        connect(box->findChild<QLineEdit*>(), &QLineEdit::textEdited, this, [this] { m_isEdited = true; });
        m_rates[i] = box;
        auto* label = new QLabel(fields[i].label, form);
        label->setBuddy(box);
        grid->addWidget(label, 1, static_cast<int>(i));
        grid->addWidget(box, 2, static_cast<int>(i));
    }
    setPrimary(*m_give);
    m_give->setToolTip(tr("Keeps this price and prices the history again"));
    grid->addWidget(m_give, 2, 5);
    grid->setColumnStretch(6, 1);
    m_kept = new TokenLabel(theme, TextStyle::Small, Token::TextHint, form);
    m_kept->setWordWrap(true);
    grid->addWidget(m_kept, 3, 0, 1, 7);
    m_problem->setWordWrap(true);
    m_problem->hide();
    grid->addWidget(m_problem, 4, 0, 1, 7);
    return form;
}

void PricesDialog::setImport(const ImportPtr& import)
{
    const int current = m_table->currentIndex().row();
    const std::string chosen = current < 0 ? std::string{} : m_model->rows()[static_cast<std::size_t>(current)].model;
    m_model->setImport(*import);
    m_table->fitColumns();
    const auto& rows = m_model->rows();
    const auto same = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.model == chosen; });
    const bool isThere = current >= 0 && same != rows.end();
    m_keepsFields = isThere && m_isEdited;
    m_table->selectRow(isThere ? static_cast<int>(same - rows.begin()) : 0);
    showChosen();
    m_keepsFields = false;
}

void PricesDialog::showChosen()
{
    const int current = m_table->currentIndex().row();
    if (current < 0 || m_keepsFields)
        return;
    setProblem({});
    m_isEdited = false;
    const auto& row = m_model->rows()[static_cast<std::size_t>(current)];
    const bool can = !row.model.empty() && !m_file.isEmpty();
    m_title->setText(row.model.empty() ? tr("Charges that do not say their model cannot be given a price")
                                       : tr("Price of %1").arg(modelText(row.model)));
    for (std::size_t i = 0; i < m_rates.size(); ++i) {
        const bool given = row.rates && !(*row.rates)[i].derived;
        m_rates[i]->setValue(given ? std::optional((*row.rates)[i].perMillion) : std::nullopt);
        m_rates[i]->setEnabled(can);
    }
    m_give->setEnabled(can);
    m_kept->setText(m_file.isEmpty() ? tr("There is no configuration folder to keep prices in.")
                    : row.hasMore
                        ? tr("Your own prices are kept in %1, for the command too. Setting one replaces all of "
                             "this model: of other days, long prompts, fast mode and regions too.")
                              .arg(m_file)
                        : tr("Your own prices are kept in %1, for the command too.").arg(m_file));
}

void PricesDialog::setProblem(const QString& sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void PricesDialog::give()
{
    const int current = m_table->currentIndex().row();
    if (current < 0)
        return;
    m_isRejected = false;
    m_give->setFocus(); // what is still being typed counts
    if (m_isRejected)
        return;
    const auto input = m_rates[0]->value();
    const auto output = m_rates[1]->value();
    if (!input || !output) {
        setProblem(tr("Input and output need a price; write 0 where they are free."));
        (input ? m_rates[1] : m_rates[0])->setFocus();
        return;
    }
    m_isEdited = false; // the price there is soon
    emit priceGiven({m_model->rows()[static_cast<std::size_t>(current)].model, *input, *output, m_rates[2]->value(),
                     m_rates[3]->value(), m_rates[4]->value()});
}

} // namespace lowwater
