// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/icons.h"

#include <QAbstractButton>

namespace lowwater {

class OwnLogsBlock;
class SamplePicture;

/// A wide button of the start page: a drawing, what it does, what it takes, its shortcut.
class StartButton : public QAbstractButton {
    Q_OBJECT

public:
    /// The theme must outlive the button.
    StartButton(const Theme& theme, Icon drawing, const QString& title, const QString& detail, const QString& keys,
                QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Icon m_drawing;
    QString m_detail;
    QString m_keys;
};

/// Instead of panel and page while there is no history.
class StartPage : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the page.
    explicit StartPage(const Theme& theme, QWidget* parent = nullptr);
    [[nodiscard]] OwnLogsBlock& ownLogs() const noexcept { return *m_ownLogs; }

signals:
    void openRequested();
    void openFolderRequested();
    void pasteRequested();
    void makeUpRequested();
    void sampleRequested();

private:
    [[nodiscard]] QWidget* makeLeft(std::uint64_t sampleCharges);
    [[nodiscard]] QWidget* makeTitle();
    [[nodiscard]] QWidget* makeSteps();

    const Theme& m_theme;
    OwnLogsBlock* m_ownLogs;
};

} // namespace lowwater
