// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/words/sentences.h"

#include "app/desktop/words/cause_words.h"
#include "tests/desktop/tables/result_builder.h"

#include <QtTest>

#include <functional>

using namespace lowwater;
using namespace lowwater::test;
using Kind = Verdict::Kind;

Q_DECLARE_METATYPE(Verdict::Kind)

/// Every row of the table of sentences in the design (UI.md section 3): `make` sets the scene, the texts are the
/// page's.
class TestSentences : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void good_data();
    void good() { check(); }
    void stopped_data();
    void stopped() { check(); }
    void mixedCauses_data();
    void mixedCauses() { check(); }
    void limits_data();
    void limits() { check(); }
    void neverEnds_data();
    void neverEnds() { check(); }
    void dataThatCannotShowStops_data();
    void dataThatCannotShowStops() { check(); }
    void nothingFromCredits_data();
    void nothingFromCredits() { check(); }
    void errors_data();
    void errors() { check(); }
    void noCauseHasTheNameOfAnother();
    void noSentenceShoutsOrUsesForbiddenWords();

private:
    using Make = std::function<void(ResultBuilder&)>;
    static void columns()
    {
        QTest::addColumn<RunResultPtr>("result");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("headline");
        QTest::addColumn<QString>("second");
        QTest::addColumn<QString>("link");
    }
    static void row(const char* name, Kind kind, const char* headline, const char* second, const Make& make,
                    const char* link = "")
    {
        ResultBuilder builder;
        builder.charge("2026-02-11T20:00:00Z", "1");
        builder.outcome.windowStart = at("2026-02-11T20:00:00Z");
        builder.outcome.windowEnd = at("2026-10-30T12:00:00Z");
        make(builder);
        QTest::addRow("%s", name) << builder.build() << kind << QString::fromUtf8(headline) << QString::fromUtf8(second)
                                  << QString::fromUtf8(link);
    }
    static void check()
    {
        QFETCH(const RunResultPtr, result);
        QFETCH(const Kind, kind);
        QFETCH(const QString, headline);
        QFETCH(const QString, second);
        QFETCH(const QString, link);
        const Verdict verdict = verdictOf(*result, QTimeZone("Europe/Berlin"));
        QCOMPARE(verdict.headline, headline);
        QCOMPARE(verdict.second, second);
        QCOMPARE(verdict.link, link);
        QCOMPARE(verdict.kind, kind);
    }
};

namespace {

void reloads(ResultBuilder& b, int count)
{
    for (int i = 0; i < count; ++i)
        b.reload("2026-02-12T10:00:00Z", "2026-02-12T10:01:00Z", "5", "5");
}

const char* const never = "Your agents would never have stopped.";

} // namespace

void TestSentences::good_data()
{
    columns();
    row("none stopped, many reloads", Kind::Good, never, "Each of the 11 reloads came in time.",
        [](auto& b) { reloads(b, 11); });
    row("none stopped, one reload", Kind::Good, never, "The one reload came in time.", [](auto& b) { reloads(b, 1); });
    row("none stopped, no reload", Kind::Good, never, "No reload was needed.", [](auto&) {});
    row("none stopped, the only reload under way", Kind::Good, never,
        "The one reload was still on its way when the record ended.", [](auto& b) {
            b.outcome.pending = Reload{at("2026-02-12T10:00:00Z"), {}, usd("5"), {}, {}};
        });
    row("off, enough money", Kind::Good, never, "The opening balance of $60.00 was enough; $7.91 is left.",
        [](auto& b) {
            b.scenario.policy.mode = Mode::Off;
            b.summary("60", "7.91", "7.91", "2026-02-12T10:00:00Z", "30");
        });
    row("off, enough money with deposits", Kind::Good, never,
        "The opening balance of $60.00 and deposits of $20.00 were enough; $7.91 is left.", [](auto& b) {
            b.scenario.policy.mode = Mode::Off;
            b.summary("60", "7.91", "7.91", "2026-02-12T10:00:00Z", "30");
            b.outcome.deposited = usd("20");
        });
    row("off, the last charge overdrew", Kind::Good, never,
        "The opening balance of $60.00 was just enough; the last charge took it to −$0.06.", [](auto& b) {
            b.scenario.policy.mode = Mode::Off;
            b.summary("60", "-0.06", "-0.06", "2026-02-12T10:00:00Z", "30");
        });
    row("one close call", Kind::CloseCall, never, "Close call: the balance touched zero once, on Mon 14 Sep at 10:26.",
        [](auto& b) {
            b.outcome.closeCalls = 1;
            b.balance("2026-09-14T08:00:00Z", "5")
                .balance("2026-09-14T08:26:10Z", "0")
                .balance("2026-09-14T08:27:00Z", "5");
        });
    row("close calls", Kind::CloseCall, never,
        "Close calls: the balance touched zero 3 times, first on Mon 14 Sep at 10:26.", [](auto& b) {
            b.outcome.closeCalls = 3;
            b.balance("2026-09-14T08:00:00Z", "5")
                .balance("2026-09-14T08:26:10Z", "-0.2")
                .balance("2026-09-14T08:27:00Z", "5");
        });
    row("a close call without a trajectory", Kind::CloseCall, never, "Close call: the balance touched zero once.",
        [](auto& b) { b.outcome.closeCalls = 1; });
}

