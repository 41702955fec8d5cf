// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/theme.h"

#include <QFile>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

/// Resources of a static library are only there once asked for; the macro must stand outside any namespace.
static void initResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace lowwater {

namespace {

constexpr auto tokenCount = static_cast<std::size_t>(Token::TokenCount);

/// In the order of Token: the names in resources/theme.json.
constexpr std::array<const char*, tokenCount> tokenNames = {
    "chrome",        "panel",         "surface",      "raised",
    "hover",         "pressed",       "selection",    "border",
    "borderControl", "focus",         "text",         "textSecondary",
    "textHint",      "textDisabled",  "accent",       "onAccent",
    "accentHover",   "link",          "good",         "goodTint",
    "bad",           "badTint",       "warn",         "warnTint",
    "info",          "infoTint",      "balance",      "balanceFill",
    "threshold",     "thresholdText", "interruption", "interruptionFill",
    "safe",          "safeFill",      "zero",         "crosshair",
    "grid",          "axis",          "night",        "weekend",
    "pinA",          "pinB",          "pinC",         "pinD",
    "cat1",          "cat2",          "cat3",         "cat4",
    "cat5",          "cat6",          "catOther",     "poolPlan",
    "poolExtra",     "poolApi",       "seq1",         "seq2",
    "seq3",          "seq4",          "seq5",         "seq6",
    "heat0",         "heat1",         "heat2",        "heat3",
    "heat4",         "heat5",         "heat6"};

constexpr std::array<const char*, 3> schemeNames = {"light", "dark", "highContrast"};

QJsonObject themeColors()
{
    initResources();
    QFile file(QStringLiteral(":/theme.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the theme is missing from the program's resources");
    return QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("color")).toObject();
}

Theme::Scheme schemeOf(const QPalette& palette)
{
    const QColor window = palette.color(QPalette::Window);
    const QColor text = palette.color(QPalette::WindowText);
    if (window == Qt::black && text == Qt::white)
        return Theme::Scheme::HighContrast;
    return window.lightness() < text.lightness() ? Theme::Scheme::Dark : Theme::Scheme::Light;
}

double scaleOf(TextStyle style)
{
    switch (style) {
    case TextStyle::Display:
        return 1.85;
    case TextStyle::Verdict:
    case TextStyle::Figure:
        return 1.54;
    case TextStyle::Heading:
        return 1.15;
    case TextStyle::Small:
        return 0.92;
    case TextStyle::Body:
        break;
    }
    return 1.0;
}

int basePixels()
{
    return QFontInfo(QGuiApplication::font()).pixelSize();
}

} // namespace

Theme::Theme(QObject* parent) : QObject(parent)
{
    const QJsonObject schemes = themeColors();
    for (std::size_t s = 0; s < schemeNames.size(); ++s) {
        const QJsonObject colors = schemes.value(QLatin1String(schemeNames[s])).toObject();
        for (std::size_t t = 0; t < tokenCount; ++t) {
            m_colors[s][t] = QColor(colors.value(QLatin1String(tokenNames[t])).toString());
            if (!m_colors[s][t].isValid())
                qFatal("the theme has no colour %s.%s", schemeNames[s], tokenNames[t]);
        }
    }
}

void Theme::setChoice(Choice choice)
{
    m_choice = choice;
    const Scheme before = m_scheme;
    switch (choice) {
    case Choice::System:
        m_scheme = m_systemScheme;
        break;
    case Choice::Light:
        m_scheme = Scheme::Light;
        break;
    case Choice::Dark:
        m_scheme = Scheme::Dark;
        break;
    case Choice::HighContrast:
        m_scheme = Scheme::HighContrast;
        break;
    }
    if (m_scheme != before)
        emit changed();
}

void Theme::followSystem(const QPalette& system)
{
    m_systemScheme = schemeOf(system);
    setChoice(m_choice);
}

QColor Theme::color(Token token) const
{
    return color(token, m_scheme);
}

QColor Theme::color(Token token, Scheme scheme) const
{
    return m_colors[static_cast<std::size_t>(scheme)][static_cast<std::size_t>(token)];
}

QPalette Theme::palette() const
{
    const bool darkOnLight = color(Token::Text).lightness() < color(Token::Surface).lightness();
    const auto shade = [this, darkOnLight](int lightTheme, int darkTheme) {
        return color(Token::Chrome).darker(darkOnLight ? lightTheme : darkTheme);
    };
    QPalette palette;
    palette.setColor(QPalette::Window, color(Token::Chrome));
    palette.setColor(QPalette::WindowText, color(Token::Text));
    palette.setColor(QPalette::Base, color(Token::Surface));
    palette.setColor(QPalette::AlternateBase, color(Token::Panel));
    palette.setColor(QPalette::Text, color(Token::Text));
    palette.setColor(QPalette::PlaceholderText, color(Token::TextHint));
    palette.setColor(QPalette::Button, color(Token::Raised));
    palette.setColor(QPalette::ButtonText, color(Token::Text));
    palette.setColor(QPalette::BrightText, color(Token::Bad));
    palette.setColor(QPalette::ToolTipBase, color(Token::Raised));
    palette.setColor(QPalette::ToolTipText, color(Token::Text));
    palette.setColor(QPalette::Highlight, color(Token::Selection));
    palette.setColor(QPalette::HighlightedText, color(Token::Text));
    palette.setColor(QPalette::Link, color(Token::Link));
    palette.setColor(QPalette::LinkVisited, color(Token::Link));
    palette.setColor(QPalette::Light, color(Token::Raised));
    palette.setColor(QPalette::Midlight, color(Token::Hover));
    palette.setColor(QPalette::Mid, color(Token::Border));
    palette.setColor(QPalette::Dark, color(Token::BorderControl));
    palette.setColor(QPalette::Shadow, shade(300, 200));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText,
                            QPalette::PlaceholderText, QPalette::ToolTipText})
        palette.setColor(QPalette::Disabled, role, color(Token::TextDisabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, color(Token::Pressed));
    return palette;
}

QFont Theme::font(TextStyle style, bool demiBold)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(basePixels() * scaleOf(style)))));
    const bool heavy = demiBold || style == TextStyle::Display || style == TextStyle::Verdict ||
                       style == TextStyle::Figure || style == TextStyle::Heading;
    font.setWeight(heavy ? QFont::DemiBold : QFont::Normal);
    return font;
}

int Theme::unit(int steps)
{
    constexpr double designPixels = 13; // the body size the 4 px grid was drawn for
    return steps * std::max(4, static_cast<int>(std::lround(4 * basePixels() / designPixels)));
}

} // namespace lowwater
