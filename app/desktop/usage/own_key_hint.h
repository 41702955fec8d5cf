// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/usage/usage_picture.h"

#include <QFrame>

#include <functional>
#include <string>

class QPushButton;

namespace lowwater {

class Theme;
class TokenLabel;

/// What the tool that uses the most would have cost with an API key of its own, to be tried. Hidden where no tool uses
/// a quarter of all, or that one has a key already.
class OwnKeyHint : public QFrame {
    Q_OBJECT

public:
    /// The theme must outlive the hint.
    explicit OwnKeyHint(const Theme& theme, QWidget* parent = nullptr);

    void show(const UsagePicture& picture);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton& tryIt() const noexcept { return *m_try; }

signals:
    void editRequested(const QString& step, const std::function<void(lowwater::Scenario&)>& change);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    TokenLabel* m_title;
    TokenLabel* m_detail;
    QPushButton* m_try;
    std::string m_tool; ///< as the history has it
    QString m_name;
};

} // namespace lowwater
