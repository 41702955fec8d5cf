// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/pages/start_page.h"

#include "app/desktop/imports/own_logs_block.h"
#include "app/desktop/pages/sample_picture.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyleOptionFocusRect>
#include <QVBoxLayout>

namespace lowwater {

StartButton::StartButton(const Theme& theme, Icon drawing, const QString& title, const QString& detail,
                         const QString& keys, QWidget* parent)
    : QAbstractButton(parent), m_theme{theme}, m_drawing{drawing}, m_detail{detail}, m_keys{keys}
{
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(detail);
    setToolTip(detail);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize StartButton::sizeHint() const
{
    const QFontMetrics body(Theme::font(TextStyle::Body, true));
    const QFontMetrics small(Theme::font(TextStyle::Small));
    return {Theme::unit(100), body.height() + small.height() + Theme::unit(4)};
}

void StartButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (isDown() || underMouse())
        painter.fillRect(rect(), m_theme.color(isDown() ? Token::Pressed : Token::Hover));
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.color(Token::Border));
    const double drawing = Theme::unit(5);
    const double middle = height() / 2.0;
    paintIcon(painter, QRectF(Theme::unit(3), middle - drawing / 2, drawing, drawing), m_drawing,
              m_theme.color(Token::TextSecondary));
    const double chevron = Theme::unit(4);
    paintIcon(painter, QRectF(width() - chevron - Theme::unit(2), middle - chevron / 2, chevron, chevron),
              Icon::ChevronRight, m_theme.color(Token::TextSecondary));
    const QRect inner = rect().adjusted(Theme::unit(12), Theme::unit(2), -Theme::unit(10), -Theme::unit(2));
    painter.setFont(Theme::font(TextStyle::Body, true));
    painter.setPen(m_theme.color(Token::Text));
    painter.drawText(inner, Qt::AlignTop | Qt::AlignLeft, text());
    painter.setFont(Theme::font(TextStyle::Small));
    painter.setPen(m_theme.color(Token::TextSecondary));
    painter.drawText(inner, Qt::AlignBottom | Qt::AlignLeft, m_detail);
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignRight, m_keys);
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

StartPage::StartPage(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme{theme}, m_ownLogs{new OwnLogsBlock(theme, this)}
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* picture = new SamplePicture(theme, this);
    auto* right = new QVBoxLayout;
    right->setSpacing(Theme::unit(5));
    right->addWidget(picture);
    right->addWidget(makeSteps());
    right->addStretch(1);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(Theme::unit(18));
    columns->addWidget(makeLeft(picture->charges()), 1, Qt::AlignTop);
    columns->addLayout(right, 1);
    auto* content = new QWidget(this);
    content->setMaximumWidth(Theme::unit(284));
    content->setLayout(columns);
    columns->setContentsMargins(0, 0, 0, 0);
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(content, 100);
    middle->addStretch(1);
    auto* hint = new QLabel(tr("or drop files and folders anywhere in this window"), this);
    hint->setFont(Theme::font(TextStyle::Small));
    hint->setAlignment(Qt::AlignCenter);
    hint->setForegroundRole(QPalette::PlaceholderText);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::unit(8), Theme::unit(8), Theme::unit(8), Theme::unit(5));
    layout->addStretch(2);
    layout->addLayout(middle);
    layout->addStretch(3);
    layout->addWidget(hint);
}

QWidget* StartPage::makeTitle()
{
    auto* block = new QWidget(this);
    auto* grid = new QGridLayout(block);
    grid->setContentsMargins(0, 0, 0, Theme::unit(6));
    grid->setHorizontalSpacing(Theme::unit(4));
    grid->setVerticalSpacing(0);
    const int size = Theme::unit(13);
    auto* drawing = new QLabel(block);
    drawing->setPixmap(icon(Icon::App, m_theme).pixmap(QSize(size, size), devicePixelRatioF()));
    auto* title = new QLabel(tr("When do your agents run dry?"), block);
    title->setFont(Theme::font(TextStyle::Display));
    auto* second = new QLabel(tr("Replay your own usage against any reload setting."), block);
    second->setForegroundRole(QPalette::PlaceholderText);
    grid->addWidget(drawing, 0, 0, 2, 1);
    grid->addWidget(title, 0, 1, Qt::AlignBottom);
    grid->addWidget(second, 1, 1, Qt::AlignTop);
    grid->setColumnStretch(1, 1);
    return block;
}

QWidget* StartPage::makeLeft(std::uint64_t sampleCharges)
{
    auto* block = new QWidget(this);
    auto* layout = new QVBoxLayout(block);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeTitle());
    layout->addWidget(m_ownLogs);
    const auto add = [this, layout, block](Icon drawing, const QString& title, const QString& detail,
                                           const QString& keys, void (StartPage::*requested)()) {
        auto* button = new StartButton(m_theme, drawing, title, detail, keys, block);
        connect(button, &QAbstractButton::clicked, this, requested);
        layout->addWidget(button);
    };
    add(Icon::File, tr("Open files…"), tr("logs and exports of Claude, OpenRouter, OpenAI, Cursor, …, any CSV"),
        tr("Ctrl+O"), &StartPage::openRequested);
    add(Icon::Open, tr("Open a folder…"), tr("logs of Claude Code, with all folders below"), tr("Ctrl+Shift+O"),
        &StartPage::openFolderRequested);
    add(Icon::Paste, tr("Paste usage"), tr("from the clipboard: a table or an export"), tr("Ctrl+V"),
        &StartPage::pasteRequested);
    add(Icon::MakeUp, tr("Make up a history…"), tr("number of agents, days, working hours"), tr("Ctrl+G"),
        &StartPage::makeUpRequested);
    add(Icon::Sample, tr("Try the sample"),
        tr("%Ln real requests of open projects", "", static_cast<int>(sampleCharges)), {}, &StartPage::sampleRequested);
    auto* line = new QFrame(block);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    layout->addWidget(line);
    auto* privacy = new QHBoxLayout;
    privacy->setContentsMargins(0, Theme::unit(4), 0, 0);
    privacy->setSpacing(Theme::unit(2));
    auto* lock = new QLabel(block);
    lock->setPixmap(icon(Icon::LocalOnly, m_theme, Token::TextSecondary)
                        .pixmap(QSize(Theme::unit(4), Theme::unit(4)), devicePixelRatioF()));
    auto* words = new QLabel(tr("Nothing leaves this computer. The text of a message is never kept."), block);
    words->setWordWrap(true);
    words->setForegroundRole(QPalette::PlaceholderText);
    privacy->addWidget(lock);
    privacy->addWidget(words, 1);
    layout->addLayout(privacy);
    return block;
}

QWidget* StartPage::makeSteps()
{
    auto* block = new QWidget(this);
    auto* row = new QHBoxLayout(block);
    row->setContentsMargins(0, 0, 0, 0);
    const std::array<std::pair<QString, QString>, 3> steps = {std::pair{tr("1  Open"), tr("a usage history")},
                                                              std::pair{tr("2  Tune"), tr("threshold and amount")},
                                                              std::pair{tr("3  Keep"), tr("the recommendation")}};
    for (const auto& [title, detail] : steps) {
        auto* column = new QVBoxLayout;
        column->setSpacing(Theme::unit());
        auto* head = new QLabel(title, block);
        head->setFont(Theme::font(TextStyle::Body, true));
        auto* body = new QLabel(detail, block);
        body->setForegroundRole(QPalette::PlaceholderText);
        column->addWidget(head);
        column->addWidget(body);
        row->addLayout(column, 1);
    }
    return block;
}

} // namespace lowwater
