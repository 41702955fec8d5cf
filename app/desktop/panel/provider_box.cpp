// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panel/provider_box.h"

#include "app/desktop/theme.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QStandardItemModel>
#include <QStyleOptionComboBox>

#include <algorithm>

namespace lowwater {

namespace {

constexpr qint64 typingPause = 1000; ///< ms; after it, what is typed begins anew
constexpr int shownAtOnce = 18;

/// Claude is there twice, and its presets stay together whether they reload or not.
bool isClaude(const ProviderPreset& preset)
{
    return preset.name.starts_with("claude");
}

qint64 now()
{
    static const QElapsedTimer clock = [] {
        QElapsedTimer started;
        started.start();
        return started;
    }();
    return clock.elapsed();
}

bool hasWordLike(const QString& text, const QString& wanted)
{
    for (auto at = text.indexOf(wanted, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(wanted, at + 1, Qt::CaseInsensitive)) {
        if (at == 0 || !text.at(at - 1).isLetterOrNumber())
            return true;
    }
    return false;
}

} // namespace

std::vector<ProviderGroup> providerGroups(const ProviderCatalog& catalog)
{
    std::vector<ProviderGroup> groups = {{ProviderBox::tr("Claude"), {}},
                                         {ProviderBox::tr("With auto-reload"), {}},
                                         {ProviderBox::tr("Bought by hand"), {}},
                                         {ProviderBox::tr("From your own file"), {}}};
    for (const auto& preset : catalog.presets()) {
        const bool isOwn = ProviderCatalog::builtIn().find(preset.name) == nullptr;
        const std::size_t group = isOwn ? 3 : isClaude(preset) ? 0 : preset.autoReload ? 1 : 2;
        groups[group].presets.push_back(&preset);
    }
    groups.erase(
        std::remove_if(groups.begin(), groups.end(), [](const ProviderGroup& group) { return group.presets.empty(); }),
        groups.end());
    return groups;
}

/// The row of an entry with a word that begins with what is wanted, from `from` on and around; -1: none.
int FindList::find(int from) const
{
    const int count = model()->rowCount();
    for (int i = 0; i < count; ++i) {
        const QModelIndex index = model()->index((from + i) % count, 0);
        if (index.flags().testFlag(Qt::ItemIsEnabled) && hasWordLike(index.data().toString(), m_wanted))
            return index.row();
    }
    return -1;
}

void FindList::keyboardSearch(const QString& typed)
{
    const bool goesOn = now() - m_typedAt < typingPause && !m_wanted.isEmpty();
    m_typedAt = now();
    const bool again = goesOn && m_wanted == typed; // the same letter: the next one
    m_wanted = goesOn && !again ? m_wanted + typed : typed;
    const int row = find(std::max(0, currentIndex().row() + (goesOn && !again ? 0 : 1)));
    if (row >= 0)
        setCurrentIndex(model()->index(row, 0));
}

ProviderBox::ProviderBox(const Theme& theme, QWidget* parent) : QComboBox(parent), m_theme{theme}
{
    setView(new FindList(this));
    view()->setAccessibleName(tr("Providers"));
    setMaxVisibleItems(shownAtOnce);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(16);
    setAccessibleName(tr("Provider"));
    connect(this, &QComboBox::activated, this, [this](int index) { emit chosen(itemData(index).toString()); });
    connect(&m_theme, &Theme::changed, this, &ProviderBox::recolor);
}

void ProviderBox::fill(const ProviderCatalog& catalog)
{
    clear();
    addItem(tr("None: your own values"), QString{});
    auto* items = qobject_cast<QStandardItemModel*>(model());
    for (const auto& group : providerGroups(catalog)) {
        addItem(group.title);
        QStandardItem* heading = items->item(count() - 1);
        heading->setFlags(Qt::NoItemFlags);
        heading->setFont(Theme::font(TextStyle::Small, true));
        for (const auto* preset : group.presets)
            addItem(QString::fromStdString(preset->title), QString::fromStdString(preset->name));
    }
    recolor();
    int widest = 0;
    for (int row = 0; row < count(); ++row) {
        const int width = fontMetrics().horizontalAdvance(itemText(row)) + Theme::unit(4);
        items->item(row)->setSizeHint({width, Theme::unit(6)});
        widest = std::max(widest, width);
    }
    view()->setMinimumWidth(widest + Theme::unit(6)); // and a scroll bar
}

/// Headings cannot be chosen, but are read.
void ProviderBox::recolor()
{
    auto* items = qobject_cast<QStandardItemModel*>(model());
    for (int row = 0; row < items->rowCount(); ++row) {
        if (items->item(row)->flags() == Qt::NoItemFlags)
            items->item(row)->setForeground(m_theme.color(Token::TextSecondary));
    }
}

void ProviderBox::setProvider(const ProviderChoice& choice)
{
    if (!m_filled || m_catalog != choice.catalog) {
        m_filled = true;
        m_catalog = choice.catalog;
        fill(choice.presets());
    }
    int row = 0;
    for (int i = 0; i < count(); ++i) {
        if (!choice.name.empty() && itemData(i).toString().toStdString() == choice.name)
            row = i;
    }
    setCurrentIndex(row);
}

void ProviderBox::keyPressEvent(QKeyEvent* event)
{
    const bool plain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    const bool isText = plain && !event->text().isEmpty() && event->text().at(0).isLetterOrNumber();
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_Space:
        event->accept();
        return showPopup();
    default:
        break;
    }
    if (!isText)
        return QComboBox::keyPressEvent(event);
    event->accept();
    showPopup();
    view()->keyboardSearch(event->text());
}

void ProviderBox::wheelEvent(QWheelEvent* event)
{
    event->ignore(); // the panel scrolls; no provider is chosen in passing
}

void ProviderBox::initStyleOption(QStyleOptionComboBox* option) const
{
    QComboBox::initStyleOption(option);
    const QRect room = style()->subControlRect(QStyle::CC_ComboBox, option, QStyle::SC_ComboBoxEditField, this);
    option->currentText = option->fontMetrics.elidedText(option->currentText, Qt::ElideRight, room.width() - 4);
}

} // namespace lowwater
