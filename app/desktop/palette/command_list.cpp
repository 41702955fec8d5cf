// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/palette/command_list.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>
#include <numeric>

namespace lowwater {

namespace {

/// `Save as` of `Sav&e as…`
QString plainText(QString text)
{
    text.replace(QLatin1String("&&"), QString(QChar::Null));
    text.remove(QLatin1Char('&'));
    text.replace(QChar::Null, QLatin1Char('&'));
    return text;
}

bool startsAWord(const QString& text, const QString& letters)
{
    for (auto at = text.indexOf(letters); at >= 0; at = text.indexOf(letters, at + 1))
        if (at == 0 || !text[at - 1].isLetterOrNumber())
            return true;
    return false;
}

bool hasInARow(const QString& text, const QString& letters)
{
    qsizetype at = 0;
    for (const QChar letter : letters) {
        at = text.indexOf(letter, at);
        if (at < 0)
            return false;
        ++at;
    }
    return true;
}

} // namespace

std::optional<int> matchOf(const QString& letters, const QString& text, const QString& path)
{
    const QString wanted = letters.simplified().toCaseFolded();
    const QString own = text.toCaseFolded();
    const QString all = path.toCaseFolded() + QLatin1Char(' ') + own;
    if (wanted.isEmpty() || own.startsWith(wanted))
        return 0;
    if (startsAWord(own, wanted))
        return 1;
    const QStringList words = wanted.split(QLatin1Char(' '));
    if (std::all_of(words.begin(), words.end(), [&all](const QString& word) { return startsAWord(all, word); }))
        return 2;
    if (std::all_of(words.begin(), words.end(), [&all](const QString& word) { return all.contains(word); }))
        return 3;
    if (hasInARow(own, QString(wanted).remove(QLatin1Char(' '))))
        return 4;
    return std::nullopt;
}

CommandList::CommandList(const QMenuBar& menus, QObject* parent) : QAbstractListModel(parent)
{
    collect(menus.actions(), {});
    setSearch({});
}

void CommandList::collect(const QList<QAction*>& actions, const QString& path)
{
    for (QAction* action : actions) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        const QString text = plainText(action->text());
        if (const QMenu* menu = action->menu())
            collect(menu->actions(), path.isEmpty() ? text : tr("%1 › %2", "menu, submenu").arg(path, text));
        else
            m_entries.push_back({action, text, path});
    }
}

void CommandList::setSearch(const QString& letters)
{
    beginResetModel();
    m_found.clear();
    std::vector<int> match(m_entries.size());
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        if (const auto found = matchOf(letters, m_entries[i].text, m_entries[i].path)) {
            match[i] = *found;
            m_found.push_back(i);
        }
    std::stable_sort(m_found.begin(), m_found.end(),
                     [&match](std::size_t a, std::size_t b) { return match[a] < match[b]; });
    endResetModel();
}

QAction* CommandList::action(const QModelIndex& index) const
{
    return index.isValid() ? m_entries[m_found[static_cast<std::size_t>(index.row())]].action.data() : nullptr;
}

int CommandList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_found.size());
}

QVariant CommandList::data(const QModelIndex& index, int role) const
{
    const Entry& entry = m_entries[m_found[static_cast<std::size_t>(index.row())]];
    switch (role) {
    case Qt::DisplayRole:
        return entry.text;
    case PathRole:
        return entry.path;
    case KeysRole:
        return entry.action ? entry.action->shortcut().toString(QKeySequence::NativeText) : QString();
    case Qt::ToolTipRole:
        return entry.action ? entry.action->statusTip() : QString();
    case Qt::CheckStateRole:
        return entry.action && entry.action->isCheckable()
                   ? QVariant(entry.action->isChecked() ? Qt::Checked : Qt::Unchecked)
                   : QVariant();
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3", "command, menu, keys").arg(entry.text, entry.path, data(index, KeysRole).toString());
    default:
        return {};
    }
}

Qt::ItemFlags CommandList::flags(const QModelIndex& index) const
{
    const QAction* of = action(index);
    return of != nullptr && of->isEnabled() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace lowwater
