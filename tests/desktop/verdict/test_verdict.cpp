// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/style.h"
#include "app/desktop/theme.h"
#include "app/desktop/verdict/advice_block.h"
#include "app/desktop/verdict/figures_row.h"
#include "app/desktop/verdict/token_label.h"
#include "app/desktop/verdict/verdict_bar.h"
#include "app/desktop/words/advice_words.h"
#include "tests/desktop/tables/result_builder.h"

#include <QAccessible>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace lowwater;
using namespace lowwater::test;

namespace {

ResultBuilder scene()
{
    ResultBuilder b;
    b.charge("2026-02-11T20:00:00Z", "1");
    b.scenario.policy.amount = usd("5");
    b.scenario.policy.threshold = usd("1");
    b.outcome.windowStart = at("2026-02-11T20:00:00Z");
    b.outcome.windowEnd = at("2026-02-12T20:00:00Z");
    b.summary("5", "2.2", "-0.06", "2026-02-11T23:10:00Z", "4.70");
    return b;
}

RunResultPtr stopped()
{
    ResultBuilder b = scene();
    b.outcome.delayedWork = std::chrono::minutes{7};
    for (int i = 0; i < 8; ++i)
        b.stop("2026-02-11T20:52:57Z", "2026-02-11T21:01:17Z", Cause::Latency, {1, 2});
    b.reload("2026-02-11T20:51:18Z", "2026-02-11T21:01:17Z", "5", "4.94")
        .reload("2026-02-11T21:51:18Z", "2026-02-11T22:01:17Z", "5", "4.94");
    return b.build();
}

std::shared_ptr<Advice> advice(const char* amount, const char* threshold, const char* idle,
                               std::size_t interruptions = 0)
{
    auto made = std::make_shared<Advice>();
    Recommendation best;
    best.policy.amount = usd(amount);
    best.policy.threshold = usd(threshold);
    auto outcome = std::make_shared<Outcome>();
    outcome->meanIdle = usd(idle);
    outcome->interruptions.resize(interruptions);
    best.outcome = outcome;
    made->recommended = best;
    return made;
}

} // namespace

class TestVerdict : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QApplication::setFont(m_font); }
    void adviceIsPutInWords_data();
    void adviceIsPutInWords();
    void topUpIsSaidAsFillingUp();
    void theBarSaysTheVerdict();
    void applyGivesTheRecommendedPolicy();
    void nothingToApply_data();
    void nothingToApply();
    void theLinkTellsWhichWayOut();
    void anAnswerGrownOldIsDimmed();
    void figures_data();
    void figures();
    void coarseFiguresSayThatTheyDoNotKnow();
    void narrowFiguresLoseTheirSecondPart();
    void nothingIsClipped_data();
    void nothingIsClipped();
    void everyFocusableHasAName();

private:
    Theme m_theme;
    QFont m_font;
};

void TestVerdict::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QApplication::setStyle(new Style(m_theme));
    QApplication::setPalette(m_theme.palette());
    m_font = QApplication::font();
    m_font.setPixelSize(13);
}

void TestVerdict::adviceIsPutInWords_data()
{
    QTest::addColumn<std::shared_ptr<Advice>>("advice");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QString>("detail");
    using P = std::shared_ptr<Advice>;
    QTest::addRow("not known yet") << P() << "Recommended"
                                   << ""
                                   << "being worked out";
    QTest::addRow("another setting is safe") << advice("5", "6.43", "9.70") << "Recommended"
                                             << "Add $5 when below $6.43"
                                             << "no interruption, $5.00 more idle";
    QTest::addRow("safe with less idle") << advice("5", "0.5", "4.05") << "Recommended"
                                         << "Add $5 when below $0.50"
                                         << "no interruption, $0.65 less idle";
    QTest::addRow("less than half a cent is no difference") << advice("5", "6.43", "4.704") << "Recommended"
                                                            << "Add $5 when below $6.43"
                                                            << "no interruption, as much idle";
    QTest::addRow("one interruption remains") << advice("5", "6.43", "9.70", 1) << "Fewest interruptions"
                                              << "Add $5 when below $6.43"
                                              << "1 interruption, $5.00 more idle";
    QTest::addRow("some remain") << advice("5", "6.43", "9.70", 3) << "Fewest interruptions"
                                 << "Add $5 when below $6.43"
                                 << "3 interruptions, $5.00 more idle";
    QTest::addRow("the recommended one is set") << advice("5", "1", "4.70") << "You use the recommended setting"
                                                << ""
                                                << "add $5 when below $1";
    auto unknown = std::make_shared<Advice>(); // nothing could be searched
    unknown->obstacles = {"latency: \"typical-card\" is left to chance."};
    QTest::addRow("nothing can be advised") << unknown << "No recommendation"
                                            << ""
                                            << "latency: \"typical-card\" is left to chance.";
    auto none = std::make_shared<Advice>();
    none->onRecord.emplace_back();
    none->obstacles = {"Two come from the monthly limit of $100.", "A limit of $140 would do."};
    QTest::addRow("nothing is safe") << none << "No safe setting"
                                     << ""
                                     << "Two come from the monthly limit of $100.";
}

