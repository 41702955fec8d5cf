// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/imports/bill_dialog.h"

#include "app/desktop/imports/import_words.h"
#include "app/desktop/panel/money_spin_box.h"
#include "app/desktop/style.h"
#include "app/desktop/theme.h"
#include "app/desktop/words/format.h"
#include "sim/import/cost_adjustment.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace lowwater {

namespace {

/// Days of a bill are days in UTC, as in the command.
QDate dayOf(SimTime time)
{
    return words::wallClock(time, QTimeZone::utc()).date();
}

QDateEdit* makeDay(const QString& name, QDate day, QWidget* parent)
{
    auto* edit = new QDateEdit(day, parent);
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    edit->setAccessibleName(name);
    edit->setToolTip(BillDialog::tr("A day in UTC"));
    return edit;
}

QLabel* makeAnswer(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QLabel* makeHead(const QString& text, QWidget* parent)
{
    auto* head = new QLabel(text, parent);
    head->setFont(Theme::font(TextStyle::Heading));
    return head;
}

} // namespace

BillDialog::BillDialog(const Theme& theme, ImportPtr import, QWidget* parent)
    : QDialog(parent),
      m_theme{theme},
      m_import{std::move(import)},
      m_amount{new MoneySpinBox(this)},
      m_first{makeDay(tr("From"), dayOf(m_import->recorded.history->times().front()), this)},
      m_last{makeDay(tr("To"), dayOf(m_import->recorded.history->times().back()), this)},
      m_short{new QCheckBox(tr("As on credits: prompts are cached for &5 minutes, not an hour"), this)},
      m_factor{makeAnswer(this)},
      m_shortCost{makeAnswer(this)},
      m_total{new QLabel(this)}
{
    setWindowTitle(tr("Scale to a real bill"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::unit(6), Theme::unit(5), Theme::unit(6), Theme::unit(4));
    layout->setSpacing(Theme::unit(2));
    layout->addWidget(makeHead(tr("I was really charged"), this));
    layout->addWidget(makeCharged());
    layout->addWidget(m_factor);
    layout->addSpacing(Theme::unit(3));
    layout->addWidget(makeHead(tr("Prompt cache"), this));
    layout->addWidget(m_short);
    layout->addWidget(m_shortCost);
    layout->addSpacing(Theme::unit(3));
    m_total->setFont(Theme::font(TextStyle::Heading));
    layout->addWidget(m_total);
    layout->addStretch(1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_apply = buttons->addButton(tr("&Apply"), QDialogButtonBox::AcceptRole);
    setPrimary(*m_apply);
    m_apply->setDefault(true);
    layout->addWidget(buttons);
    resize(Theme::unit(140), Theme::unit(80));
    showOptions();
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_apply->setEnabled(false);
    connect(m_apply, &QPushButton::clicked, this, [this] {
        m_isWanted = true;
        applyWanted();
    });
    // what is typed counts when the field is left, as by pressing the button
    connect(m_amount->findChild<QLineEdit*>(), &QLineEdit::textEdited, m_apply, [this] { m_apply->setEnabled(true); });
    connect(m_amount, &MoneySpinBox::valueChanged, this, &BillDialog::compute);
    connect(m_amount, &MoneySpinBox::rejected, this, [this](const QString& why) {
        m_isWanted = false;
        m_apply->setEnabled(false);
        m_factor->setText(tr("%1.", "a sentence").arg(why));
    });
    connect(m_first, &QDateEdit::dateChanged, this, &BillDialog::compute);
    connect(m_last, &QDateEdit::dateChanged, this, &BillDialog::compute);
    connect(m_short, &QCheckBox::toggled, this, &BillDialog::compute);
    connect(&m_loader, &HistoryLoader::loaded, this, &BillDialog::showResult);
    connect(&m_loader, &HistoryLoader::failed, this,
            [this](const Error& error) { showProblem(QString::fromStdString(error.message)); });
    connect(&m_shortLoader, &HistoryLoader::loaded, this,
            [this](const ImportPtr& repriced) { showShortCache(*repriced->read.summary.shortCache); });
    compare();
    compute();
}

QWidget* BillDialog::makeCharged()
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::unit(2));
    m_amount->setOptional(tr("not said"));
    m_amount->setMinimum(Money{});
    m_amount->setAccessibleName(tr("Charged"));
    m_amount->setToolTip(tr("What your bill says; empty: costs stay as they were imported"));
    const auto add = [row, layout](const QString& text, QWidget* field) {
        auto* label = new QLabel(text, row);
        label->setBuddy(field);
        layout->addWidget(label);
        layout->addWidget(field);
    };
    add(tr("&Dollars"), m_amount);
    add(tr("&from"), m_first);
    add(tr("&to"), m_last);
    layout->addStretch(1);
    return row;
}

/// The fields as the history was adjusted.
void BillDialog::showOptions()
{
    const ReadOptions& options = m_import->options;
    const QSignalBlocker quiet(m_short);
    m_short->setChecked(options.shortCache);
    if (options.charged.empty())
        return;
    const auto charged = parseCharged(options.charged);
    if (!charged)
        return;
    m_amount->setValue(charged->amount);
    if (charged->from)
        m_first->setDate(dayOf(*charged->from));
    if (charged->to)
        m_last->setDate(dayOf(*charged->to).addDays(-1));
}

/// What a shorter cache would cost, whether it is asked for or not.
void BillDialog::compare()
{
    const bool can = m_import->facts.hasHourCache;
    m_short->setEnabled(can);
    if (!can) {
        m_shortCost->setText(tr("No single request of this history was cached for an hour, so nothing changes."));
        return;
    }
    m_shortCost->setText(tr("Computing …"));
    ReadOptions options;
    options.shortCache = true;
    m_shortLoader.start({}, [import = m_import, options](const RunHooks&) { return adjusted(*import, options); });
}

ReadOptions BillDialog::options() const
{
    ReadOptions options = m_import->options;
    options.shortCache = m_short->isChecked();
    const auto amount = m_amount->value();
    if (!amount) {
        options.charged.clear();
        return options;
    }
    options.costScale.clear(); // the bill says it all
    options.charged = amount->toString() + '@' + m_first->date().toString(Qt::ISODate).toStdString() + ".." +
                      m_last->date().addDays(1).toString(Qt::ISODate).toStdString();
    return options;
}

QString BillDialog::step() const
{
    if (options().charged != m_import->options.charged)
        return tr("Scale to a real bill");
    return m_short->isChecked() ? tr("Prompt cache of 5 minutes") : tr("Prompt cache as recorded");
}

void BillDialog::compute()
{
    m_result.reset(); // the button stays as it is: it may be pressed just now
    m_loader.start({},
                   [import = m_import, options = options()](const RunHooks&) { return adjusted(*import, options); });
}

void BillDialog::showShortCache(const ShortCacheCost& cost)
{
    m_shortCost->setText(tr("%1 as recorded, %2 with a prompt cache of 5 minutes; %3 of %4 charges change.")
                             .arg(words::formatMoney(cost.recorded), words::formatMoney(cost.repriced),
                                  words::formatCount(cost.charges),
                                  words::formatCount(m_import->recorded.history->size())));
}

void BillDialog::showResult(const ImportPtr& import)
{
    m_result = import;
    const auto& factor = import->read.summary.costFactor;
    if (!m_amount->value())
        m_factor->setText(factor ? tr("Every cost %1.").arg(factorText(*factor))
                                 : tr("Costs stay as they were imported."));
    else if (factor)
        m_factor->setText(tr("The charges of these days were imported as %1: every cost %2.")
                              .arg(words::formatMoney(Money::fromNanos(factor->denominator)), factorText(*factor)));
    else
        m_factor->setText(tr("That is what was imported: nothing changes."));
    const ReadOptions& before = m_import->options;
    const bool changes = import->options.charged != before.charged || import->options.shortCache != before.shortCache;
    const QString total = words::formatMoney(import->facts.total);
    m_total->setText(changes ? tr("In all %1, now %2").arg(total, words::formatMoney(m_import->facts.total))
                             : tr("In all %1").arg(total));
    m_apply->setEnabled(changes);
    m_isWanted = m_isWanted && changes;
    applyWanted();
}

/// As soon as it is computed.
void BillDialog::applyWanted()
{
    if (!m_isWanted || !m_result)
        return;
    emit chosen(m_result, step());
    accept();
}

void BillDialog::showProblem(const QString& sentence)
{
    m_result.reset();
    m_isWanted = false;
    m_apply->setEnabled(false);
    m_factor->setText(tr("This %1.", "what is wrong with the sum and the days").arg(sentence));
    m_total->clear();
}

} // namespace lowwater