void TestSentences::stopped_data()
{
    columns();
    const Make drop = [](ResultBuilder& b) {
        b.scenario.account.work = Work::Drop;
        b.outcome.unserved = usd("12.40");
    };
    row("once", Kind::Stopped, "Your agents would have stopped once and stood still for 8 min.",
        "The balance ran out while the reload was still on its way.", [](auto& b) {
            b.stop("2026-02-11T20:52:00Z", "2026-02-11T20:56:00Z", Cause::Latency, {1, 2});
        });
    row("one agent once", Kind::Stopped, "One agent would have stopped once and stood still for 8 min 20 s.",
        "The balance ran out while the reload was still on its way.",
        [](auto& b) { b.stop("2026-02-11T20:52:57Z", "2026-02-11T21:01:17Z"); });
    row("many times", Kind::Stopped, "Your agents would have stopped 8 times and stood still for 53 min in all.",
        "Each time the balance ran out while a reload was still on its way. The longest lasted 8 min 20 s.",
        [](auto& b) {
            b.stop("2026-02-11T20:52:57Z", "2026-02-11T21:01:17Z", Cause::Latency, {1, 2, 3});
            for (int i = 0; i < 7; ++i)
                b.stop("2026-02-12T15:00:00Z", "2026-02-12T15:04:00Z");
        });
    row("one agent many times", Kind::Stopped, "One agent would have stopped 2 times and stood still for 8 min in all.",
        "Each time the balance ran out while a reload was still on its way. The longest lasted 4 min.", [](auto& b) {
            for (int i = 0; i < 2; ++i)
                b.stop("2026-02-12T15:00:00Z", "2026-02-12T15:04:00Z");
        });
    row("once, work dropped", Kind::Stopped,
        "Your agents would have stopped once and $12.40 of their work would never have been done.",
        "The balance ran out while the reload was still on its way.", [drop](auto& b) {
            drop(b);
            b.stop("2026-02-11T20:52:00Z", "2026-02-11T20:56:00Z", Cause::Latency, {1, 2});
        });
    row("one agent once, work dropped", Kind::Stopped,
        "One agent would have stopped once and $12.40 of its work would never have been done.",
        "The balance ran out while the reload was still on its way.", [drop](auto& b) {
            drop(b);
            b.stop("2026-02-11T20:52:00Z", "2026-02-11T20:56:00Z");
        });
    row("many times, work dropped", Kind::Stopped,
        "Your agents would have stopped 3 times and $12.40 of their work would never have been done.",
        "Each time the balance ran out and nobody had topped up. The longest lasted 1 h 26 min.", [drop](auto& b) {
            drop(b);
            for (std::uint32_t i = 1; i <= 3; ++i)
                b.stop("2026-02-11T20:00:00Z", "2026-02-11T21:26:00Z", Cause::ByHand, {i});
        });
    const auto once = [](const char* name, Cause cause, const char* second) {
        row(name, Kind::Stopped, "One agent would have stopped once and stood still for 8 min.", second,
            [cause](auto& b) { b.stop("2026-02-11T20:52:00Z", "2026-02-11T21:00:00Z", cause); });
    };
    once("once, declined", Cause::Declined, "The balance ran out after the payment was declined.");
    once("once, off", Cause::Off, "The balance ran out while auto-reload was off.");
    once("once, by hand", Cause::ByHand, "The balance ran out and nobody had topped up.");
    once("once, not armed", Cause::Disarmed, "The balance ran out while the trigger was not armed.");
}

