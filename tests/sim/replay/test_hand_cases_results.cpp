// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/replay/hand_rows.h"

using namespace lowwater::test;

/// Sessions and runs, close calls, the end of the window, fees, idle balance and stops: worked out by hand from
/// MODEL.md sections 2, 5 and 6.
class TestHandCasesResults : public QObject {
    Q_OBJECT

private slots:
    void tellsRunsApart_data();
    void tellsRunsApart() { check(); }
    void countsCloseCalls_data();
    void countsCloseCalls() { check(); }
    void endsTheWindow_data();
    void endsTheWindow() { check(); }
    void addsUpMoney_data();
    void addsUpMoney() { check(); }
    void averagesTheIdleBalance_data();
    void averagesTheIdleBalance();
    void listsAgentStops_data();
    void listsAgentStops();

private:
    static void check()
    {
        const std::string text = handRowDifference();
        QVERIFY2(text.empty(), text.c_str());
    }
};

void TestHandCasesResults::tellsRunsApart_data()
{
    handColumns();
    row("charges exactly idle_gap apart are one run", "--latency=1h", "09:00 a 10; 09:00:30 a 1; 09:30:30 a 1",
        "reload 09:00 -> 10:00 10 to 10; stop 09:00:30 -> 10:00 latency, sessions 1, runs 1, refused 1; stopped "
        "59m30s; "
        "delayed 30m; refused 1; spent 12; ending 8; lowest 0 @09:00; until 10:30");
    // the third is a run of its own and is refused at its recorded time; both go on at 10:00
    row("two stopped runs of one session stop it once", "--latency=1h", "09:00 a 10; 09:00:30 a 1; 09:30:31 a 1",
        "reload 09:00 -> 10:00 10 to 10; stop 09:00:30 -> 10:00 latency, sessions 1, runs 2, refused 2; stopped "
        "59m30s; "
        "refused 2; spent 12; ending 8; lowest 0 @09:00; until 10:00");
    row("stopped runs of two sessions stop both", "--latency=1h", "09:00 a 10; 09:00:30 a 1; 09:30:30 b 1",
        "reload 09:00 -> 10:00 10 to 10; stop 09:00:30 -> 10:00 latency, sessions 2, runs 2, refused 2; stopped 1h29m; "
        "refused 2; spent 12; ending 8; lowest 0 @09:00; until 10:00");
    row("with an idle gap of 0 only charges of one time are one run", "--idle-gap=0s",
        "09:00 a 10; 09:00 a 1; 09:00:20 a 1",
        "reload 09:00 -> 09:01 10 to 10; stop 09:00 -> 09:01 latency, sessions 1, runs 2, refused 2; stopped 1m; "
        "refused 2; "
        "spent 12; ending 8; lowest 0 @09:00; until 09:01");
    // the session named cli and the tool cli without a session are one agent; its run of three waits at 09:00:20
    row("a charge without a session belongs to the session named by its tool", "",
        "09:00 @cli 10; 09:00:20 @cli 1; 09:00:30 @ide 1; 09:00:40 cli@ide 1",
        "reload 09:00 -> 09:01 10 to 10; stop 09:00:20 -> 09:01 latency, sessions 2, runs 2, refused 2; stopped 1m10s; "
        "delayed 20s; refused 2; spent 13; ending 7; lowest 0 @09:00; until 09:01:20");
    row("charges of nobody are one session", "", "09:00 - 10; 09:00:20 - 1; 09:00:30 - 1",
        "reload 09:00 -> 09:01 10 to 10; stop 09:00:20 -> 09:01 latency, sessions 1, runs 1, refused 1; stopped 40s; "
        "delayed 10s; refused 1; spent 12; ending 8; lowest 0 @09:00; until 09:01:10");
    // waits 9 min 30 s; its run had only 10 s left
    row("a long stop delays no more work than was left", "--latency=10m", "09:00 a 10; 09:00:30 a 1; 09:00:40 a 1",
        "reload 09:00 -> 09:10 10 to 10; stop 09:00:30 -> 09:10 latency, sessions 1, runs 1, refused 1; stopped 9m30s; "
        "delayed 10s; refused 1; spent 12; ending 8; lowest 0 @09:00; until 09:10:10");
    row("a charge of nothing is refused while the balance is empty", "", "09:00 a 10; 09:00:30 a 0; 09:10 a 0",
        "reload 09:00 -> 09:01 10 to 10; stop 09:00:30 -> 09:01 latency, sessions 1, runs 1, refused 1; stopped 30s; "
        "delayed 30s; refused 1; spent 10; ending 10; lowest 0 @09:00; until 09:10:30");
    row("unsorted charges are those of the sorted record", "", "09:20 a 1; 09:00 a 6; 09:10 a 1",
        "reload 09:10 -> 09:11 10 to 13; spent 8; ending 12; lowest 3 @09:10; until 09:20");
}

