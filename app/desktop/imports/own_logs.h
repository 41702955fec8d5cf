// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/history_loader.h"
#include "app/person/person_places.h"

namespace lowwater {

/// Claude Code's logs on this computer, read before anybody asks for them, so that using them takes no time. What was
/// found last stays until something else is found.
class OwnLogs : public QObject {
    Q_OBJECT

public:
    explicit OwnLogs(PersonPlaces places, QObject* parent = nullptr);

    /// Reads them off the GUI thread, once more if they have been read; nothing happens while they are being read.
    void look();
    /// Something else is to be read.
    void cancel();
    /// Null: none was found so far.
    [[nodiscard]] const ImportPtr& found() const noexcept { return m_found; }

signals:
    /// There are some; how much of them is read.
    void progressChanged(double share);
    /// No longer reading; what was found may be another.
    void looked();

private:
    PersonPlaces m_places;
    ImportPtr m_found;
    HistoryLoader m_loader; ///< last: its thread ends before what it fills
};

} // namespace lowwater
