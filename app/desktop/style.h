// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

class QPushButton;
class QStyleOptionComboBox;
class QStyleOptionSpinBox;
class QStyleOptionTab;

namespace lowwater {

class Theme;

/// Marks the one filled button of a page.
void setPrimary(QPushButton& button);

/// Fusion, with flat controls in the theme's colours: one border, one radius, a focus ring outside it.
class Style : public QProxyStyle {
    Q_OBJECT

public:
    /// The theme must outlive the style.
    explicit Style(const Theme& theme);

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget = nullptr) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption* option = nullptr,
                                  const QWidget* widget = nullptr) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption* option = nullptr, const QWidget* widget = nullptr,
                                QStyleHintReturn* data = nullptr) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                         const QWidget* widget = nullptr) const override;
    void polish(QWidget* widget) override;
    using QProxyStyle::polish;

private:
    void drawFrame(QPainter& painter, const QStyleOption& option, const QColor& fill, const QColor& border) const;
    void drawButton(QPainter& painter, const QStyleOption& option, const QWidget* widget) const;
    void drawToolButton(QPainter& painter, const QStyleOption& option) const;
    void drawCheckBox(QPainter& painter, const QStyleOption& option) const;
    void drawCombo(QPainter& painter, const QStyleOptionComboBox& option, const QWidget* widget) const;
    void drawSpin(QPainter& painter, const QStyleOptionSpinBox& option, const QWidget* widget) const;
    void drawTab(QPainter& painter, const QStyleOptionTab& option) const;

    const Theme& m_theme;
};

} // namespace lowwater