void TestHandCasesResults::countsCloseCalls_data()
{
    handColumns();
    // the spell is over before the first attempt
    row("a deposit that ends an empty start before anyone asks", "--opening-balance=0 --deposit=09:00=5",
        "09:00 a 1; 09:10 a 1",
        "reload 09:00 -> 09:01 10 to 14; close calls 1; deposited 5; spent 2; ending 13; lowest 0 @09:00; until 09:10");
    row("a start in debt that an attempt has found is no close call", "--opening-balance=-5", "09:00 a 1",
        "reload 09:00 -> 09:01 10 to 5; stop 09:00 -> 09:01 latency, sessions 1, runs 1, refused 1; stopped 1m; "
        "refused 1; "
        "spent 1; ending 4; lowest -5 @09:00; until 09:01");
    // -12 at 09:00, -2 at 09:01, 8 at 09:02: one spell
    row("a spell that takes two credits is one close call", "", "09:00 a 22; 09:10 a 1",
        "reload 09:00 -> 09:01 10 to -2; reload 09:01 -> 09:02 10 to 8; close calls 1; storm 2; spent 23; ending 7; "
        "lowest -12 @09:00; until 09:10");
    row("a free charge finds the balance empty too", "", "09:00 a 10; 09:00 a 0",
        "reload 09:00 -> 09:01 10 to 10; stop 09:00 -> 09:01 latency, sessions 1, runs 1, refused 1; stopped 1m; "
        "refused 1; "
        "spent 10; ending 10; lowest 0 @09:00; until 09:01");
    // 09:06 is b's second attempt, in the second spell: that spell has been found empty too
    row("a waiting charge's next attempt counts as having found the balance empty", "--latency=2m --resume-lag=4m",
        "09:00 a 10; 09:01 b 1; 09:05 c 10",
        "reload 09:00 -> 09:02 10 to 10; reload 09:05 -> 09:07 10 to 10; "
        "stop 09:01 -> 09:07 latency, sessions 1, runs 1, refused 1; stopped 10m; refused 1; storm 2; spent 21; ending "
        "9; "
        "lowest 0 @09:00; until 09:11");
    // every attempt of a stopped run is at an open gate: none finds the balance empty in the spell 09:02-09:03
    row("dropped work that is lost at an open gate leaves a close call", "--work=drop --resume-lag=5m",
        "09:00 a 10; 09:00:30 a 1; 09:01:30 a 1; 09:02 b 10; 09:04 a 1; 09:05 b 1",
        "reload 09:00 -> 09:01 10 to 10; reload 09:02 -> 09:03 10 to 10; "
        "stop 09:00:30 -> 09:01 latency, sessions 1, runs 1, refused 1; stopped 5m30s; delayed 3m30s; refused 1; "
        "dropped 3; "
        "unserved 3; close calls 1; storm 2; spent 21; ending 9; lowest 0 @09:00; until 09:05");
}

