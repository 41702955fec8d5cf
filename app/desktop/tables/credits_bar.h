// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/run_result.h"

#include <QWidget>

#include <functional>

class QPushButton;

namespace lowwater {

class Theme;
class TokenLabel;

/// Above the past reloads: how auto-reload is really set and how long reloads really took, each to be used.
class CreditsBar : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the bar.
    explicit CreditsBar(const Theme& theme, QWidget* parent = nullptr);

    void setResult(const RunResultPtr& result);
    [[nodiscard]] QPushButton& useSettings() const noexcept { return *m_useSettings; }
    [[nodiscard]] QPushButton& useLatency() const noexcept { return *m_useLatency; }

signals:
    void editRequested(const QString& step, const std::function<void(lowwater::Scenario&)>& change);

private:
    void showSettings(const RunResult& result);
    void showLatency(const RunResult& result);
    QPushButton* addButton(const char* name);

    TokenLabel* m_settings;
    TokenLabel* m_latency;
    QPushButton* m_useSettings;
    QPushButton* m_useLatency;
    std::optional<Policy> m_policy;   ///< as it is really set
    std::optional<Duration> m_median; ///< whole seconds
};

} // namespace lowwater
