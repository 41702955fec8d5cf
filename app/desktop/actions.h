// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/theme.h"
#include "sim/replay/policy.h"

#include <QAction>
#include <QObject>

#include <array>

class QActionGroup;
class QMenuBar;
class QMenu;
class QUndoStack;

namespace lowwater {

/// Every command of the window (UI.md section 8).
enum class Command {
    NewWindow,
    Open,
    OpenFolder,
    PasteTable,
    MakeUp,
    OpenSample,
    Save,
    SaveAs,
    SaveHistory,
    ExportReport,
    CloseHistory,
    Quit,
    UndoList,
    CopySentence,
    CopyCommandLine,
    PageBalance,
    PageRecommendation,
    PageUsage,
    ShowPanel,
    ShowTables,
    ZoomIn,
    ZoomOut,
    ShowAll,
    ZoomBack,
    SkipQuiet,
    RecordedStops,
    ShowRecommended,
    FullScreen,
    ImportAgain,
    WatchUsage,
    WhatWasImported,
    LinesLeftOut,
    Columns,
    Prices,
    ScaleToBill,
    HideNames,
    ModeAuto,
    ModeByHand,
    ModeOff,
    FocusThreshold,
    FocusAmount,
    PinPolicy,
    RemovePins,
    ApplyRecommendation,
    SettingCard,
    Defaults,
    NextInterruption,
    PreviousInterruption,
    CloseUp,
    NextRegion,
    PreviousRegion,
    Commands,
    Keyboard,
    About,
    CommandCount
};

/// The commands as actions, in one place: texts, shortcuts, icons, tips. What they do is connected elsewhere.
class Actions : public QObject {
    Q_OBJECT

public:
    /// Both must outlive the actions.
    Actions(const Theme& theme, QUndoStack& stack, QObject* parent = nullptr);

    [[nodiscard]] QAction& operator[](Command command) const { return *m_actions[static_cast<std::size_t>(command)]; }
    [[nodiscard]] QAction& undo() const { return *m_undo; }
    [[nodiscard]] QAction& redo() const { return *m_redo; }
    /// The pages of the window, one of them checked.
    [[nodiscard]] QActionGroup& pages() const { return *m_pages; }
    [[nodiscard]] QActionGroup& appearance() const { return *m_appearance; }
    [[nodiscard]] QActionGroup& zones() const { return *m_zones; }
    [[nodiscard]] QMenu* recentMenu() const { return m_recentMenu; }
    [[nodiscard]] QMenu* providerMenu() const { return m_providerMenu; }
    [[nodiscard]] QMenu* pinsMenu() const { return m_pinsMenu; }

    void fillMenuBar(QMenuBar& bar);
    /// Without a history most commands have nothing to work on.
    void setHasHistory(bool has);
    /// Checks it; emits nothing.
    void setMode(Mode mode);

signals:
    void modeChosen(lowwater::Mode mode);

private:
    void make(const Theme& theme);
    void makeGroups();
    void fillFirstMenus(QMenuBar& bar);
    void fillViewMenu(QMenuBar& bar);
    void fillLastMenus(QMenuBar& bar);
    void add(QMenu& menu, std::initializer_list<Command> commands) const;

    std::array<QAction*, static_cast<std::size_t>(Command::CommandCount)> m_actions{};
    QAction* m_undo;
    QAction* m_redo;
    QActionGroup* m_pages = nullptr;
    QActionGroup* m_appearance = nullptr;
    QActionGroup* m_zones = nullptr;
    QMenu* m_recentMenu = nullptr;
    QMenu* m_providerMenu = nullptr;
    QMenu* m_pinsMenu = nullptr;
};

} // namespace lowwater