void TestVerdict::adviceIsPutInWords()
{
    QFETCH(const std::shared_ptr<Advice>, advice);
    QFETCH(const QString, title);
    QFETCH(const QString, policy);
    QFETCH(const QString, detail);
    const AdviceWords words = adviceWords(*stopped(), advice.get());
    QCOMPARE(words.title, title);
    QCOMPARE(words.policy, policy);
    QCOMPARE(words.detail, detail);
}

void TestVerdict::topUpIsSaidAsFillingUp()
{
    Policy policy;
    policy.rule = Rule::TopUp;
    QCOMPARE(policyPhrase(policy), QString("fill up to $20 when below $5"));
}

void TestVerdict::theBarSaysTheVerdict()
{
    VerdictBar bar(m_theme);
    bar.setZone(QTimeZone::utc());
    bar.setResult(stopped());
    const QString first = bar.verdict().headline;
    QCOMPARE(first, QString("Your agents would have stopped 8 times and stood still for 2 h 13 min in all."));
    QVERIFY(bar.accessibleDescription().startsWith(first));
    bool shown = false;
    for (const auto* label : bar.findChildren<QLabel*>())
        shown = shown || label->text() == first;
    QVERIFY(shown);
}

void TestVerdict::applyGivesTheRecommendedPolicy()
{
    VerdictBar bar(m_theme);
    bar.setResult(stopped());
    bar.setAdvice(advice("5", "6.43", "9.70"));
    bar.show();
    QSignalSpy applied(&bar, &VerdictBar::applyRequested);
    auto* button = bar.findChild<QPushButton*>();
    QVERIFY(button->isVisible());
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(applied.count(), 1);
    QCOMPARE(applied[0][0].value<Policy>().threshold, usd("6.43"));
}

void TestVerdict::nothingToApply_data()
{
    QTest::addColumn<std::shared_ptr<Advice>>("advice");
    QTest::addRow("not known yet") << std::shared_ptr<Advice>();
    QTest::addRow("set already") << advice("5", "1", "4.70");
    QTest::addRow("nothing is safe") << std::make_shared<Advice>();
}

void TestVerdict::nothingToApply()
{
    QFETCH(const std::shared_ptr<Advice>, advice);
    VerdictBar bar(m_theme);
    bar.setResult(stopped());
    bar.setAdvice(advice);
    bar.show();
    QVERIFY(bar.findChild<AdviceBlock*>()->isVisible());
    QVERIFY(!bar.findChild<QPushButton*>()->isVisible());
}

void TestVerdict::theLinkTellsWhichWayOut()
{
    ResultBuilder b = scene();
    b.scenario.policy.mode = Mode::Off;
    b.stop("2026-02-11T20:52:57Z", "", Cause::Off);
    VerdictBar bar(m_theme);
    bar.setResult(b.build());
    bar.show();
    QSignalSpy followed(&bar, &VerdictBar::linkActivated);
    auto* link = bar.findChild<QToolButton*>();
    QVERIFY(link->isVisible());
    QCOMPARE(link->text(), QString("Turn on"));
    link->click();
    QCOMPARE(followed.count(), 1);
    QCOMPARE(followed[0][0].value<Verdict::Kind>(), Verdict::Kind::NeverEnds);
    bar.setResult(stopped());
    QVERIFY(!link->isVisible());
}

void TestVerdict::anAnswerGrownOldIsDimmed()
{
    VerdictBar bar(m_theme);
    bar.setResult(stopped());
    bar.setAdvice(advice("5", "6.43", "9.70"));
    bar.setStale(true);
    for (const auto* label : bar.findChildren<TokenLabel*>())
        QCOMPARE(label->token(), Token::TextHint);
    QVERIFY(!bar.findChild<QPushButton*>()->isEnabled());
    bar.setStale(false);
    QVERIFY(bar.findChild<QPushButton*>()->isEnabled());
}

