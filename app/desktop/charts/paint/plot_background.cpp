// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/paint/plot_background.h"

#include "app/desktop/charts/paint/hatch.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace lowwater {

namespace {

QColor colorOf(Shade::Kind kind, const ChartColors& colors)
{
    return colors(kind == Shade::Kind::Night ? Token::Night : Token::Weekend);
}

/// The rows of a device column that the fill covers.
struct FillSpan {
    int top = 0;
    int bottom = 0;
};

std::vector<FillSpan> fillSpans(const BackgroundPicture& picture, int width, int height)
{
    std::vector<FillSpan> spans(static_cast<std::size_t>(width));
    const double zero = picture.money->yAt(0.0, height);
    const auto row = [height](double y) { return std::clamp(static_cast<int>(std::lround(y)), 0, height); };
    for (std::size_t x = 0; x < spans.size(); ++x) {
        const auto column = std::min(static_cast<std::size_t>(static_cast<double>(x) / picture.devicePixelRatio),
                                     picture.columns->size() - 1);
        const auto& balance = (*picture.columns)[column];
        if (!balance)
            continue;
        const Money edge = balance->last >= Money{} ? std::max(balance->least, Money{}) : balance->last;
        const double y = picture.money->yAt(edge, height);
        spans[x] = {row(std::min(y, zero)), row(std::max(y, zero))};
    }
    return spans;
}

void fillUnderLine(QImage& image, const BackgroundPicture& picture, QRgb fill)
{
    const auto spans = fillSpans(picture, image.width(), image.height());
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (const FillSpan& span : spans) {
            if (y >= span.top && y < span.bottom)
                *line = fill;
            ++line;
        }
    }
}

} // namespace

void paintShades(QPainter& painter, const QRectF& plot, std::span<const Shade> shades, const ChartColors& colors)
{
    for (const Shade& shade : shades) {
        const double left = std::round(shade.left);
        painter.fillRect(QRectF(plot.left() + left, plot.top(), std::round(shade.right) - left, plot.height()),
                         colorOf(shade.kind, colors));
    }
}

QImage plotBackground(const BackgroundPicture& picture, const ChartColors& colors)
{
    QImage image(picture.size * picture.devicePixelRatio, QImage::Format_RGB32);
    image.setDevicePixelRatio(picture.devicePixelRatio);
    image.fill(colors(Token::Surface));
    const QRectF plot(QPointF(0, 0), picture.size);
    {
        QPainter painter(&image);
        paintShades(painter, plot, picture.shades, colors);
    }
    if (!picture.columns->empty())
        fillUnderLine(image, picture, colors(Token::BalanceFill).rgb());
    QPainter painter(&image);
    for (const Money tick : picture.money->ticks)
        painter.fillRect(QRectF(0, std::round(picture.money->yAt(tick, plot.height())), plot.width(), 1),
                         colors(Token::Grid));
    for (const Band& band : picture.bands) {
        const bool chosen = picture.chosen && band.first <= *picture.chosen && *picture.chosen <= band.last;
        paintBand(painter, QRectF(band.left, 0, band.right - band.left, plot.height()), band.cause, colors, chosen);
    }
    return image;
}

} // namespace lowwater
