// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/closeup/close_up_search.h"
#include "app/desktop/closeup/close_up_words.h"

#include <QWidget>

namespace lowwater {

class Theme;
class TokenLabel;

/// What would have prevented an interruption, a line for each setting, each with a button that sets it.
class PreventionList : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the list.
    explicit PreventionList(const Theme& theme, QWidget* parent = nullptr);

    /// Nothing is known yet.
    void clear();
    void setFound(const Scenario& scenario, std::size_t interruptions, const CloseUpSearch::Found& found);
    [[nodiscard]] const std::vector<PreventionLine>& lines() const noexcept { return m_lines; }
    /// The quiet words under the lines.
    [[nodiscard]] QString note() const;

signals:
    /// One undo step.
    void tryRequested(const QString& step, const std::function<void(lowwater::Scenario&)>& change);

private:
    void rebuild();
    [[nodiscard]] QWidget* makeLine(const PreventionLine& line);

    const Theme& m_theme;
    std::vector<PreventionLine> m_lines;
    QWidget* m_content = nullptr; ///< made anew with every change
    TokenLabel* m_note;
};

} // namespace lowwater
