// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/icons.h"
#include "app/desktop/theme.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <cmath>

using namespace lowwater;

namespace {

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

/// WCAG 2.1 relative luminance and contrast ratio.
double luminance(const QColor& color)
{
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

QJsonObject themeFile()
{
    QFile file(QStringLiteral(LOWWATER_SOURCE_DIR "/resources/theme.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject{};
}

constexpr std::array<const char*, 3> schemes = {"light", "dark", "highContrast"};

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

private slots:
    void everyPairHasTheContrastItNeeds_data();
    void everyPairHasTheContrastItNeeds();
    void tokensAreThoseOfTheFile();
    void followsALightOrDarkSystem_data();
    void followsALightOrDarkSystem();
    void aChoiceWinsOverTheSystem();
    void everyDrawingIsThere();
    void aDrawingTakesTheColourOfItsToken();
    void typeGrowsWithItsMeaning();
};

void TestTheme::everyPairHasTheContrastItNeeds_data()
{
    QTest::addColumn<QColor>("use");
    QTest::addColumn<QColor>("on");
    QTest::addColumn<double>("least");
    const QJsonObject theme = themeFile();
    const QJsonObject colors = theme[QStringLiteral("color")].toObject();
    for (const QJsonValue& value : theme[QStringLiteral("check")].toObject()[QStringLiteral("contrast")].toArray()) {
        const QJsonObject pair = value.toObject();
        const QString use = pair[QStringLiteral("use")].toString();
        const QString on = pair[QStringLiteral("on")].toString();
        for (const char* scheme : schemes) {
            const QJsonObject tokens = colors[QLatin1String(scheme)].toObject();
            QTest::addRow("%s on %s, %s", qPrintable(use), qPrintable(on), scheme)
                << QColor(tokens[use].toString()) << QColor(tokens[on].toString())
                << pair[QStringLiteral("min")].toDouble();
        }
    }
}

void TestTheme::everyPairHasTheContrastItNeeds()
{
    QFETCH(const QColor, use);
    QFETCH(const QColor, on);
    QFETCH(const double, least);
    QVERIFY(use.isValid() && on.isValid());
    QVERIFY(least >= 3);
    QCOMPARE_GE(contrast(use, on), least);
}

void TestTheme::tokensAreThoseOfTheFile()
{
    const Theme theme;
    const QJsonObject dark = themeFile()[QStringLiteral("color")].toObject()[QStringLiteral("dark")].toObject();
    QCOMPARE(theme.color(Token::Chrome, Theme::Scheme::Dark), QColor(dark[QStringLiteral("chrome")].toString()));
    QCOMPARE(theme.color(Token::ThresholdText, Theme::Scheme::Dark),
             QColor(dark[QStringLiteral("thresholdText")].toString()));
    QCOMPARE(theme.color(Token::CategoryOther, Theme::Scheme::Dark),
             QColor(dark[QStringLiteral("catOther")].toString()));
    QCOMPARE(theme.color(Token::PoolApi, Theme::Scheme::Dark), QColor(dark[QStringLiteral("poolApi")].toString()));
    QCOMPARE(theme.color(Token::Weekend, Theme::Scheme::Dark), QColor(dark[QStringLiteral("weekend")].toString()));
}

void TestTheme::followsALightOrDarkSystem_data()
{
    QTest::addColumn<QColor>("window");
    QTest::addColumn<QColor>("text");
    QTest::addColumn<Theme::Scheme>("scheme");
    QTest::addRow("dark text on a light window") << QColor("#efefef") << QColor("#000000") << Theme::Scheme::Light;
    QTest::addRow("light text on a dark window") << QColor("#202326") << QColor("#fcfcfc") << Theme::Scheme::Dark;
    QTest::addRow("white on black") << QColor("#000000") << QColor("#ffffff") << Theme::Scheme::HighContrast;
}

void TestTheme::followsALightOrDarkSystem()
{
    QFETCH(const QColor, window);
    QFETCH(const QColor, text);
    QPalette system;
    system.setColor(QPalette::Window, window);
    system.setColor(QPalette::WindowText, text);
    Theme theme;
    theme.followSystem(system);
    QTEST(theme.scheme(), "scheme");
    QCOMPARE(theme.palette().color(QPalette::Base), theme.color(Token::Surface));
}

void TestTheme::aChoiceWinsOverTheSystem()
{
    Theme theme;
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setChoice(Theme::Choice::Dark);
    QCOMPARE(changed.count(), 1);
    QPalette light;
    light.setColor(QPalette::Window, Qt::white);
    light.setColor(QPalette::WindowText, Qt::black);
    theme.followSystem(light);
    QCOMPARE(theme.scheme(), Theme::Scheme::Dark);
    theme.setChoice(Theme::Choice::System);
    QCOMPARE(theme.scheme(), Theme::Scheme::Light);
    QCOMPARE(changed.count(), 2);
}

void TestTheme::everyDrawingIsThere()
{
    const Theme theme;
    for (int i = 0; i < static_cast<int>(Icon::IconCount); ++i) {
        const QImage image = icon(static_cast<Icon>(i), theme).pixmap(QSize(48, 48)).toImage();
        bool drawn = false;
        for (int y = 0; y < image.height() && !drawn; ++y) {
            for (int x = 0; x < image.width() && !drawn; ++x)
                drawn = qAlpha(image.pixel(x, y)) > 0;
        }
        QVERIFY2(drawn, qPrintable(QStringLiteral("drawing %1 is empty").arg(i)));
    }
}

void TestTheme::aDrawingTakesTheColourOfItsToken()
{
    Theme theme;
    theme.setChoice(Theme::Choice::Light);
    const QIcon stop = icon(Icon::Stop, theme, Token::Bad);
    const auto has = [&stop](const QColor& color, QIcon::Mode mode) {
        const QImage image = stop.pixmap(QSize(48, 48), mode).toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == color)
                    return true;
            }
        }
        return false;
    };
    QVERIFY(has(theme.color(Token::Bad), QIcon::Normal));
    QVERIFY(has(theme.color(Token::TextDisabled), QIcon::Disabled));
    theme.setChoice(Theme::Choice::Dark);
    QVERIFY2(has(theme.color(Token::Bad), QIcon::Normal), "a drawing follows the theme by itself");
}

void TestTheme::typeGrowsWithItsMeaning()
{
    const auto pixels = [](TextStyle style) { return QFontInfo(Theme::font(style)).pixelSize(); };
    QVERIFY(pixels(TextStyle::Display) > pixels(TextStyle::Verdict));
    QCOMPARE(pixels(TextStyle::Verdict), pixels(TextStyle::Figure));
    QVERIFY(pixels(TextStyle::Figure) > pixels(TextStyle::Heading));
    QVERIFY(pixels(TextStyle::Heading) > pixels(TextStyle::Body));
    QVERIFY(pixels(TextStyle::Body) > pixels(TextStyle::Small));
    QCOMPARE(Theme::unit(3), 3 * Theme::unit());
    QVERIFY(Theme::unit() >= 4);
}

QTEST_MAIN(TestTheme)
#include "test_theme.moc"
