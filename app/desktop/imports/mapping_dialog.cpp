// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/imports/mapping_dialog.h"

#include "app/desktop/dialogs/skipped_lines_dialog.h"
#include "app/desktop/imports/mapping_model.h"
#include "app/desktop/style.h"
#include "app/desktop/tables/row_table.h"
#include "app/desktop/verdict/token_label.h"
#include "app/desktop/words/format.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace lowwater {

namespace {

struct ColumnField {
    CsvColumn column;
    QString label;
};

std::vector<ColumnField> columnFields()
{
    return {{CsvColumn::Timestamp, MappingDialog::tr("&Time")},
            {CsvColumn::CostUsd, MappingDialog::tr("&Cost")},
            {CsvColumn::Session, MappingDialog::tr("&Session")},
            {CsvColumn::Tool, MappingDialog::tr("T&ool")},
            {CsvColumn::Model, MappingDialog::tr("&Model")},
            {CsvColumn::Project, MappingDialog::tr("&Project")},
            {CsvColumn::InputTokens, MappingDialog::tr("Input tokens")},
            {CsvColumn::OutputTokens, MappingDialog::tr("Output tokens")},
            {CsvColumn::CacheWrite5mTokens, MappingDialog::tr("Cache write, 5 min")},
            {CsvColumn::CacheWrite1hTokens, MappingDialog::tr("Cache write, 1 h")},
            {CsvColumn::CacheReadTokens, MappingDialog::tr("Cache read")},
            {CsvColumn::Pool, MappingDialog::tr("Pool")}};
}

QString plain(QString label)
{
    return label.remove(u'&');
}

std::string nameOf(CsvColumn column)
{
    return std::string{csvColumnName(column)};
}

/// The word of `--map` in an item, or the header.
std::string chosenIn(const QComboBox& box)
{
    return box.currentData().toString().toStdString();
}

void choose(QComboBox& box, const std::string& data)
{
    box.setCurrentIndex(std::max(0, box.findData(QString::fromStdString(data))));
}

std::string wordIn(const MappingWords& words, const char* name)
{
    const auto found = words.find(name);
    return found == words.end() ? std::string{} : found->second;
}

/// A label above its field.
void addField(QGridLayout& grid, int column, int row, const QString& label, QComboBox* box)
{
    auto* text = new QLabel(label, box->parentWidget());
    text->setBuddy(box);
    box->setAccessibleName(plain(label));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    grid.addWidget(text, row * 2, column);
    grid.addWidget(box, row * 2 + 1, column);
}

QLabel* makeHead(const QString& text, QWidget* parent)
{
    auto* head = new QLabel(text, parent);
    head->setFont(Theme::font(TextStyle::Heading));
    return head;
}

} // namespace

MappingDialog::MappingDialog(const Theme& theme, MappingQuestion question, QWidget* parent)
    : QDialog(parent),
      m_question{std::move(question)},
      m_model{new MappingModel(this)},
      m_table{new RowTable(theme, this)},
      m_result{new TokenLabel(theme, TextStyle::Body, Token::Text, this)}
{
    const MappingWords words = m_question.options.columnNames;
    setWindowTitle(tr("Columns of %1").arg(QFileInfo(QString::fromStdString(m_question.table.name)).fileName()));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::unit(6), Theme::unit(5), Theme::unit(6), Theme::unit(4));
    layout->setSpacing(Theme::unit(2));
    layout->addWidget(makeHead(tr("Which column is which"), this));
    layout->addWidget(makeColumns());
    layout->addSpacing(Theme::unit(2));
    layout->addWidget(makeHead(tr("How it is written"), this));
    layout->addWidget(makeWriting(words));
    layout->addSpacing(Theme::unit(2));
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("First rows, as they are and as they are read"));
    m_table->setSortingEnabled(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    layout->addWidget(m_table, 1);
    m_result->setWordWrap(true);
    layout->addWidget(m_result);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_import = buttons->addButton(tr("&Import"), QDialogButtonBox::AcceptRole);
    setPrimary(*m_import);
    m_import->setDefault(true);
    m_checkButton = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    layout->addWidget(buttons);
    connect(m_checkButton, &QPushButton::clicked, this, &MappingDialog::checkClicked);
    connect(&m_check, &HistoryLoader::progressChanged, this, [this](double share) {
        m_result->setText(tr("Reading all rows: %1 %").arg(static_cast<int>(share * 100)));
    });
    connect(&m_check, &HistoryLoader::loaded, this, [this](const ImportPtr& import) {
        showChecked(std::make_shared<const ImportSummary>(import->read.summary));
    });
    connect(&m_check, &HistoryLoader::failed, this, [this](const Error& error, const ImportPtr& import) {
        if (import) {
            showChecked(std::make_shared<const ImportSummary>(import->read.summary));
            return;
        }
        showFirstRows();
        m_result->setToken(Token::Bad);
        m_result->setText(tr("%1.", "a sentence").arg(QString::fromStdString(error.describe())));
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_import, &QPushButton::clicked, this, [this] {
        emit chosen(this->words(), headerSignature(m_model->preview().headers));
        accept();
    });
    fillColumns(words);
    refresh();
    const int room = parent == nullptr ? Theme::unit(300) : parent->width() - Theme::unit(16);
    const int height = parent == nullptr ? Theme::unit(170) : parent->height() - Theme::unit(12);
    resize(std::min(room, Theme::unit(300)), std::min(height, Theme::unit(170)));
}

QWidget* MappingDialog::makeColumns()
{
    constexpr int perRow = 6;
    auto* form = new QWidget(this);
    auto* grid = new QGridLayout(form);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::unit(3));
    grid->setVerticalSpacing(Theme::unit(1));
    int place = 0;
    for (const auto& [column, label] : columnFields()) {
        auto* box = new QComboBox(form);
        m_columns[static_cast<std::size_t>(column)] = box;
        addField(*grid, place % perRow, place / perRow, label, box);
        connect(box, &QComboBox::activated, this, &MappingDialog::refresh);
        ++place;
    }
    return form;
}

