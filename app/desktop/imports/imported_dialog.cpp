// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/imports/imported_dialog.h"

#include "app/desktop/imports/import_words.h"
#include "app/desktop/pages/page_parts.h"
#include "app/desktop/usage/text_grid.h"
#include "app/desktop/words/format.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFrame>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace lowwater {

namespace {

constexpr auto columns = "lr";

} // namespace

ImportedDialog::ImportedDialog(const Theme& theme, const QString& name, ImportPtr import, const QTimeZone& zone,
                               QWidget* parent)
    : QDialog(parent), m_theme{theme}, m_import{std::move(import)}
{
    setWindowTitle(tr("What was imported"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::unit(6), Theme::unit(5), Theme::unit(6), Theme::unit(4));
    layout->setSpacing(Theme::unit(3));
    auto* title = new QLabel(name, this);
    title->setFont(Theme::font(TextStyle::Verdict));
    title->setWordWrap(true);
    layout->addWidget(title);
    m_text << name;
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setAccessibleName(windowTitle());
    auto* content = new QWidget(area);
    auto* rows = new QVBoxLayout(content);
    rows->setContentsMargins(0, 0, Theme::unit(3), 0);
    rows->setSpacing(Theme::unit());
    addFacts(*rows, tr("Source"), sourceFacts(*m_import, zone));
    addFacts(*rows, tr("Lines"), lineFacts(m_import->read.summary));
    addSum(*rows);
    addFacts(*rows, tr("Costs"), costFacts(*m_import));
    addWarnings(*rows);
    rows->addStretch(1);
    area->setWidget(content);
    layout->addWidget(area, 1);
    addButtons(*layout);
    resize(Theme::unit(140), Theme::unit(150));
}

void ImportedDialog::addFacts(QVBoxLayout& layout, const QString& title, const std::vector<ImportFact>& facts)
{
    auto* head = new QLabel(title, this);
    head->setFont(Theme::font(TextStyle::Heading));
    head->setContentsMargins(0, Theme::unit(3), 0, Theme::unit());
    layout.addWidget(head);
    auto* grid = new TextGrid(m_theme, QLatin1String(columns), this);
    std::vector<TextGrid::Row> rows;
    m_text << QString() << title;
    for (const auto& fact : facts) {
        const Token color = fact.isWarning ? Token::Warn : Token::Text;
        rows.push_back({{fact.what, color}, {fact.value, color}});
        m_text << tr("%1: %2", "a fact").arg(fact.what, fact.value);
    }
    grid->setRows(rows);
    layout.addWidget(grid);
}

void ImportedDialog::addSum(QVBoxLayout& layout)
{
    layout.addWidget(makeRule(this));
    auto* grid = new TextGrid(m_theme, QLatin1String(columns), this);
    const QString what = tr("Lines read");
    const QString value = words::formatCount(m_import->read.summary.lines);
    grid->setRows({{{what, Token::Text, true}, {value, Token::Text, true}}});
    grid->setAccessibleName(tr("%1: %2", "a fact").arg(what, value));
    layout.addWidget(grid);
    m_text << tr("%1: %2", "a fact").arg(what, value);
}

void ImportedDialog::addWarnings(QVBoxLayout& layout)
{
    QStringList sentences = warningsOf(m_import->read.summary);
    if (m_import->pricesProblem)
        sentences.prepend(tr("%1.", "a sentence").arg(QString::fromStdString(m_import->pricesProblem->describe())));
    if (sentences.isEmpty())
        return;
    auto* head = new QLabel(tr("To know"), this);
    head->setFont(Theme::font(TextStyle::Heading));
    head->setContentsMargins(0, Theme::unit(3), 0, Theme::unit());
    layout.addWidget(head);
    m_text << QString() << head->text() << sentences;
    for (const QString& sentence : sentences) {
        auto* label = new QLabel(sentence, this);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout.addWidget(label);
    }
}

void ImportedDialog::addButtons(QVBoxLayout& layout)
{
    const ImportSummary& summary = m_import->read.summary;
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    const auto add = [this, buttons](const QString& text, const QString& tip) {
        auto* button = buttons->addButton(text, QDialogButtonBox::ActionRole);
        button->setToolTip(tip);
        button->setAutoDefault(false);
        return button;
    };
    auto* lines = add(tr("&Lines left out…"), tr("Shows each line that could not be read, and why"));
    lines->setEnabled(!summary.skippedLines.empty());
    auto* prices = add(tr("&Prices…"), tr("Shows what each model costs, and lets you say it"));
    auto* copyButton = add(tr("&Copy"), tr("All of this, as text"));
    connect(lines, &QPushButton::clicked, this, &ImportedDialog::skippedLinesRequested);
    connect(prices, &QPushButton::clicked, this, &ImportedDialog::pricesRequested);
    connect(copyButton, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(toText()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout.addWidget(buttons);
}

QString ImportedDialog::toText() const
{
    return m_text.join(u'\n') + u'\n';
}

} // namespace lowwater
