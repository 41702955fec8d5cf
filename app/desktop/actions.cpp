// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/actions.h"

#include "app/desktop/icons.h"

#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>
#include <QUndoStack>

#include <algorithm>
#include <optional>
#include <vector>

namespace lowwater {

namespace {

struct Look {
    Command command;
    QString text;
    QString tip;
    QList<QKeySequence> keys = {};
    std::optional<Icon> drawing = {};
    bool checkable = false;
};

std::vector<Look> fileLooks()
{
    return {
        {Command::NewWindow,
         Actions::tr("&New window"),
         Actions::tr("Another window beside this one"),
         {QKeySequence::New}},
        {Command::Open,
         Actions::tr("&Open…"),
         Actions::tr("Opens usage histories or a document"),
         {QKeySequence::Open},
         Icon::Open},
        {Command::OpenFolder,
         Actions::tr("Open &folder…"),
         Actions::tr("Opens the logs of a folder and of those below it"),
         {Actions::tr("Ctrl+Shift+O")}},
        {Command::PasteTable,
         Actions::tr("&Paste usage"),
         Actions::tr("Reads a table, an export or copied files from the clipboard"),
         {QKeySequence::Paste},
         Icon::Paste},
        {Command::MakeUp,
         Actions::tr("&Make up a history…"),
         Actions::tr("Makes a history of agents that work side by side"),
         {Actions::tr("Ctrl+G")},
         Icon::MakeUp},
        {Command::OpenSample,
         Actions::tr("Open the s&ample"),
         Actions::tr("A real history with interruptions"),
         {},
         Icon::Sample},
        {Command::Save,
         Actions::tr("&Save"),
         Actions::tr("Keeps the settings, where the history came from and what is looked at"),
         {QKeySequence::Save}},
        {Command::SaveAs,
         Actions::tr("Sav&e as…"),
         Actions::tr("The same in another file"),
         {Actions::tr("Ctrl+Shift+S")}},
        {Command::SaveHistory, Actions::tr("Save the &history as CSV…"), Actions::tr("Writes all charges as a table")},
        {Command::ExportReport,
         Actions::tr("E&xport report…"),
         Actions::tr("Writes the recommendation and its reasons as PDF, web page, Markdown or JSON"),
         {Actions::tr("Ctrl+E")},
         Icon::Export},
        {Command::CloseHistory, Actions::tr("&Close"), Actions::tr("Back to the start page"), {QKeySequence::Close}},
        {Command::Quit, Actions::tr("&Quit"), Actions::tr("Ends Lowwater"), {Actions::tr("Ctrl+Q")}},
        {Command::UndoList, Actions::tr("Undo &list…"), Actions::tr("Shows every step, to go back to any of them")},
        {Command::CopySentence,
         Actions::tr("Copy the &sentence"),
         Actions::tr("Copies what would have happened, in words"),
         {Actions::tr("Ctrl+Shift+C")},
         Icon::Copy},
        {Command::CopyCommandLine, Actions::tr("Copy as &command line"),
         Actions::tr("Copies the command that computes the same without a window")},
    };
}

std::vector<Look> viewLooks()
{
    return {
        {Command::PageBalance,
         Actions::tr("&Balance"),
         Actions::tr("The balance over time, and when agents would have stopped"),
         {Actions::tr("Ctrl+1")},
         Icon::Balance,
         true},
        {Command::PageRecommendation,
         Actions::tr("Reco&mmendation"),
         Actions::tr("What to set, how sure that is, and why"),
         {Actions::tr("Ctrl+2")},
         Icon::Recommendation,
         true},
        {Command::PageUsage,
         Actions::tr("&Usage"),
         Actions::tr("What was used, by whom, and what paid for it"),
         {Actions::tr("Ctrl+3")},
         Icon::Usage,
         true},
        {Command::ShowPanel,
         Actions::tr("&Policy panel"),
         Actions::tr("Shows or hides the settings"),
         {Actions::tr("Ctrl+B")},
         {},
         true},
        {Command::ShowTables,
         Actions::tr("&Tables"),
         Actions::tr("Shows or hides the tables"),
         {Actions::tr("Ctrl+J")},
         {},
         true},
        {Command::ZoomIn,
         Actions::tr("Zoom &in"),
         Actions::tr("A shorter stretch of time"),
         {Actions::tr("Ctrl++"), Actions::tr("Ctrl+=")},
         Icon::ZoomIn},
        {Command::ZoomOut,
         Actions::tr("Zoom &out"),
         Actions::tr("A longer stretch of time"),
         {Actions::tr("Ctrl+-")},
         Icon::ZoomOut},
        {Command::ShowAll,
         Actions::tr("&Everything"),
         Actions::tr("The whole record"),
         {Actions::tr("Ctrl+0")},
         Icon::Everything},
        {Command::ZoomBack,
         Actions::tr("Zoom ba&ck"),
         Actions::tr("The stretch of time shown before"),
         {Actions::tr("Alt+Left")},
         Icon::Back},
        {Command::SkipQuiet,
         Actions::tr("S&kip quiet time"),
         Actions::tr("Shrinks stretches without a charge"),
         {},
         Icon::SkipQuiet,
         true},
        {Command::RecordedStops,
         Actions::tr("&Recorded stops"),
         Actions::tr("When agents were really stopped, on the chart's top edge"),
         {},
         Icon::RecordedStop,
         true},
        {Command::ShowRecommended,
         Actions::tr("Recommended polic&y too"),
         Actions::tr("Draws the balance under the recommended policy over the present one's"),
         {Actions::tr("Ctrl+Shift+R")},
         Icon::Recommendation,
         true},
        {Command::FullScreen,
         Actions::tr("&Full screen"),
         Actions::tr("The window fills the screen"),
         {Actions::tr("F11")},
         {},
         true},
        {Command::ImportAgain,
         Actions::tr("Import &again"),
         Actions::tr("Reads the same files once more"),
         {Actions::tr("F5")},
         Icon::ImportAgain},
        {Command::WatchUsage,
         Actions::tr("&Watch for new usage"),
         Actions::tr("Says so when there are new charges in the files of this history"),
         {},
         {},
         true},
        {Command::WhatWasImported,
         Actions::tr("What was &imported…"),
         Actions::tr("Says what became of every line, and where the costs come from"),
         {},
         Icon::Info},
        {Command::LinesLeftOut,
         Actions::tr("&Lines left out…"),
         Actions::tr("Shows the lines that could not be read"),
         {},
         Icon::Warning},
        {Command::Columns,
         Actions::tr("&Columns of the table…"),
         Actions::tr("Says which column is which, and how the table is written"),
         {},
         Icon::File},
        {Command::Prices,
         Actions::tr("&Prices…"),
         Actions::tr("Shows what each model costs, and takes prices of your own"),
         {},
         Icon::Price},
        {Command::ScaleToBill,
         Actions::tr("&Scale to a real bill…"),
         Actions::tr("Scales the costs to what you were really charged, or reprices them as on credits"),
         {},
         Icon::Credits},
        {Command::HideNames,
         Actions::tr("Hide &names in exports"),
         Actions::tr("Reports and tables get short codes in place of the names of sessions and projects"),
         {},
         {},
         true},
    };
}

std::vector<Look> policyLooks()
{
    return {
        {Command::ModeAuto,
         Actions::tr("&Auto-reload"),
         Actions::tr("The provider reloads the balance by itself"),
         {},
         {},
         true},
        {Command::ModeByHand,
         Actions::tr("&By hand"),
         Actions::tr("A person looks now and then, and buys"),
         {},
         {},
         true},
        {Command::ModeOff, Actions::tr("&Off"), Actions::tr("Nobody buys"), {}, {}, true},
        {Command::FocusThreshold,
         Actions::tr("&Threshold"),
         Actions::tr("Goes to the threshold slider"),
         {Actions::tr("Ctrl+T")}},
        {Command::FocusAmount,
         Actions::tr("&Reload amount"),
         Actions::tr("Goes to the amount slider"),
         {Actions::tr("Ctrl+R")}},
        {Command::PinPolicy,
         Actions::tr("P&in to compare"),
         Actions::tr("Keeps this policy to compare others with"),
         {Actions::tr("Ctrl+D")},
         Icon::Compare},
        {Command::RemovePins,
         Actions::tr("Re&move all pins"),
         Actions::tr("Nothing is compared any more"),
         {Actions::tr("Ctrl+Shift+D")}},
        {Command::ApplyRecommendation,
         Actions::tr("Appl&y the recommendation"),
         Actions::tr("Sets the recommended reload"),
         {Actions::tr("Ctrl+Return"), Actions::tr("Ctrl+Enter")},
         Icon::Recommendation},
        {Command::SettingCard,
         Actions::tr("Setting &card…"),
         Actions::tr("The steps to set this at the provider, to copy"),
         {},
         Icon::Copy},
        {Command::Defaults, Actions::tr("Back to the &defaults"),
         Actions::tr("Sets policy and account as they are at first")},
        {Command::NextInterruption,
         Actions::tr("&Next interruption"),
         Actions::tr("The chart goes there"),
         {Actions::tr("F8")},
         Icon::ChevronRight},
        {Command::PreviousInterruption,
         Actions::tr("&Previous interruption"),
         Actions::tr("The chart goes there"),
         {Actions::tr("Shift+F8")},
         Icon::ChevronLeft},
        {Command::CloseUp,
         Actions::tr("&Close-up\tEnter", "the key is the chart's and the tables' own"),
         Actions::tr("Shows the chosen interruption from nearby: who stopped, and what would have prevented it"),
         {},
         Icon::CloseUp},
        {Command::NextRegion,
         Actions::tr("Next &region"),
         Actions::tr("Moves the focus to the next part of the window"),
         {Actions::tr("F6")}},
        {Command::PreviousRegion,
         Actions::tr("Previous re&gion"),
         Actions::tr("Moves the focus to the part before"),
         {Actions::tr("Shift+F6")}},
        {Command::Commands,
         Actions::tr("&Commands…"),
         Actions::tr("Finds any command by a few letters"),
         {Actions::tr("Ctrl+K")},
         Icon::Commands},
        {Command::Keyboard, Actions::tr("&Keyboard"), Actions::tr("Lists all shortcuts")},
        {Command::About, Actions::tr("&About Lowwater"), Actions::tr("Version and licence"), {}, Icon::App},
    };
}

/// In the order of Mode.
constexpr std::array modeCommands = {Command::ModeAuto, Command::ModeByHand, Command::ModeOff};

/// What works without a history.
constexpr std::array alwaysThere = {
    Command::NewWindow,  Command::Open,     Command::OpenFolder, Command::PasteTable, Command::MakeUp,
    Command::OpenSample, Command::Quit,     Command::FullScreen, Command::NextRegion, Command::PreviousRegion,
    Command::Commands,   Command::Keyboard, Command::WatchUsage, Command::HideNames,  Command::About};

} // namespace

Actions::Actions(const Theme& theme, QUndoStack& stack, QObject* parent)
    : QObject(parent),
      m_undo{stack.createUndoAction(this, tr("&Undo"))},
      m_redo{stack.createRedoAction(this, tr("&Redo"))}
{
    m_undo->setIconText(tr("Undo"));
    m_redo->setIconText(tr("Redo"));
    m_undo->setShortcuts({QKeySequence(tr("Ctrl+Z"))});
    m_redo->setShortcuts({QKeySequence(tr("Ctrl+Shift+Z")), QKeySequence(tr("Ctrl+Y"))});
    m_undo->setIcon(icon(Icon::Undo, theme));
    m_redo->setIcon(icon(Icon::Redo, theme));
    make(theme);
    makeGroups();
}

void Actions::make(const Theme& theme)
{
    for (const auto& looks : {fileLooks(), viewLooks(), policyLooks()}) {
        for (const Look& look : looks) {
            auto* action = new QAction(look.text, this);
            action->setToolTip(look.tip);
            action->setStatusTip(look.tip);
            QList<QKeySequence> keys;
            for (const auto& key : look.keys)
                keys += key;
            action->setShortcuts(keys);
            action->setCheckable(look.checkable);
            if (look.drawing)
                action->setIcon(icon(*look.drawing, theme));
            m_actions[static_cast<std::size_t>(look.command)] = action;
        }
    }
    (*this)[Command::Quit].setMenuRole(QAction::QuitRole);
    (*this)[Command::About].setMenuRole(QAction::AboutRole);
}

void Actions::makeGroups()
{
    auto* modes = new QActionGroup(this);
    for (std::size_t i = 0; i < modeCommands.size(); ++i) {
        modes->addAction(&(*this)[modeCommands[i]]);
        connect(&(*this)[modeCommands[i]], &QAction::triggered, this,
                [this, i] { emit modeChosen(static_cast<Mode>(i)); });
    }
    setMode(Mode::Auto);
    m_pages = new QActionGroup(this);
    for (const Command page : {Command::PageBalance, Command::PageRecommendation, Command::PageUsage})
        m_pages->addAction(&(*this)[page]);
    (*this)[Command::PageBalance].setChecked(true);
    m_appearance = new QActionGroup(this);
    const std::array<std::pair<QString, Theme::Choice>, 4> choices = {
        std::pair{tr("As the &system"), Theme::Choice::System}, std::pair{tr("&Light"), Theme::Choice::Light},
        std::pair{tr("&Dark"), Theme::Choice::Dark}, std::pair{tr("&High contrast"), Theme::Choice::HighContrast}};
    for (const auto& [text, choice] : choices) {
        QAction* action = m_appearance->addAction(text);
        action->setCheckable(true);
        action->setData(static_cast<int>(choice));
    }
    m_zones = new QActionGroup(this);
    for (const auto& [text, utc] : {std::pair{tr("&This computer's zone"), false}, std::pair{tr("&UTC"), true}}) {
        QAction* action = m_zones->addAction(text);
        action->setCheckable(true);
        action->setData(utc);
    }
}

void Actions::add(QMenu& menu, std::initializer_list<Command> commands) const
{
    for (const Command command : commands)
        menu.addAction(&(*this)[command]);
}

void Actions::fillMenuBar(QMenuBar& bar)
{
    fillFirstMenus(bar);
    fillViewMenu(bar);
    fillLastMenus(bar);
}

void Actions::fillFirstMenus(QMenuBar& bar)
{
    QMenu* file = bar.addMenu(tr("&File"));
    add(*file, {Command::NewWindow, Command::Open, Command::OpenFolder});
    m_recentMenu = file->addMenu(tr("Open &recent"));
    add(*file, {Command::PasteTable, Command::MakeUp, Command::OpenSample});
    file->addSeparator();
    add(*file, {Command::Save, Command::SaveAs});
    file->addSeparator();
    add(*file, {Command::SaveHistory, Command::ExportReport});
    file->addSeparator();
    add(*file, {Command::CloseHistory, Command::Quit});
    QMenu* edit = bar.addMenu(tr("&Edit"));
    edit->addActions({m_undo, m_redo});
    add(*edit, {Command::UndoList});
    edit->addSeparator();
    add(*edit, {Command::CopySentence, Command::CopyCommandLine});
}

void Actions::fillViewMenu(QMenuBar& bar)
{
    QMenu* view = bar.addMenu(tr("&View"));
    add(*view, {Command::PageBalance, Command::PageRecommendation, Command::PageUsage});
    view->addSeparator();
    add(*view, {Command::ShowPanel, Command::ShowTables});
    view->addSeparator();
    add(*view, {Command::ZoomIn, Command::ZoomOut, Command::ShowAll, Command::ZoomBack, Command::SkipQuiet});
    add(*view, {Command::RecordedStops, Command::ShowRecommended});
    view->addSeparator();
    view->addMenu(tr("Time &zone"))->addActions(m_zones->actions());
    view->addMenu(tr("&Appearance"))->addActions(m_appearance->actions());
    view->addSeparator();
    add(*view, {Command::FullScreen});
}

void Actions::fillLastMenus(QMenuBar& bar)
{
    QMenu* history = bar.addMenu(tr("Hi&story"));
    add(*history,
        {Command::ImportAgain, Command::WatchUsage, Command::WhatWasImported, Command::LinesLeftOut, Command::Columns});
    history->addSeparator();
    add(*history, {Command::Prices, Command::ScaleToBill});
    history->addSeparator();
    add(*history, {Command::HideNames});
    QMenu* policy = bar.addMenu(tr("&Policy"));
    add(*policy, {Command::ModeAuto, Command::ModeByHand, Command::ModeOff});
    policy->addSeparator();
    m_providerMenu = policy->addMenu(tr("Pro&vider"));
    add(*policy, {Command::FocusThreshold, Command::FocusAmount});
    policy->addSeparator();
    add(*policy, {Command::PinPolicy});
    m_pinsMenu = policy->addMenu(tr("Pi&nned policies"));
    add(*policy, {Command::RemovePins});
    policy->addSeparator();
    add(*policy, {Command::ApplyRecommendation, Command::SettingCard, Command::Defaults});
    QMenu* go = bar.addMenu(tr("&Go"));
    add(*go, {Command::NextInterruption, Command::PreviousInterruption, Command::CloseUp});
    go->addSeparator();
    add(*go, {Command::NextRegion, Command::PreviousRegion});
    add(*bar.addMenu(tr("&Help")), {Command::Commands, Command::Keyboard, Command::About});
}

void Actions::setMode(Mode mode)
{
    (*this)[modeCommands[static_cast<std::size_t>(mode)]].setChecked(true);
}

void Actions::setHasHistory(bool has)
{
    for (std::size_t i = 0; i < m_actions.size(); ++i) {
        const auto command = static_cast<Command>(i);
        if (std::find(alwaysThere.begin(), alwaysThere.end(), command) == alwaysThere.end())
            m_actions[i]->setEnabled(has);
    }
    m_providerMenu->setEnabled(has);
}

} // namespace lowwater