QWidget* MappingDialog::makeWriting(const MappingWords& words)
{
    auto* form = new QWidget(this);
    auto* grid = new QGridLayout(form);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::unit(3));
    grid->setVerticalSpacing(Theme::unit(1));
    const auto make = [&](int column, const QString& label, const std::vector<std::pair<QString, QString>>& items,
                          const char* word) {
        auto* box = new QComboBox(form);
        for (const auto& [text, chosenWord] : items)
            box->addItem(text, chosenWord);
        addField(*grid, column, 0, label, box);
        choose(*box, wordIn(words, word));
        return box;
    };
    m_delimiter = make(0, tr("Columns are &parted by"),
                       {{tr("found by itself"), {}},
                        {tr("comma ,"), QStringLiteral("comma")},
                        {tr("semicolon ;"), QStringLiteral("semicolon")},
                        {tr("tab"), QStringLiteral("tab")},
                        {tr("bar |"), QStringLiteral("pipe")}},
                       "delimiter");
    m_decimals = make(1, tr("&Decimals"),
                      {{tr("0.19", "a decimal point"), {}}, {tr("0,19", "a decimal comma"), QStringLiteral("comma")}},
                      "decimals");
    m_dates = make(2, tr("D&ates"),
                   {{tr("2026-12-31"), {}},
                    {tr("day first: 31.12.2026"), QStringLiteral("dmy")},
                    {tr("month first: 12/31/2026"), QStringLiteral("mdy")},
                    {tr("year first: 2026/12/31"), QStringLiteral("ymd")}},
                   "dates");
    std::vector<std::pair<QString, QString>> zones{{tr("UTC"), {}}};
    const QString own = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    zones.emplace_back(tr("%1 (this computer)").arg(own), own);
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds()) {
        const QString zone = QString::fromLatin1(id);
        if (zone != own && zone.contains(u'/') && !zone.startsWith(QLatin1String("Etc/")))
            zones.emplace_back(zone, zone);
    }
    const std::string given = wordIn(words, "zone");
    if (!given.empty()) // a word of the command's may be none of these, such as +02:00
        zones.emplace_back(QString::fromStdString(given), QString::fromStdString(given));
    m_zone = make(3, tr("Times &without a zone are in"), zones, "zone");
    m_currency = make(4, tr("C&urrency"), {{tr("all in dollars"), {}}}, "currency");
    for (QComboBox* box : {m_decimals, m_dates, m_zone, m_currency})
        connect(box, &QComboBox::activated, this, &MappingDialog::refresh);
    connect(m_delimiter, &QComboBox::activated, this, &MappingDialog::delimiterChanged);
    return form;
}

/// The headers there are now; what is chosen by the words, or else by name.
void MappingDialog::fillColumns(const MappingWords& words)
{
    const TablePreview preview =
        previewTable(m_question.head.text, m_question.head.isWhole, {{"delimiter", chosenIn(*m_delimiter)}}, 1);
    const TablePreview bare =
        chosenIn(*m_delimiter).empty() ? previewTable(m_question.head.text, m_question.head.isWhole, {}, 1) : preview;
    const CsvColumns byName = guessCsvColumns(bare.headers);
    for (const auto& [column, label] : columnFields()) {
        QComboBox& box = *m_columns[static_cast<std::size_t>(column)];
        box.clear();
        box.addItem(tr("– none –"), QString());
        for (const auto& header : bare.headers)
            box.addItem(QString::fromStdString(header), QString::fromStdString(header));
        const auto word = words.find(nameOf(column));
        choose(box, word != words.end() ? word->second : byName.has(column) ? byName.header(column) : std::string{});
    }
    while (m_currency->count() > 1)
        m_currency->removeItem(1);
    for (const auto& header : bare.headers)
        m_currency->addItem(tr("dollars where “%1” says so").arg(QString::fromStdString(header)),
                            QString::fromStdString(header));
    choose(*m_currency, wordIn(words, "currency"));
}

