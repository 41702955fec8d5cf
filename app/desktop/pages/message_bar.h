// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/theme.h"

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace lowwater {

/// One sentence on top of the page and one way out; stays until it is answered, closed or replaced.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    enum class Kind { Info, Good, Warning, Error };
    /// The way out: a button.
    struct Way {
        QString text;
        std::function<void()> go;
    };

    /// The theme must outlive the bar. Hidden until there is something to say.
    explicit MessageBar(const Theme& theme, QWidget* parent = nullptr);
    void show(Kind kind, const QString& sentence, const Way& way = {});
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] Kind kind() const noexcept { return m_kind; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Theme& m_theme;
    Kind m_kind = Kind::Info;
    QLabel* m_icon;
    QLabel* m_sentence;
    QPushButton* m_way;
    QToolButton* m_close;
    std::function<void()> m_go;
};

} // namespace lowwater
