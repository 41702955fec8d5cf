// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/palette/command_palette.h"

#include "app/desktop/theme.h"
#include "app/desktop/verdict/token_label.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace lowwater {

namespace {

/// The command, its menu in a quieter colour, its keys at the right.
class CommandDelegate : public QStyledItemDelegate {
public:
    CommandDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme{theme} {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), Theme::unit(7)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool isEnabled = (index.flags() & Qt::ItemIsEnabled) != 0;
        const QRect room = option.rect.adjusted(Theme::unit(3), 0, -Theme::unit(3), 0);
        if ((option.state & QStyle::State_Selected) != 0) {
            painter->fillRect(option.rect, m_theme.color(Token::Selection));
            painter->fillRect(QRect(option.rect.topLeft(), QSize(2, option.rect.height())),
                              m_theme.color(Token::Accent));
        }
        painter->setFont(Theme::font(TextStyle::Body));
        const QFontMetrics metrics(painter->font());
        const bool isOn = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        const QString name = index.data().toString() + (isOn ? QStringLiteral("  ✓") : QString());
        painter->setPen(m_theme.color(isEnabled ? Token::Text : Token::TextDisabled));
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter, name);
        painter->setFont(Theme::font(TextStyle::Small));
        painter->setPen(m_theme.color(isEnabled ? Token::TextHint : Token::TextDisabled));
        const QString keys = index.data(CommandList::KeysRole).toString();
        const int left = metrics.horizontalAdvance(name) + Theme::unit(3);
        const int right = QFontMetrics(painter->font()).horizontalAdvance(keys) + Theme::unit(2);
        painter->drawText(room.adjusted(left, 0, -right, 0), Qt::AlignLeft | Qt::AlignVCenter,
                          index.data(CommandList::PathRole).toString());
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, keys);
    }

private:
    const Theme& m_theme;
};

} // namespace

CommandPalette::CommandPalette(const Theme& theme, const QMenuBar& menus, QWidget* window)
    : QDialog(window, Qt::Dialog | Qt::FramelessWindowHint),
      m_theme{theme},
      m_list{menus},
      m_search{new QLineEdit(this)},
      m_view{new QListView(this)},
      m_nothing{new TokenLabel(theme, TextStyle::Body, Token::TextHint, this)}
{
    setWindowTitle(tr("Commands"));
    m_search->setPlaceholderText(tr("What do you want to do?"));
    m_search->setAccessibleName(tr("Search the commands"));
    m_search->installEventFilter(this);
    m_view->setModel(&m_list);
    m_view->setItemDelegate(new CommandDelegate(theme, this));
    m_view->setAccessibleName(tr("Commands"));
    m_view->setFocusPolicy(Qt::NoFocus); // the keys stay with the letters
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->setUniformItemSizes(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nothing->setText(tr("No command has these letters."));
    m_nothing->setVisible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::unit(2), Theme::unit(2), Theme::unit(2), Theme::unit(2));
    layout->addWidget(m_search);
    layout->addWidget(m_nothing);
    layout->addWidget(m_view, 1);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& letters) {
        m_list.setSearch(letters);
        m_nothing->setVisible(m_list.rowCount() == 0);
        chooseFirst();
    });
    connect(m_view, &QListView::clicked, this, &CommandPalette::choose);
    chooseFirst();
    const int wide = std::min(Theme::unit(150), window->width() - Theme::unit(8));
    const int high = std::min(Theme::unit(100), window->height() - Theme::unit(24));
    setGeometry(QRect(window->mapToGlobal(QPoint((window->width() - wide) / 2, Theme::unit(14))), QSize(wide, high)));
}

/// The first that can be done.
void CommandPalette::chooseFirst()
{
    m_view->setCurrentIndex({});
    step(1);
    m_view->scrollToTop();
}

void CommandPalette::step(int by)
{
    const int count = m_list.rowCount();
    int row = m_view->currentIndex().isValid() ? m_view->currentIndex().row() + by : 0;
    while (row >= 0 && row < count && (m_list.flags(m_list.index(row)) & Qt::ItemIsEnabled) == 0)
        row += by;
    if (row >= 0 && row < count)
        m_view->setCurrentIndex(m_list.index(row));
}

void CommandPalette::choose(const QModelIndex& index)
{
    QAction* action = m_list.action(index);
    if (action == nullptr || !action->isEnabled())
        return;
    accept();
    QTimer::singleShot(0, action, &QAction::trigger); // once the palette is gone
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    constexpr int page = 8;
    if (event->type() == QEvent::KeyPress)
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Down:
            step(1);
            return true;
        case Qt::Key_Up:
            step(-1);
            return true;
        case Qt::Key_PageDown:
        case Qt::Key_PageUp: {
            const int by = static_cast<QKeyEvent*>(event)->key() == Qt::Key_PageDown ? 1 : -1;
            for (int i = 0; i < page; ++i)
                step(by);
            return true;
        }
        case Qt::Key_Return:
        case Qt::Key_Enter:
            choose(m_view->currentIndex());
            return true;
        default:
            break;
        }
    return QDialog::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(m_theme.color(Token::BorderControl));
    painter.setBrush(m_theme.color(Token::Raised));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void CommandPalette::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isVisible() && !isActiveWindow())
        reject();
}

} // namespace lowwater