void TestSentences::mixedCauses_data()
{
    columns();
    const auto stops = [](std::initializer_list<Cause> causes) {
        return [list = std::vector<Cause>(causes)](ResultBuilder& b) {
            for (const Cause cause : list)
                b.stop("2026-09-14T08:00:00Z", "2026-09-14T08:07:00Z", cause, {1, 2});
        };
    };
    row("twice and once", Kind::Stopped, "Your agents would have stopped 3 times and stood still for 42 min in all.",
        "Twice the reload was still on its way, once the payment was declined.",
        stops({Cause::Latency, Cause::Latency, Cause::Declined}));
    row("the more frequent first", Kind::Stopped,
        "Your agents would have stopped 4 times and stood still for 56 min in all.",
        "3 times nobody had topped up, once auto-reload was off.",
        stops({Cause::Off, Cause::ByHand, Cause::ByHand, Cause::ByHand}));
    row("three causes in the order they came", Kind::Stopped,
        "Your agents would have stopped 3 times and stood still for 42 min in all.",
        "Once the monthly spend limit was reached, once the trigger was not armed, once the reload limit was reached.",
        stops({Cause::SpendLimit, Cause::Disarmed, Cause::Limit}));
}

void TestSentences::limits_data()
{
    columns();
    const char* const headline = "One agent would have stopped once and stood still for 8 d.";
    const auto limited = [](ResultBuilder& b) {
        b.stop("2026-09-23T10:00:00Z", "2026-10-01T10:00:00Z", Cause::Limit);
        b.reload("2026-09-20T00:00:00Z", "2026-09-20T00:01:00Z", "20", "20")
            .reload("2026-10-01T00:00:00Z", "2026-10-01T10:00:00Z", "20", "20");
    };
    row("the monthly limit", Kind::Stopped, headline,
        "The monthly limit of $100 was reached on 23 Sep; the next reload came on 1 Oct.", [&](auto& b) {
            b.scenario.account.monthlyCap = usd("100");
            limited(b);
        });
    row("the daily limit, a deposit instead of a reload", Kind::Stopped, headline,
        "The daily limit of $50 was reached on 23 Sep.", [&](auto& b) {
            b.scenario.account.dailyCap = usd("50");
            b.stop("2026-09-23T10:00:00Z", "2026-10-01T10:00:00Z", Cause::Limit);
        });
    row("one reload an hour, on one day", Kind::Stopped,
        "One agent would have stopped once and stood still for 30 min.",
        "The limit of one reload in 1 h was reached on Wed 23 Sep at 12:00; the next reload came on Wed 23 Sep at "
        "12:30.",
        [&](auto& b) {
            b.scenario.account.maxReloads = ReloadRate{1, std::chrono::hours{1}};
            b.stop("2026-09-23T10:00:00Z", "2026-09-23T10:30:00Z", Cause::Limit);
            b.reload("2026-09-23T10:29:00Z", "2026-09-23T10:30:00Z", "20", "20");
        });
    row("several reloads a day", Kind::Stopped, headline,
        "The limit of 5 reloads in 1 d was reached on 23 Sep; the next reload came on 1 Oct.", [&](auto& b) {
            b.scenario.account.maxReloads = ReloadRate{5, std::chrono::hours{24}};
            limited(b);
        });
    row("one of several limits", Kind::Stopped, headline,
        "A reload limit was reached on 23 Sep; the next reload came on 1 Oct.", [&](auto& b) {
            b.scenario.account.dailyCap = usd("50");
            b.scenario.account.monthlyCap = usd("100");
            limited(b);
        });
    row("the spend limit", Kind::Stopped, headline,
        "The monthly spend limit of $200 was reached on 23 Sep; work could go on from 1 Oct.", [&](auto& b) {
            b.scenario.account.spendLimit = usd("200");
            b.stop("2026-09-23T10:00:00Z", "2026-10-01T10:00:00Z", Cause::SpendLimit);
        });
}

