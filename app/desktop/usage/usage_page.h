// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/usage/usage_picture.h"

#include <QFutureWatcher>
#include <QScrollArea>
#include <QTimeZone>

#include <functional>
#include <memory>
#include <vector>

class QBoxLayout;
class QComboBox;
class QGridLayout;

namespace lowwater {

class ApiBlock;
class ConsumerBars;
class CreditsBlock;
class HourHeat;
class IconLabel;
class LastReloads;
class MonthBillBox;
class OwnKeyHint;
class PlanBlock;
class Theme;
class TokenLabel;
class WeekBars;

/// What was used, by whom, and which pool paid for it: the dashboard of plan, credits and API key.
class UsagePage : public QScrollArea {
    Q_OBJECT

public:
    /// The theme must outlive the page.
    explicit UsagePage(const Theme& theme, QWidget* parent = nullptr);
    ~UsagePage() override; ///< waits
    UsagePage(const UsagePage&) = delete;
    UsagePage& operator=(const UsagePage&) = delete;

    /// At once while the page is seen, else when it is next shown; off the GUI thread.
    void setResult(const RunResultPtr& result);
    void setZone(const QTimeZone& zone);
    /// What is shown; null: nothing yet.
    [[nodiscard]] std::shared_ptr<const UsagePicture> picture() const { return m_picture; }

signals:
    /// One undo step, asked for by a button or a field.
    void editRequested(const QString& step, const std::function<void(lowwater::Scenario&)>& change);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    using PicturePtr = std::shared_ptr<const UsagePicture>;

    void build();
    [[nodiscard]] QWidget* makeHead();
    [[nodiscard]] QWidget* makePools();
    [[nodiscard]] QWidget* makeWeeks();
    [[nodiscard]] QWidget* makeConsumers();
    [[nodiscard]] QWidget* makeHours();
    [[nodiscard]] QWidget* makeReloads();
    [[nodiscard]] QWidget* makeBill();
    [[nodiscard]] QWidget* makeIssue();
    /// Pools and sections beside each other, or all in one column.
    void arrange(bool narrow);
    void refresh();
    void showPicture();
    void showBill();
    void showConsumers();

    const Theme& m_theme;
    RunResultPtr m_result;
    RunResultPtr m_pictured; ///< of the picture under way or shown
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    QFutureWatcher<PicturePtr> m_watcher;
    PicturePtr m_picture;
    QBoxLayout* m_pools = nullptr;
    std::array<QWidget*, 2> m_poolRules{};
    QGridLayout* m_grid = nullptr;
    std::vector<QWidget*> m_sections; ///< in reading order, by twos
    bool m_narrow = false;
    TokenLabel* m_headline = nullptr;
    TokenLabel* m_second = nullptr;
    PlanBlock* m_plan = nullptr;
    CreditsBlock* m_credits = nullptr;
    ApiBlock* m_api = nullptr;
    WeekBars* m_weeks = nullptr;
    IconLabel* m_trendIcon = nullptr;
    TokenLabel* m_trend = nullptr;
    QComboBox* m_kind = nullptr;
    ConsumerBars* m_consumers = nullptr;
    OwnKeyHint* m_ownKey = nullptr;
    MonthBillBox* m_bill = nullptr;
    HourHeat* m_hours = nullptr;
    TokenLabel* m_hoursNote = nullptr;
    LastReloads* m_reloads = nullptr;
};

} // namespace lowwater