void MappingDialog::delimiterChanged()
{
    fillColumns({});
    refresh();
}

MappingWords MappingDialog::words() const
{
    MappingWords words;
    const auto add = [&words](const char* name, const QComboBox& box) {
        if (const auto word = chosenIn(box); !word.empty())
            words[name] = word;
    };
    add("delimiter", *m_delimiter);
    add("decimals", *m_decimals);
    add("dates", *m_dates);
    add("zone", *m_zone);
    add("currency", *m_currency);
    std::vector<std::string> headers;
    const QComboBox& any = *m_columns.front();
    for (int i = 1; i < any.count(); ++i)
        headers.push_back(any.itemData(i).toString().toStdString());
    const CsvColumns byName = guessCsvColumns(headers);
    for (const auto& [column, label] : columnFields()) {
        const auto header = chosenIn(*m_columns[static_cast<std::size_t>(column)]);
        if (header != (byName.has(column) ? byName.header(column) : std::string{}))
            words[nameOf(column)] = header;
    }
    return words;
}

void MappingDialog::refresh()
{
    m_check.cancel();
    m_model->setPreview(previewTable(m_question.head.text, m_question.head.isWhole, words()));
    m_table->fitColumns();
    m_table->setColumnWidth(MappingModel::ReadAs,
                            std::max(m_table->columnWidth(MappingModel::ReadAs), Theme::unit(110)));
    showFirstRows();
}

/// What comes of the first rows; all of them have not been read.
void MappingDialog::showFirstRows()
{
    m_checked.reset();
    m_checkButton->setText(tr("Check all &rows"));
    const TablePreview& preview = m_model->preview();
    const auto good = static_cast<int>(
        std::count_if(preview.rows.begin(), preview.rows.end(), [](const PreviewRow& row) { return row.charge; }));
    const auto all = static_cast<int>(preview.rows.size());
    m_import->setEnabled(!preview.problem && good > 0);
    m_checkButton->setEnabled(!preview.problem);
    if (preview.problem) {
        m_result->setToken(Token::Bad);
        m_result->setText(preview.problem->where.field == nameOf(CsvColumn::Timestamp)
                              ? tr("Choose the column with the time.")
                          : preview.problem->where.field == nameOf(CsvColumn::CostUsd)
                              ? tr("Choose the column with the cost.")
                              : tr("%1.", "a sentence").arg(QString::fromStdString(preview.problem->describe())));
        return;
    }
    m_result->setToken(good == all ? Token::Text : Token::Warn);
    m_result->setText(
        good == all
            ? tr("All of the first %Ln rows can be read.", "", all)
            : tr("%1 of the first %2 rows can be read. The others are left out and counted.").arg(good).arg(all));
}

void MappingDialog::checkClicked()
{
    if (m_check.isBusy()) {
        m_check.cancel();
        showFirstRows();
    } else if (!m_checked) {
        startCheck();
    } else {
        auto* dialog = new SkippedLinesDialog(m_checked, m_question.hidesNames, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    }
}

void MappingDialog::startCheck()
{
    ReadOptions options = m_question.options;
    options.columnNames = words();
    options.spread = false;
    m_result->setToken(Token::Text);
    m_result->setText(tr("Reading all rows …"));
    m_check.start(windowTitle(), [table = m_question.table, options](const RunHooks& hooks) -> Result<ImportPtr> {
        auto read = readRecorded({table}, options, hooks);
        if (!read)
            return read.error();
        auto import = std::make_shared<Import>();
        import->read = *std::move(read);
        return ImportPtr{std::move(import)};
    });
    m_checkButton->setText(tr("Stop reading"));
}

void MappingDialog::showChecked(const std::shared_ptr<const ImportSummary>& summary)
{
    m_checked = summary;
    const auto left = summary->skippedTotal();
    m_checkButton->setText(tr("&Rows left out…"));
    m_checkButton->setEnabled(left > 0);
    m_result->setToken(left == 0 ? Token::Text : Token::Warn);
    m_result->setText(left == 0 ? tr("All rows can be read: %1.").arg(words::formatCount(summary->charges))
                                : tr("%1 of all %2 rows can be read. The others are left out and counted.")
                                      .arg(words::formatCount(summary->charges), words::formatCount(summary->lines)));
}

} // namespace lowwater
