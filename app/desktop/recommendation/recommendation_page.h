// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/advice_controller.h"
#include "app/desktop/outlook/outlook.h"
#include "app/desktop/recommendation/setting_search.h"

#include <QScrollArea>
#include <QTimeZone>

#include <array>

class QBoxLayout;
class QGridLayout;
class QPushButton;

namespace lowwater {

class CertaintyRow;
class EnvelopePlot;
class FrontierPlot;
class IconLabel;
class OutlookSections;
class SettingSection;
class Theme;
class TokenLabel;
class WideGrid;

/// What to set, how sure that is, and the evidence: every setting as a map, idle money against delayed work, the most
/// spent in any stretch, and the other ways to buy.
class RecommendationPage : public QScrollArea {
    Q_OBJECT

public:
    /// The theme must outlive the page.
    explicit RecommendationPage(const Theme& theme, QWidget* parent = nullptr);

    void setResult(const RunResultPtr& result);
    /// Null: not known yet.
    void setAdvice(const AdvicePtr& advice);
    void setGrid(const SettingGridPtr& grid);
    void setComparison(const ComparisonPtr& rows);
    /// Null: not known.
    void setOutlook(const OutlookPtr& outlook);
    void setBusy(bool busy);
    void setLookingAhead(bool busy);
    void setZone(const QTimeZone& zone);
    /// Whether the balance page shows the recommended policy too.
    void setOverlaid(bool overlaid);
    /// The grid as it was replayed, without the chances; for tests.
    [[nodiscard]] const SettingGridPtr& replayed() const noexcept { return m_replayed; }
    [[nodiscard]] SettingSection& settings() const noexcept { return *m_settings; }
    [[nodiscard]] FrontierPlot& frontier() const noexcept { return *m_frontier; }
    [[nodiscard]] EnvelopePlot& envelope() const noexcept { return *m_envelope; }
    [[nodiscard]] OutlookSections& ahead() const noexcept { return *m_ahead; }
    [[nodiscard]] WideGrid& choices() const noexcept { return *m_choices; }
    [[nodiscard]] WideGrid& comparison() const noexcept { return *m_comparison; }

signals:
    void applyRequested(const lowwater::Policy& policy);
    /// One undo step: amount and threshold of a setting that was clicked.
    void settingChosen(lowwater::Money amount, lowwater::Money threshold);
    void overlayToggled(bool on);
    void cancelRequested();
    /// Seen or not seen any more: what is searched for this page is wanted or not.
    void shownChanged(bool shown);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    [[nodiscard]] QWidget* makeHead();
    [[nodiscard]] QWidget* makeChoices();
    [[nodiscard]] QWidget* makeFrontier();
    [[nodiscard]] QWidget* makeWhy();
    [[nodiscard]] QWidget* makeComparison();
    void arrange(bool narrow);
    void describe();
    void showWhy();
    void showChoices();
    void showPlan();
    void showGrid();

    const Theme& m_theme;
    RunResultPtr m_result;
    AdvicePtr m_advice;
    ComparisonPtr m_rows;
    SettingGridPtr m_replayed;
    OutlookPtr m_outlook;
    bool m_looksAhead = false;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    IconLabel* m_icon = nullptr;
    TokenLabel* m_headline = nullptr;
    TokenLabel* m_second = nullptr;
    QPushButton* m_overlay = nullptr;
    QPushButton* m_apply = nullptr;
    CertaintyRow* m_certainty = nullptr;
    QWidget* m_choicesSection = nullptr;
    WideGrid* m_choices = nullptr;
    TokenLabel* m_choicesNote = nullptr;
    TokenLabel* m_choicesText = nullptr;
    QGridLayout* m_grid = nullptr;
    SettingSection* m_settings = nullptr;
    QWidget* m_frontierSection = nullptr;
    FrontierPlot* m_frontier = nullptr;
    QWidget* m_whySection = nullptr;
    TokenLabel* m_frontierNote = nullptr;
    TokenLabel* m_whyTitle = nullptr;
    TokenLabel* m_whyNote = nullptr;
    TokenLabel* m_comparisonNote = nullptr;
    QBoxLayout* m_whyBeside = nullptr;
    EnvelopePlot* m_envelope = nullptr;
    TokenLabel* m_why = nullptr;
    OutlookSections* m_ahead = nullptr;
    QWidget* m_comparisonSection = nullptr;
    WideGrid* m_comparison = nullptr;
    bool m_narrow = false;
};

} // namespace lowwater
