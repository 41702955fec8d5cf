// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/style.h"

#include "app/desktop/icons.h"
#include "app/desktop/theme.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QStyleOption>
#include <QTabBar>

namespace lowwater {

namespace {

constexpr const char* primaryProperty = "lowwaterPrimary";
constexpr double radius = 4;
constexpr double ringWidth = 2;

bool isOn(const QStyleOption& option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

bool isPrimary(const QWidget* widget)
{
    return widget != nullptr && widget->property(primaryProperty).toBool();
}

} // namespace

void setPrimary(QPushButton& button)
{
    button.setProperty(primaryProperty, true);
}

Style::Style(const Theme& theme) : QProxyStyle(QStringLiteral("fusion")), m_theme{theme} {}

void Style::drawFrame(QPainter& painter, const QStyleOption& option, const QColor& fill, const QColor& border) const
{
    const bool focused = isOn(option, State_HasFocus) && isOn(option, State_Enabled);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    const double width = focused ? ringWidth : 1;
    painter.setPen(QPen(focused ? m_theme.color(Token::Focus) : border, width));
    painter.drawRoundedRect(QRectF(option.rect).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius);
    painter.restore();
}

void Style::drawButton(QPainter& painter, const QStyleOption& option, const QWidget* widget) const
{
    const bool enabled = isOn(option, State_Enabled);
    const bool down = isOn(option, State_Sunken) || isOn(option, State_On);
    const bool over = isOn(option, State_MouseOver) && enabled;
    if (isPrimary(widget) && enabled) {
        const QColor fill = m_theme.color(over || down ? Token::AccentHover : Token::Accent);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawRoundedRect(QRectF(option.rect), radius, radius);
        if (isOn(option, State_HasFocus)) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(m_theme.color(Token::OnAccent), 1));
            painter.drawRoundedRect(QRectF(option.rect).adjusted(2.5, 2.5, -2.5, -2.5), radius - 1, radius - 1);
        }
        painter.restore();
        return;
    }
    const Token fill = down ? Token::Pressed : over ? Token::Hover : Token::Raised;
    drawFrame(painter, option, m_theme.color(fill), m_theme.color(enabled ? Token::BorderControl : Token::Border));
}

void Style::drawToolButton(QPainter& painter, const QStyleOption& option) const
{
    const bool enabled = isOn(option, State_Enabled);
    const bool down = enabled && (isOn(option, State_Sunken) || isOn(option, State_On));
    const bool over = enabled && isOn(option, State_MouseOver);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (down || over) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(down ? Token::Pressed : Token::Hover));
        painter.drawRoundedRect(QRectF(option.rect), radius, radius);
    }
    painter.restore();
}

void Style::drawCheckBox(QPainter& painter, const QStyleOption& option) const
{
    const bool enabled = isOn(option, State_Enabled);
    const bool checked = isOn(option, State_On);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const Token border = !enabled ? Token::Border : checked ? Token::Accent : Token::BorderControl;
    painter.setPen(m_theme.color(border));
    painter.setBrush(m_theme.color(checked && enabled ? Token::Accent : Token::Raised));
    painter.drawRoundedRect(box, radius - 1, radius - 1);
    painter.restore();
    if (checked)
        paintIcon(painter, box.adjusted(2, 2, -2, -2), Icon::Tick,
                  m_theme.color(enabled ? Token::OnAccent : Token::TextDisabled));
}

void Style::drawCombo(QPainter& painter, const QStyleOptionComboBox& option, const QWidget* widget) const
{
    const bool enabled = isOn(option, State_Enabled);
    const bool over = isOn(option, State_MouseOver) && enabled && !option.editable;
    drawFrame(painter, option, m_theme.color(over ? Token::Hover : Token::Raised),
              m_theme.color(enabled ? Token::BorderControl : Token::Border));
    const QRect arrow = subControlRect(CC_ComboBox, &option, SC_ComboBoxArrow, widget);
    const int size = 14;
    const QRectF where(arrow.center().x() - size / 2.0, arrow.center().y() - size / 2.0 + 1, size, size);
    paintIcon(painter, where, Icon::ChevronDown, m_theme.color(enabled ? Token::TextSecondary : Token::TextDisabled));
}

void Style::drawSpin(QPainter& painter, const QStyleOptionSpinBox& option, const QWidget* widget) const
{
    const bool enabled = isOn(option, State_Enabled);
    drawFrame(painter, option, m_theme.color(Token::Raised),
              m_theme.color(enabled ? Token::BorderControl : Token::Border));
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto arrow = [&](SubControl control, QAbstractSpinBox::StepEnabledFlag step, Icon drawing) {
        const QRect rect = subControlRect(CC_SpinBox, &option, control, widget);
        const bool can = enabled && option.stepEnabled.testFlag(step);
        const bool active = option.activeSubControls.testFlag(control) && can;
        if (active)
            painter.fillRect(rect.adjusted(1, 1, -1, -1),
                             m_theme.color(isOn(option, State_Sunken) ? Token::Pressed : Token::Hover));
        const double size = 12;
        const QPointF center = QRectF(rect).center();
        paintIcon(painter, QRectF(center.x() - size / 2, center.y() - size / 2, size, size), drawing,
                  m_theme.color(can ? Token::TextSecondary : Token::TextDisabled));
    };
    arrow(SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, Icon::ChevronUp);
    arrow(SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, Icon::ChevronDown);
}