void TestVerdict::figures_data()
{
    QTest::addColumn<RunResultPtr>("result");
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<Token>("stops");
    QTest::addRow("nothing yet") << RunResultPtr() << QStringList{"–", "–", "–", "–", "–"} << Token::Text;
    QTest::addRow("stopped") << stopped()
                             << QStringList{"8", "2 h 13 min · 2 agents", "2 · $10.00", "$4.70 on average", "−$0.06"}
                             << Token::Bad;
    QTest::addRow("never stopped") << scene().build() << QStringList{"0", "none", "0", "$4.70 on average", "−$0.06"}
                                   << Token::Good;
}

void TestVerdict::figures()
{
    QFETCH(const RunResultPtr, result);
    QFETCH(const QStringList, texts);
    QFETCH(const Token, stops);
    FiguresRow row(m_theme);
    row.setResult(result);
    QStringList shown;
    for (const auto* cell : row.cells())
        shown << (cell->figure().value + u' ' + cell->figure().second).trimmed();
    QCOMPARE(shown, texts);
    QCOMPARE(row.cells()[0]->figure().color, stops);
    QCOMPARE(row.cells()[1]->figure().color, stops);
    if (stops == Token::Bad)
        QVERIFY(row.cells()[1]->figure().why.contains("Work delayed by it: 7 min"));
}

void TestVerdict::coarseFiguresSayThatTheyDoNotKnow()
{
    ResultBuilder b = scene();
    b.resolution(Resolution::Day);
    const Figures figures = figuresOf(b.build().get(), QTimeZone::utc());
    for (const auto kind : {FigureKind::Interruptions, FigureKind::AgentTime, FigureKind::Lowest})
        QCOMPARE(figures[static_cast<std::size_t>(kind)].value, QString("–"));
    QCOMPARE(figures[static_cast<std::size_t>(FigureKind::Idle)].value, QString("$4.70"));
}

void TestVerdict::narrowFiguresLoseTheirSecondPart()
{
    FiguresRow row(m_theme);
    row.setResult(stopped());
    row.resize(1400, row.sizeHint().height());
    row.show();
    QVERIFY(row.cells()[1]->showsSecond());
    row.resize(640, row.sizeHint().height());
    QVERIFY(!row.cells()[1]->showsSecond());
}

void TestVerdict::nothingIsClipped_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("pixelSize");
    QTest::addColumn<bool>("safe");
    for (const int size : {13, 26})
        for (const int width : {704, 1128})
            for (const bool safe : {true, false})
                QTest::addRow("%d px wide, text of %d px, %s", width * size / 13, size, safe ? "safe" : "nothing safe")
                    << width * size / 13 << size << safe;
}

void TestVerdict::nothingIsClipped()
{
    QFETCH(const int, width);
    QFETCH(const int, pixelSize);
    QFETCH(const bool, safe);
    QFont font = m_font;
    font.setPixelSize(pixelSize);
    QApplication::setFont(font);
    VerdictBar bar(m_theme);
    FiguresRow row(m_theme);
    bar.setResult(stopped());
    auto none = std::make_shared<Advice>();
    none->obstacles = {"Two come from the monthly limit of $100. A limit of $140 would do."};
    bar.setAdvice(safe ? advice("5", "6.43", "9.70") : none);
    row.setResult(stopped());
    bar.resize(width, bar.heightForWidth(width));
    bar.show();
    QTRY_COMPARE(bar.width(), width);
    bar.resize(width, bar.heightForWidth(width));
    for (const auto* label : bar.findChildren<QLabel*>()) {
        if (!label->isVisible())
            continue;
        const int needed = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        QVERIFY2(label->wordWrap() || label->sizeHint().width() <= label->width(), qPrintable(label->text()));
        QVERIFY2(needed <= label->height(), qPrintable(label->text()));
    }
    QVERIFY(row.minimumSizeHint().width() <= width);
}

void TestVerdict::everyFocusableHasAName()
{
    VerdictBar bar(m_theme);
    FiguresRow row(m_theme);
    bar.setResult(stopped());
    bar.setAdvice(advice("5", "6.43", "9.70"));
    row.setResult(stopped());
    for (const QWidget* top : {static_cast<QWidget*>(&bar), static_cast<QWidget*>(&row)})
        for (const auto* widget : top->findChildren<QWidget*>())
            if ((widget->focusPolicy() & Qt::TabFocus) != 0 && !widget->isHidden()) {
                QAccessibleInterface* face = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
                QVERIFY2(!face->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
            }
    QCOMPARE(row.cells()[0]->accessibleName(), QString("Interruptions: 8"));
}

QTEST_MAIN(TestVerdict)
#include "test_verdict.moc"
