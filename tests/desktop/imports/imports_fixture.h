// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/imports/own_logs_block.h"
#include "app/desktop/main_window.h"
#include "tests/sim/import/log_line.h"

#include <QtTest>
#include <QtWidgets>

namespace lowwater {

/// A made-up person: a home with Claude Code's logs, a configuration folder, nothing else.
struct Person {
    QTemporaryDir home;

    [[nodiscard]] QString path(const QString& below) const { return home.filePath(below); }
    [[nodiscard]] PersonPlaces places() const
    {
        return {path(QStringLiteral("config")).toStdString(), {path(QStringLiteral(".claude/projects")).toStdString()}};
    }
    /// Below home; makes the folders to it.
    QString write(const QString& below, const QByteArray& text, QIODevice::OpenMode mode = QIODevice::WriteOnly) const
    {
        const QString name = path(below);
        QDir().mkpath(QFileInfo(name).path());
        QFile file(name);
        if (file.open(mode))
            file.write(text);
        return name;
    }
    QString writeLog(const QString& session, const std::vector<LogLine>& lines,
                     QIODevice::OpenMode mode = QIODevice::WriteOnly) const
    {
        std::string text;
        for (const auto& line : lines)
            text += line.text() + '\n';
        return write(QStringLiteral(".claude/projects/-home-dev-src-atlas/%1.jsonl").arg(session),
                     QByteArray::fromStdString(text), mode);
    }
    QString writePrices(const QByteArray& text) const
    {
        return write(QStringLiteral("config/lowwater/prices.json"), text);
    }
};

/// A request of 100,000 input tokens: $0.50 of claude-opus-5, which is $5 for a million.
inline LogLine halfADollar(const std::string& id, const std::string& time, const std::string& model = "claude-opus-5")
{
    LogLine line;
    line.id = "msg_" + id;
    line.request = "req_" + id;
    line.timestamp = time;
    line.model = model;
    line.input = "100000";
    return line;
}

/// Three requests on two days, $1.50 in all.
inline void writeThreeRequests(const Person& person)
{
    person.writeLog(QStringLiteral("s1"),
                    {halfADollar("1", "2026-09-01T09:00:00.000Z"), halfADollar("2", "2026-09-01T09:10:00.000Z"),
                     halfADollar("3", "2026-09-03T18:40:00.000Z")});
}

inline constexpr Money oneAndAHalf = Money::fromNanos(1'500'000'000);

/// The window of that person.
struct PersonsWindow {
    Theme theme;
    MainWindow window;

    explicit PersonsWindow(const Person& person, const WindowSettings& settings = {})
        : window{theme, settings, person.places()}
    {
        window.resize(1440, 900);
        window.show();
    }
    [[nodiscard]] OwnLogsBlock& block() { return *window.findChild<OwnLogsBlock*>(); }
    [[nodiscard]] ScenarioDocument& document() { return window.document(); }
    [[nodiscard]] MessageBar& message() { return *window.findChild<MessageBar*>(); }
    [[nodiscard]] QString said() { return message().isVisible() ? message().sentence() : QString(); }
    [[nodiscard]] bool hasCharges(std::size_t count)
    {
        return QTest::qWaitFor(
            [&] { return document().hasHistory() && document().scenario().history->size() == count; }, 20'000);
    }
    [[nodiscard]] Money cost() { return document().scenario().history->totalCost(); }
    /// Opens paths as if they had been chosen.
    void open(const QStringList& paths) { window.files().openFiles(paths); }
    template <typename Widget>
    [[nodiscard]] static Widget* named(QWidget& in, const QString& name)
    {
        for (auto* widget : in.findChildren<Widget*>()) {
            if (widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }
};

inline void click(QWidget* widget)
{
    QTest::mouseClick(widget, Qt::LeftButton);
}

} // namespace lowwater