void TestSentences::neverEnds_data()
{
    columns();
    const char* const headline = "Your agents would have stopped on Wed 11 Feb at 21:52 and never gone on.";
    const auto scene = [](Cause cause) {
        return [cause](ResultBuilder& b) {
            b.outcome.unserved = usd("38.40");
            b.stop("2026-02-11T20:52:57Z", "", cause, {1, 2});
        };
    };
    row(
        "auto-reload is off", Kind::NeverEnds, headline, "Auto-reload is off; $38.40 of work was never done.",
        [&](auto& b) {
            b.scenario.policy.mode = Mode::Off;
            scene(Cause::Off)(b);
        },
        "Turn on");
    row("declined for good", Kind::NeverEnds, headline,
        "The payment was declined and nobody repaired it; $38.40 of work was never done.", scene(Cause::Declined));
    row("on its way, then declined for good", Kind::NeverEnds, headline,
        "The payment was declined and nobody repaired it; $38.40 of work was never done.", [&](auto& b) {
            scene(Cause::Latency)(b);
            b.outcome.pending = Reload{at("2026-02-11T20:52:00Z"), {}, usd("20"), {}, {at("2026-02-11T20:53:00Z")}};
        });
    row("a reload larger than the monthly limit", Kind::NeverEnds, headline,
        "A reload of $20 is larger than the monthly limit of $10; $38.40 of work was never done.", [&](auto& b) {
            b.scenario.account.monthlyCap = usd("10");
            scene(Cause::Limit)(b);
        });
    row("a reload larger than the daily limit", Kind::NeverEnds, headline,
        "A reload of $20 is larger than the daily limit of $12.50; $38.40 of work was never done.", [&](auto& b) {
            b.scenario.account.dailyCap = usd("12.5");
            scene(Cause::Limit)(b);
        });
    row("not armed again", Kind::NeverEnds, headline, "The trigger was not armed again; $38.40 of work was never done.",
        scene(Cause::Disarmed));
    row("nobody topped up", Kind::NeverEnds, headline, "Nobody topped up; $38.40 of work was never done.",
        scene(Cause::ByHand));
    row("one agent", Kind::NeverEnds, "One agent would have stopped on Wed 11 Feb at 21:52 and never gone on.",
        "The reload never came; $38.40 of work was never done.", [](auto& b) {
            b.outcome.unserved = usd("38.40");
            b.stop("2026-02-11T20:52:57Z", "");
        });
    row("after other interruptions", Kind::NeverEnds,
        "Your agents would have stopped 3 times, on Wed 11 Feb at 21:52 for good.",
        "The reload never came; $38.40 of work was never done.", [&](auto& b) {
            b.stop("2026-02-11T18:00:00Z", "2026-02-11T18:10:00Z").stop("2026-02-11T19:00:00Z", "2026-02-11T19:10:00Z");
            scene(Cause::Latency)(b);
        });
}

void TestSentences::dataThatCannotShowStops_data()
{
    columns();
    row("one line a day", Kind::Coarse,
        "This file has sums, not single requests: it can size a reload, not show when agents stop.",
        "The dearest day cost $21.40. For interruptions import request logs.", [](auto& b) {
            b.resolution(Resolution::Day);
            b.charge("2026-02-12T00:00:00Z", "20")
                .charge("2026-02-12T00:00:00Z", "1.4")
                .charge("2026-02-13T00:00:00Z", "21.39");
            b.stop("2026-02-12T00:00:00Z", "2026-02-12T00:10:00Z");
        });
    row("one line for five hours", Kind::Coarse,
        "This file has sums, not single requests: it can size a reload, not show when agents stop.",
        "The dearest day cost $9.00. For interruptions import request logs.", [](auto& b) {
            b.resolution(Resolution::FiveHours);
            b.charge("2026-02-12T00:00:00Z", "4")
                .charge("2026-02-12T05:00:00Z", "5")
                .charge("2026-02-13T00:00:00Z", "8");
        });
    row("one line a minute shows stops", Kind::Good, never, "No reload was needed.",
        [](auto& b) { b.resolution(Resolution::Minute); });
}