void TestHandCasesResults::endsTheWindow_data()
{
    handColumns();
    row("one charge is a window of no length", "", "09:00 a 3", "spent 3; ending 7; lowest 7 @09:00; until 09:00");
    row("a deposit after the last charge is left out", "--deposit=10:00=5", "09:00 a 1; 09:10 a 1",
        "spent 2; ending 8; lowest 8 @09:10; until 09:10");
    row("a deposit before the first charge is in the opening balance", "--deposit=08:59:59=50", "09:00 a 7; 09:10 a 1",
        "reload 09:00 -> 09:01 10 to 13; spent 8; ending 12; lowest 3 @09:00; until 09:10");
    row("waiting work is done after a later deposit", "--mode=off --deposit=11:00=5", "09:00 a 10; 09:10 a 1",
        "stop 09:10 -> 11:00 off, sessions 1, runs 1, refused 1; stopped 1h50m; refused 1; deposited 5; spent 11; "
        "ending 4; "
        "lowest 0 @09:00; until 11:00");
    // the deposit is an event other than a look, so the window, and the stop, last until 11:00
    row("a deposit that is not enough still ends the window", "--mode=off --opening-balance=-10 --deposit=11:00=5",
        "09:00 a 1",
        "stop 09:00 -> never off, sessions 1, runs 1, refused 1; stopped 2h; refused 1; stranded 1; unserved 1; "
        "deposited 5; "
        "spent 0; ending -5; lowest -10 @09:00; until 11:00");
    // the month of 10-01 is a look and opens nothing: the window ends with the last charge
    row("a month that opens nothing does not prolong the window", "--mode=off --spend-limit=10",
        "09:00 a 10; 09:10 a 1; 09:30 b 1",
        "stop 09:10 -> never off, sessions 2, runs 2, refused 2; stopped 20m; refused 2; stranded 2; unserved 2; spent "
        "10; "
        "ending 0; lowest 0 @09:00; until 09:30");
    // the check of midnight would come after everything
    row("nobody stays for a check when nothing waits", "--daily-cap=10", "22:00 a 7; 22:20 a 10",
        "reload 22:00 -> 22:01 10 to 13; spent 17; ending 3; lowest 3 @22:00; until 22:20");
    row("nobody stays for a credit when nothing waits", "", "09:00 a 1; 09:10 a 6",
        "pending 09:10 10; spent 7; ending 3; lowest 3 @09:10; until 09:10");
    // a post is scheduled until 09:30, so the credit of 09:11 and the deposit of 09:25 still come
    row("a post under way keeps the simulation going", "--billing-lag=10m --deposit=09:25=1", "09:00 a 7; 09:20 a 1",
        "reload 09:10 -> 09:11 10 to 13; deposited 1; spent 8; ending 13; lowest 3 @09:10; until 09:30");
    row("a history of free charges", "", "09:00 a 0; 09:10 b 0", "spent 0; ending 10; lowest 10 @09:00; until 09:10");
}

void TestHandCasesResults::addsUpMoney_data()
{
    handColumns();
    // 2 x 0.30 + 4.4 % of 20; the pending one has not been paid
    row("fees are paid for credited reloads", "--fee=0.30+4.4%", "09:00 a 7; 09:10 a 10; 09:20 a 10",
        "reload 09:00 -> 09:01 10 to 13; reload 09:10 -> 09:11 10 to 13; pending 09:20 10; storm 3; fees 1.48; spent "
        "27; "
        "ending 3; lowest 3 @09:00; until 09:20");
    // 1 % of 3 x 50 nano-dollars are 1.5, rounded once to the even 2; each for itself would be 0.5 and round to 0
    row("percent fees are rounded once, half to even",
        "--fee=0+1% --amount=0.00000005 --threshold=0 --opening-balance=0.00000005 --latency=0s",
        "09:00 a 0.00000005; 09:01 a 0.00000005; 09:02 a 0.00000005; 09:03 a 0.00000005",
        "reload 09:00 -> 09:00 0.00000005 to 0.00000005; reload 09:01 -> 09:01 0.00000005 to 0.00000005; "
        "reload 09:02 -> 09:02 0.00000005 to 0.00000005; pending 09:03 0.00000005; close calls 3; storm 4; fees "
        "0.000000002; "
        "spent 0.0000002; ending 0; lowest 0 @09:00; until 09:03");
    row("nano-dollars are exact", "--amount=0.000000003 --threshold=0.000000002 --opening-balance=0.000000004",
        "09:00 a 0.000000002; 09:10 a 0.000000001; 09:20 a 0.000000001",
        "reload 09:10 -> 09:11 0.000000003 to 0.000000004; spent 0.000000004; ending 0.000000003; "
        "lowest 0.000000001 @09:10; until 09:20");
}

