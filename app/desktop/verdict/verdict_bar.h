// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/words/sentences.h"
#include "sim/advice/recommend.h"

#include <QTimeZone>
#include <QWidget>

#include <memory>

class QToolButton;

namespace lowwater {

class AdviceBlock;
class IconLabel;
class Theme;
class TokenLabel;

/// The first line of the page: the answer and the fix.
class VerdictBar : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the bar.
    explicit VerdictBar(Theme& theme, QWidget* parent = nullptr);

    /// Null: nothing yet.
    void setResult(RunResultPtr result);
    /// For the scenario of the result; null: not known yet.
    void setAdvice(std::shared_ptr<const Advice> advice);
    /// What the advice is planned for: `usage × 1.25`; empty: the usage as it was.
    void setPlanNote(const QString& note);
    /// While what is shown is older than the settings.
    void setStale(bool stale);
    void setZone(const QTimeZone& zone);
    [[nodiscard]] const Verdict& verdict() const noexcept { return m_verdict; }

signals:
    void cardRequested();
    void applyRequested(const lowwater::Policy& policy);
    /// The way out named in the verdict; its kind says which.
    void linkActivated(lowwater::Verdict::Kind kind);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showVerdict();
    void showAdvice();
    void recolor();
    void fitHeadline();
    void apply();

    Theme& m_theme;
    RunResultPtr m_result;
    std::shared_ptr<const Advice> m_advice;
    QString m_planNote;
    QTimeZone m_zone = QTimeZone::utc();
    Verdict m_verdict;
    bool m_stale = false;
    IconLabel* m_icon;
    TokenLabel* m_headline;
    TokenLabel* m_second;
    QToolButton* m_link;
    AdviceBlock* m_block;
};

} // namespace lowwater
