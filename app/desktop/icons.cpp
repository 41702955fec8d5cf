// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>

namespace lowwater {

namespace {

constexpr auto iconCount = static_cast<std::size_t>(Icon::IconCount);

/// In the order of Icon: the files in resources/icons, without `.svg`.
constexpr std::array<const char*, iconCount> iconFiles = {"open",           "undo",
                                                          "redo",           "balance",
                                                          "recommendation", "usage",
                                                          "commands",       "export",
                                                          "stop",           "safe",
                                                          "tick",           "warning",
                                                          "info",           "assumed",
                                                          "cause-latency",  "cause-declined",
                                                          "cause-limit",    "cause-spend-limit",
                                                          "cause-off",      "cause-disarmed",
                                                          "cause-by-hand",  "compare",
                                                          "zoom-in",        "zoom-out",
                                                          "everything",     "skip-quiet",
                                                          "more",           "chevron-down",
                                                          "chevron-right",  "chevron-up",
                                                          "chevron-left",   "close",
                                                          "back",           "file",
                                                          "paste",          "make-up",
                                                          "sample",         "logs",
                                                          "import-again",   "watch",
                                                          "plan",           "credits",
                                                          "api-key",        "rising",
                                                          "falling",        "zone",
                                                          "local-only",     "night",
                                                          "close-up",       "copy",
                                                          "history",        "price",
                                                          "settings",       "agents",
                                                          "recorded-stop",  "app"};

QByteArray svgText(Icon drawing, const QColor& color)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(QLatin1String(iconFiles[static_cast<std::size_t>(drawing)])));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", color.name().toLatin1());
}

class ThemedIconEngine final : public QIconEngine {
public:
    ThemedIconEngine(Icon drawing, const Theme& theme, Token token)
        : m_drawing{drawing}, m_theme{&theme}, m_token{token}
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, rect, m_drawing, color(mode));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key = QStringLiteral("lowwater-icon-%1-%2-%3x%4")
                                .arg(static_cast<int>(m_drawing))
                                .arg(color(mode).rgba())
                                .arg(size.width())
                                .arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new ThemedIconEngine(*this); }

private:
    [[nodiscard]] QColor color(QIcon::Mode mode) const
    {
        return m_theme->color(mode == QIcon::Disabled ? Token::TextDisabled : m_token);
    }

    Icon m_drawing;
    const Theme* m_theme;
    Token m_token;
};

} // namespace

QIcon icon(Icon drawing, const Theme& theme, Token token)
{
    return QIcon(new ThemedIconEngine(drawing, theme, token));
}

void paintIcon(QPainter& painter, const QRectF& where, Icon drawing, const QColor& color)
{
    QSvgRenderer renderer(svgText(drawing, color));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, where);
    painter.restore();
}

} // namespace lowwater
