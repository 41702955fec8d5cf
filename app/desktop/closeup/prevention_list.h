// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/closeup/close_up_search.h"
#include "app/desktop/closeup/close_up_words.h"

#include <QWidget>

class QPushButton;

namespace lowwater {

class Theme;
class TokenLabel;

/// What would have prevented an interruption, a line for each setting, each with a button that sets it.
class PreventionList : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the list.
    explicit PreventionList(const Theme& theme, QWidget* parent = nullptr);

    /// Tab comes to the buttons from there; it outlives the list.
    void setTabBefore(QWidget* before) { m_before = before; }
    /// Nothing is known yet.
    void clear();
    void setFound(const Scenario& scenario, std::size_t interruptions, const CloseUpSearch::Found& found);
    [[nodiscard]] const std::vector<PreventionLine>& lines() const noexcept { return m_lines; }
    /// The quiet words under the lines.
    [[nodiscard]] QString note() const;

signals:
    /// One undo step.
    void tryRequested(const QString& step, const std::function<void(lowwater::Scenario&)>& change);

    /// The button that had it is gone.
    void focusLost();

private:
    void rebuild();
    [[nodiscard]] QPushButton* buttonOf(const QString& setting) const;
    [[nodiscard]] QWidget* makeLine(const PreventionLine& line);

    const Theme& m_theme;
    std::vector<PreventionLine> m_lines;
    QWidget* m_content = nullptr; ///< made anew with every change
    QWidget* m_before = nullptr;
    TokenLabel* m_note;
};

} // namespace lowwater
