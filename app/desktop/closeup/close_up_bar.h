// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace lowwater {

class Theme;
class TokenLabel;

/// Over a close-up: the way back, which interruption it is, and the ones beside it.
class CloseUpBar : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the bar.
    explicit CloseUpBar(const Theme& theme, QWidget* parent = nullptr);

    void setPlace(std::size_t index, std::size_t count);

signals:
    void backRequested();
    void stepRequested(int by);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// As many of its words as there is room for.
    void fit();

    QPushButton* m_back;
    TokenLabel* m_place;
    TokenLabel* m_key;
    QPushButton* m_previous;
    QPushButton* m_next;
};

} // namespace lowwater