void TestSentences::nothingFromCredits_data()
{
    columns();
    const char* const headline = "Nothing was paid from this balance.";
    const char* const link = "Change what is paid from it";
    const auto charges = [](int count, Pool pool) {
        return [count, pool](ResultBuilder& b) {
            b.scenario.routing.defaultPool = pool;
            for (int i = 1; i < count; ++i)
                b.charge("2026-02-12T00:00:00Z", "1");
        };
    };
    row("all to the plan", Kind::NoneFromCredits, headline, "All 1,204 charges fall to the plan.",
        charges(1204, Pool::Plan), link);
    row("the one to the plan", Kind::NoneFromCredits, headline, "The one charge falls to the plan.",
        charges(1, Pool::Plan), link);
    row("all to the API key", Kind::NoneFromCredits, headline, "All 12 charges fall to the API key.",
        charges(12, Pool::Api), link);
    row("the one to the API key", Kind::NoneFromCredits, headline, "The one charge falls to the API key.",
        charges(1, Pool::Api), link);
    row(
        "to both", Kind::NoneFromCredits, headline, "The plan pays for 3 and the API key for 2 of the charges.",
        [&](auto& b) {
            charges(3, Pool::Plan)(b);
            for (int i = 0; i < 2; ++i)
                b.charge("2026-02-12T00:00:00Z", "1", {}, {}, {}, {}, Pool::Api);
        },
        link);
    row(
        "blocked beyond the plan", Kind::NoneFromCredits, headline,
        "The plan pays for 1 and the API key for 1 of the charges; 2 are blocked.",
        [&](auto& b) {
            charges(3, Pool::Plan)(b);
            b.charge("2026-02-12T00:00:00Z", "1", {}, {}, {}, {}, Pool::Api);
            b.scenario.routing.planWindows = {*PlanWindow::parse("month=1:block")};
        },
        link);
    row(
        "as the engine says it", Kind::NoneFromCredits, headline, "All 2 charges fall to the plan.",
        [&](auto& b) {
            charges(2, Pool::Plan)(b);
            b.error = Error{ErrorCode::Empty, {}, {}, "no charge draws on the balance"};
        },
        link);
}

void TestSentences::errors_data()
{
    columns();
    row("a setting out of its range", Kind::Error, "These settings cannot be replayed.",
        "amount: \"0\" must be above 0", [](auto& b) {
            b.error = Error{ErrorCode::Invalid, {{}, 0, "amount"}, "0", "must be above 0"};
        });
    row("too many reloads", Kind::Error, "The replay could not be finished.",
        "the run has more than ten million reloads", [](auto& b) {
            b.error = Error{ErrorCode::Limit, {}, {}, "the run has more than ten million reloads"};
        });
}

void TestSentences::noCauseHasTheNameOfAnother()
{
    QSet<QString> names;
    for (const Cause cause :
         {Cause::SpendLimit, Cause::Off, Cause::Declined, Cause::Latency, Cause::ByHand, Cause::Limit, Cause::Disarmed})
        names << causeWords(cause);
    QCOMPARE(names.size(), 7);
}

void TestSentences::noSentenceShoutsOrUsesForbiddenWords()
{
    for (const Cause cause :
         {Cause::SpendLimit, Cause::Off, Cause::Declined, Cause::Latency, Cause::ByHand, Cause::Limit, Cause::Disarmed})
        for (const char* end : {"", "2026-02-11T21:00:00Z"})
            for (const int count : {1, 2, 3}) {
                ResultBuilder b;
                b.charge("2026-02-11T20:00:00Z", "1");
                for (int i = 0; i < count; ++i)
                    b.stop("2026-02-11T20:00:00Z", end, cause);
                const Verdict verdict = verdictOf(*b.build(), QTimeZone::utc());
                const QString all = verdict.headline + verdict.second;
                QVERIFY2(!all.contains(QRegularExpression("outage|downtime|SLA|optimal|failure|!|%|\\(s\\)")),
                         qPrintable(all));
                QVERIFY(verdict.headline.endsWith(u'.') && verdict.second.endsWith(u'.'));
            }
}

QTEST_GUILESS_MAIN(TestSentences)
#include "test_sentences.moc"
