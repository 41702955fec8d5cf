// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/words/advice_words.h"

#include <QFrame>

class QPushButton;

namespace lowwater {

class IconLabel;
class Theme;
class TokenLabel;

/// The way out, beside the verdict: what to set instead, and the page's one filled button.
class AdviceBlock : public QFrame {
    Q_OBJECT

public:
    /// The theme must outlive the block.
    explicit AdviceBlock(Theme& theme, QWidget* parent = nullptr);

    void setWords(const AdviceWords& words);
    /// While the advice is for another setting than the one shown.
    void setStale(bool stale);
    [[nodiscard]] QPushButton* applyButton() const noexcept { return m_apply; }

signals:
    void applyRequested();
    void cardRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void recolor();
    [[nodiscard]] bool offers() const noexcept;

    Theme& m_theme;
    AdviceWords::Kind m_kind = AdviceWords::Kind::Pending;
    bool m_stale = false;
    IconLabel* m_icon;
    TokenLabel* m_title;
    TokenLabel* m_policy;
    TokenLabel* m_detail;
    QPushButton* m_apply;
    QPushButton* m_card; ///< once the recommended setting is in use
};

} // namespace lowwater
