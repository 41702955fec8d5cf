// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/closeup/close_up_search.h"

#include <QTimeZone>
#include <QWidget>

#include <functional>
#include <optional>

class QBoxLayout;
class QFrame;
class QScrollArea;

namespace lowwater {

class CloseUpBar;
class CloseUpPicture;
class HappenedList;
class PreventionList;
class Theme;
class TokenLabel;

/// One interruption from nearby, in place of the balance page's contents: what happened, and what would have prevented
/// it. Keys: N and P the next and the previous one, Esc back.
class CloseUpPage : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the page.
    explicit CloseUpPage(const Theme& theme, QWidget* parent = nullptr);

    /// Of a result with an outcome that has it.
    void open(const RunResultPtr& result, std::size_t interruption);
    /// While one is open: the same interruption, by its begin, or the nearest; where there is none, asks to be left.
    void setResult(const RunResultPtr& result);
    void setStale(bool stale);
    void setZone(const QTimeZone& zone);
    void setAgentHour(Money agentHour);
    /// Nothing is computed any more.
    void leave();
    /// Towards the next (1) or previous (-1) one.
    void step(int by);
    /// The interruption that is open.
    [[nodiscard]] std::optional<std::size_t> interruption() const noexcept { return m_interruption; }
    [[nodiscard]] const CloseUpSearch& search() const noexcept { return m_search; }
    [[nodiscard]] CloseUpPicture& picture() const noexcept { return *m_picture; }
    [[nodiscard]] const HappenedList& happened() const noexcept { return *m_happened; }
    [[nodiscard]] const PreventionList& preventions() const noexcept { return *m_preventions; }
    [[nodiscard]] QString headline() const;
    [[nodiscard]] QString reason() const;
    [[nodiscard]] QString cost() const;

signals:
    void backRequested();
    void interruptionShown(int index);
    /// One undo step.
    void editRequested(const QString& step, const std::function<void(lowwater::Scenario&)>& change);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    [[nodiscard]] QWidget* makeHead();
    [[nodiscard]] QWidget* makeSide();
    void addKeys();
    void adoptResult();
    void show(std::size_t interruption);
    void describe();
    void arrange();

    const Theme& m_theme;
    CloseUpSearch m_search;
    RunResultPtr m_result; ///< of what is shown
    RunResultPtr m_coming; ///< whose requests are not known yet; null: none
    QTimeZone m_zone = QTimeZone::utc();
    Money m_agentHour = Wishes{}.agentHour;
    std::optional<std::size_t> m_interruption;
    bool m_allFound = false; ///< of its preventions
    CloseUpBar* m_bar = nullptr;
    QScrollArea* m_scroll = nullptr;
    QBoxLayout* m_body = nullptr;
    TokenLabel* m_headline = nullptr;
    TokenLabel* m_reason = nullptr;
    CloseUpPicture* m_picture = nullptr;
    QFrame* m_rule = nullptr;
    QWidget* m_side = nullptr;
    HappenedList* m_happened = nullptr;
    PreventionList* m_preventions = nullptr;
    TokenLabel* m_cost = nullptr;
};

} // namespace lowwater
