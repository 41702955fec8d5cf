// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/theme.h"

#include <QFrame>

#include <functional>
#include <memory>

class QLabel;
class QPushButton;
class QToolButton;

namespace lowwater {

/// The way out of what a message says: a button.
struct MessageWay {
    QString text;
    std::function<void()> go;
    /// A second one; its own `other` does not count.
    std::shared_ptr<const MessageWay> other = {};
};

/// One sentence on top of the page and one way out, or two; stays until it is answered, closed or replaced.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    enum class Kind { Info, Good, Warning, Error };
    using Way = MessageWay;

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
    QPushButton* m_otherWay;
    QToolButton* m_close;
    std::function<void()> m_go;
    std::function<void()> m_goOther;
};

} // namespace lowwater
