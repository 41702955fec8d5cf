// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QPointer>

#include <vector>

class QAction;
class QMenuBar;

namespace lowwater {

/// All commands of a menu bar that a few letters mean: the best first, else as the menus have them.
class CommandList : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { PathRole = Qt::UserRole, KeysRole };

    /// As the menus are now; the actions may go while the list is there.
    explicit CommandList(const QMenuBar& menus, QObject* parent = nullptr);

    void setSearch(const QString& letters);
    /// Null: gone in the meantime.
    [[nodiscard]] QAction* action(const QModelIndex& index) const;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    /// What cannot be done now is shown, not to be chosen.
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Entry {
        QPointer<QAction> action;
        QString text; ///< without mnemonics
        QString path; ///< `View › Appearance`
    };

    void collect(const QList<QAction*>& actions, const QString& path);

    std::vector<Entry> m_entries;
    std::vector<std::size_t> m_found; ///< of the entries
};

/// How well letters mean a text: the less the better; unset: not at all. All words of the letters must be in the text
/// or its path; letters in a row, with others between them, come last.
[[nodiscard]] std::optional<int> matchOf(const QString& letters, const QString& text, const QString& path);

} // namespace lowwater