void TestHandCasesResults::averagesTheIdleBalance_data()
{
    handColumns();
    row("a window of no length has its ending balance", "", "09:00 a 3", "7");
    row("a window of no length that ends below zero has none", "", "09:00 a 12", "0");
    // 4 for 10 min, -2 counts as 0 for 1 min, 8 for 9 min: 112/20
    row("below zero counts as zero", "", "09:00 a 6; 09:10 a 6; 09:20 a 0", "5.6");
    // 5 for the whole minute: the opening 10 last no time at all
    row("the first charge comes at the very start of the window", "", "09:00 a 5; 09:01 a 1", "5");
    // 3 nano-dollars for 10 of 20 min are 1.5: even is 2. 1 for 10 of 20 is 0.5: even is 0. The second waits for ever.
    row("one and a half nano-dollars round to the even two", "--mode=off --opening-balance=0.000000003",
        "09:00 a 0; 09:10 a 0.000000003; 09:20 b 0", "0.000000002");
    row("half a nano-dollar rounds to the even zero", "--mode=off --opening-balance=0.000000001",
        "09:00 a 0; 09:10 a 0.000000001; 09:20 b 0", "0");
    // 10 until the post of 09:10, 0 until the credit of 09:20, 10 until the post of 09:50: 400/50
    row("the window goes on to the last post", "--latency=10m --billing-lag=10m --opening-balance=10",
        "09:00 a 10; 09:40 b 1", "8");
}

void TestHandCasesResults::averagesTheIdleBalance()
{
    QFETCH(const std::string, options);
    QFETCH(const std::string, charges);
    QFETCH(const std::string, expected);
    QCOMPARE(idleBalance(handCase(options, charges)), expected);
}

void TestHandCasesResults::listsAgentStops_data()
{
    handColumns();
    row("one stop for each session, and their sum with the interruption", "", "09:00 a 10; 09:00:10 b 1; 09:00:30 a 1",
        "b 09:00:10 -> 09:01 of 0; a 09:00:30 -> 09:01 of 0; 0: 1m20s");
    // a's two runs wait from 09:00:30 and from 09:30:31, both until 10:00
    row("overlapping stops of one session are one", "--latency=1h", "09:00 a 10; 09:00:30 a 1; 09:30:31 a 1",
        "a 09:00:30 -> 10:00 of 0; 0: 59m30s");
    row("a stranded session is stopped to the end of the window", "--mode=off", "09:00 a 10; 09:10 a 1; 09:30 a 1",
        "a 09:10 -> 09:30 of 0; 0: 20m");
    // the stops of the interruption begun at 09:07:01 are its own
    row("each interruption has its own stops", "--latency=2m --resume-lag=5m", "09:00 a 10; 09:01 b 10; 09:07:01 d 1",
        "b 09:01 -> 09:07 of 0; d 09:07:01 -> 09:14 of 1; 0: 6m; 1: 6m59s");
    row("a dropped run's stop lasts until the resume lag is over", "--work=drop --resume-lag=5m",
        "09:00 a 10; 09:00:30 a 1; 09:02 b 1", "a 09:00:30 -> 09:06 of 0; 0: 5m30s");
}

void TestHandCasesResults::listsAgentStops()
{
    QFETCH(const std::string, options);
    QFETCH(const std::string, charges);
    QFETCH(const std::string, expected);
    const std::string text = difference(expected, agentStops(handCase(options, charges)));
    QVERIFY2(text.empty(), text.c_str());
}

QTEST_APPLESS_MAIN(TestHandCasesResults)
#include "test_hand_cases_results.moc"
