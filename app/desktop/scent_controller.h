// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/panel/money_slider.h"
#include "app/desktop/run_result.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace lowwater {

/// What the sliders would give: replays a spread of thresholds and amounts off the GUI thread, once the results have
/// come to rest. Histories too long for that leave the sliders plain.
class ScentController : public QObject {
    Q_OBJECT

public:
    using Scents = std::vector<MoneySlider::Scent>;

    explicit ScentController(QObject* parent = nullptr);
    ~ScentController() override; ///< cancels, then waits
    ScentController(const ScentController&) = delete;
    ScentController& operator=(const ScentController&) = delete;

    /// The sliders reach from 0 to these.
    void setResult(const RunResultPtr& result, Money thresholdTop, Money amountTop);

signals:
    void thresholdScentReady(const std::vector<lowwater::MoneySlider::Scent>& scent);
    void amountScentReady(const std::vector<lowwater::MoneySlider::Scent>& scent);

private:
    /// A slider's part: what it is about, so that a move of the slider itself computes nothing.
    struct Part {
        Scenario settings;
        Money top;
        [[nodiscard]] bool operator==(const Part&) const = default;
    };
    /// A part that is unset stays as it is.
    struct Answer {
        std::optional<Part> thresholdPart;
        Scents thresholds;
        std::optional<Part> amountPart;
        Scents amounts;
    };

    void start();
    void clear();
    void deliver(const Answer& answer);

    QTimer m_rest;
    QThreadPool m_pool;
    QFutureWatcher<Answer> m_watcher;
    RunResultPtr m_result;
    Money m_thresholdTop;
    Money m_amountTop;
    std::optional<Part> m_thresholdPart; ///< of the scent that is shown
    std::optional<Part> m_amountPart;
};

} // namespace lowwater