void Style::drawTab(QPainter& painter, const QStyleOptionTab& option) const
{
    const bool selected = isOn(option, State_Selected);
    if (isOn(option, State_MouseOver) && !selected && isOn(option, State_Enabled))
        painter.fillRect(option.rect, m_theme.color(Token::Hover));
    if (!selected)
        return;
    const int thickness = 3;
    const QRect bar(option.rect.left(), option.rect.bottom() - thickness + 1, option.rect.width(), thickness);
    painter.fillRect(bar, m_theme.color(Token::Accent));
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        return drawButton(*painter, *option, widget);
    case PE_PanelButtonTool:
        return drawToolButton(*painter, *option);
    case PE_IndicatorCheckBox:
        return drawCheckBox(*painter, *option);
    case PE_FrameLineEdit:
        return drawFrame(*painter, *option, Qt::transparent, m_theme.color(Token::BorderControl));
    case PE_PanelLineEdit: {
        if (qobject_cast<const QAbstractSpinBox*>(widget != nullptr ? widget->parentWidget() : nullptr) != nullptr ||
            qobject_cast<const QComboBox*>(widget != nullptr ? widget->parentWidget() : nullptr) != nullptr)
            return;
        const Token border = isOn(*option, State_Enabled) ? Token::BorderControl : Token::Border;
        return drawFrame(*painter, *option, m_theme.color(Token::Raised), m_theme.color(border));
    }
    case PE_FrameFocusRect: {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(m_theme.color(Token::Focus), ringWidth));
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), radius, radius);
        painter->restore();
        return;
    }
    case PE_FrameStatusBarItem:
    case PE_FrameDefaultButton:
    case PE_FrameTabBarBase:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const
{
    if (element == CE_TabBarTabShape) {
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            return drawTab(*painter, *tab);
    }
    if (element == CE_PushButtonLabel && isPrimary(widget) && isOn(*option, State_Enabled)) {
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            QStyleOptionButton filled(*button);
            filled.palette.setColor(QPalette::ButtonText, m_theme.color(Token::OnAccent));
            painter->save();
            painter->setFont(Theme::font(TextStyle::Body, true));
            QProxyStyle::drawControl(element, &filled, painter, widget);
            painter->restore();
            return;
        }
    }
    if (element == CE_ToolBar) {
        painter->fillRect(option->rect, m_theme.color(Token::Chrome));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          m_theme.color(Token::Border));
        return;
    }
    if (element == CE_MenuBarEmptyArea) {
        painter->fillRect(option->rect, m_theme.color(Token::Chrome));
        return;
    }
    if (element == CE_Splitter)
        return painter->fillRect(option->rect, m_theme.color(Token::Border));
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const
{
    if (control == CC_ComboBox) {
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option))
            return drawCombo(*painter, *combo, widget);
    }
    if (control == CC_SpinBox) {
        if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option))
            return drawSpin(*painter, *spin, widget);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_SplitterWidth:
        return 1;
    case PM_ToolBarFrameWidth:
    case PM_TabBarBaseHeight:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabShiftVertical:
        return 0;
    case PM_ToolBarItemSpacing:
        return Theme::unit();
    case PM_ToolBarItemMargin: // all the room that a tool bar's layout keeps; it heeds no contents margins
        return Theme::unit(2);
    case PM_TabBarTabHSpace:
        return Theme::unit(4);
    case PM_TabBarTabVSpace:
        return Theme::unit(3);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
        return Theme::unit(4);
    case PM_ToolBarIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
        return Theme::unit(9) / 2;
    case PM_SmallIconSize:
        return Theme::unit(4);
    case PM_MessageBoxIconSize:
        return Theme::unit(8);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        result.setHeight(std::max(result.height(), Theme::unit(15) / 2));
        result.setWidth(std::max(result.width(), size.width() + Theme::unit(7)));
        break;
    case CT_ComboBox:
    case CT_SpinBox:
    case CT_LineEdit:
        result.setHeight(std::max(result.height(), Theme::unit(7)));
        break;
    case CT_ToolButton:
        result.setHeight(std::max(result.height(), Theme::unit(7)));
        result.rwidth() += Theme::unit();
        break;
    default:
        break;
    }
    return result;
}

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton*>(widget) != nullptr || qobject_cast<QComboBox*>(widget) != nullptr ||
        qobject_cast<QAbstractSpinBox*>(widget) != nullptr || qobject_cast<QTabBar*>(widget) != nullptr)
        widget->setAttribute(Qt::WA_Hover);
}

} // namespace lowwater
