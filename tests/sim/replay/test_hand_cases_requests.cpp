// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/replay/hand_rows.h"

using namespace lowwater::test;

/// When a reload is asked for, how much it adds and which limit holds it back: worked out by hand from MODEL.md
/// section 5.
class TestHandCasesRequests : public QObject {
    Q_OBJECT

private slots:
    void asksWhenLow_data();
    void asksWhenLow() { check(); }
    void asksOnTheEdge_data();
    void asksOnTheEdge() { check(); }
    void waitsForALimit_data();
    void waitsForALimit() { check(); }
    void movesTheCheck_data();
    void movesTheCheck() { check(); }
    void countsForALimit_data();
    void countsForALimit() { check(); }

private:
    static void check()
    {
        const std::string text = handRowDifference();
        QVERIFY2(text.empty(), text.c_str());
    }
};

void TestHandCasesRequests::asksWhenLow_data()
{
    handColumns();
    row("a request is made below the threshold, not at it", "", "09:00 a 6; 09:10 a 1; 09:20 a 1",
        "reload 09:10 -> 09:11 10 to 13; spent 8; ending 12; lowest 3 @09:10; until 09:20");
    // 1 is above 0 and not low; 0 is low though it is not below 0. Nobody asks between 09:10 and 09:11.
    row("with threshold 0 a request is made at a balance of zero", "--threshold=0", "09:00 a 9; 09:10 a 1; 09:20 a 1",
        "reload 09:10 -> 09:11 10 to 10; close calls 1; spent 11; ending 9; lowest 0 @09:10; until 09:20");
    // the look at the start finds 3, so top_up adds 7; the charge comes after it
    row("the first look comes before the first charge", "--rule=top_up --opening-balance=3", "09:00 a 2; 09:10 a 1",
        "reload 09:00 -> 09:01 7 to 8; spent 3; ending 7; lowest 1 @09:00; until 09:10");
    row("a top_up adds what was missing at its request, whatever follows", "--rule=top_up --latency=10m",
        "09:00 a 7; 09:05 a 2; 09:20 a 1",
        "reload 09:00 -> 09:10 7 to 8; spent 10; ending 7; lowest 1 @09:05; until 09:20");
    row("a deposit on top of a pending top_up goes over the amount", "--rule=top_up --latency=10m --deposit=09:05=6",
        "09:00 a 7; 09:20 a 1",
        "reload 09:00 -> 09:10 7 to 16; deposited 6; spent 8; ending 15; lowest 3 @09:00; until 09:20");
    row("a top_up from below zero adds more than the amount", "--rule=top_up", "09:00 a 13; 09:10 a 1",
        "reload 09:00 -> 09:01 13 to 10; close calls 1; spent 14; ending 9; lowest -3 @09:00; until 09:10");
    // low at 09:00:30 too, but one is pending
    row("only one reload is pending at a time", "--amount=3 --threshold=8 --opening-balance=10",
        "09:00 a 3; 09:00:30 a 1; 09:05 a 1",
        "reload 09:00 -> 09:01 3 to 9; spent 5; ending 8; lowest 6 @09:00:30; until 09:05");
    row("a credit that leaves the balance low asks again at once", "--amount=2 --threshold=8 --opening-balance=10",
        "09:00 a 5; 09:10 a 1",
        "reload 09:00 -> 09:01 2 to 7; reload 09:01 -> 09:02 2 to 9; storm 2; spent 6; ending 8; lowest 5 @09:00; "
        "until 09:10");
    row("a latency longer than the record", "--latency=1d", "09:00 a 10; 09:10 a 1; 09:20 a 1",
        "reload 09:00 -> 09-02T09:00 10 to 10; stop 09:10 -> 09-02T09:00 latency, sessions 1, runs 1, refused 1; "
        "stopped 23h50m; delayed 10m; refused 1; spent 12; ending 8; lowest 0 @09:00; until 09-02T09:10");
}

void TestHandCasesRequests::asksOnTheEdge_data()
{
    handColumns();
    // 7 after the credit is still below 8: not armed again
    row("an edge trigger does not ask again while the balance stays low",
        "--trigger=edge --amount=2 --threshold=8 --opening-balance=10", "09:00 a 5; 09:10 a 1",
        "reload 09:00 -> 09:01 2 to 7; spent 6; ending 6; lowest 5 @09:00; until 09:10");
    row("an edge trigger is armed again by a credit", "--trigger=edge", "09:00 a 7; 09:10 a 10; 09:20 a 1",
        "reload 09:00 -> 09:01 10 to 13; reload 09:10 -> 09:11 10 to 13; storm 2; spent 18; ending 12; "
        "lowest 3 @09:00; until 09:20");
    row("an edge trigger that starts low is armed by a deposit",
        "--trigger=edge --amount=2 --threshold=8 --opening-balance=5 --deposit=09:05=10",
        "09:00 a 1; 09:10 a 7; 09:20 a 1",
        "reload 09:10 -> 09:11 2 to 9; deposited 10; spent 9; ending 8; lowest 4 @09:00; until 09:20");
    row("a deposit that leaves the balance low does not arm an edge trigger",
        "--trigger=edge --threshold=8 --opening-balance=5 --deposit=09:05=2", "09:00 a 1; 09:10 a 1",
        "deposited 2; spent 2; ending 5; lowest 4 @09:00; until 09:10");
    // armed = false comes only with a pending reload: blocked at 09:20, still armed at 10:00
    row("an edge trigger stays armed while a limit blocks it", "--trigger=edge --max-reloads=1/1h",
        "09:00 a 7; 09:20 a 10; 10:10 b 1",
        "reload 09:00 -> 09:01 10 to 13; reload 10:00 -> 10:01 10 to 13; spent 18; ending 12; lowest 3 @09:00; "
        "until 10:10");
}

void TestHandCasesRequests::waitsForALimit_data()
{
    handColumns();
    row("the daily cap holds a request back until midnight", "--daily-cap=10",
        "22:00 a 7; 22:20 a 10; 22:40 a 1; 09-02T00:10 a 1",
        "reload 22:00 -> 22:01 10 to 13; reload 09-02T00:00 -> 09-02T00:01 10 to 12; spent 19; ending 11; "
        "lowest 2 @22:40; until 09-02T00:10");
    row("a day's reloads may reach the cap exactly", "--daily-cap=20", "09:00 a 7; 09:20 a 10; 09:40 a 1",
        "reload 09:00 -> 09:01 10 to 13; reload 09:20 -> 09:21 10 to 13; storm 2; spent 18; ending 12; lowest 3 "
        "@09:00; "
        "until 09:40");
    row("the monthly cap does not pass with the day but with the month", "--monthly-cap=10",
        "09-29T23:00 a 7; 09-29T23:20 a 10; 09-30T00:10 a 1; 10-01T00:10 a 1",
        "reload 09-29T23:00 -> 09-29T23:01 10 to 13; reload 10-01T00:00 -> 10-01T00:01 10 to 12; spent 19; ending 11; "
        "lowest 2 @09-30T00:10; until 10-01T00:10");
    row("a monthly cap met in December passes on New Year's Day", "--monthly-cap=10",
        "12-31T23:00 a 7; 12-31T23:20 a 10; 2027-01-01T00:10 a 1",
        "reload 12-31T23:00 -> 12-31T23:01 10 to 13; reload 2027-01-01T00:00 -> 2027-01-01T00:01 10 to 13; spent 18; "
        "ending 12; lowest 3 @12-31T23:00; until 2027-01-01T00:10");
    // at 09:20 the 2nd latest request is that of 09:00; it leaves at 10:00
    row("a rate of reloads lets the next pass when the k-th latest leaves the window", "--max-reloads=2/1h",
        "09:00 a 7; 09:10 a 10; 09:20 a 10; 10:05 b 1",
        "reload 09:00 -> 09:01 10 to 13; reload 09:10 -> 09:11 10 to 13; reload 10:00 -> 10:01 10 to 13; storm 2; "
        "spent 28; ending 12; lowest 3 @09:00; until 10:05");
    // (09:00, 09:10] does not hold the request of 09:00
    row("a request exactly one window after the last passes", "--max-reloads=1/10m", "09:00 a 7; 09:10 a 10; 09:20 a 1",
        "reload 09:00 -> 09:01 10 to 13; reload 09:10 -> 09:11 10 to 13; storm 2; spent 18; ending 12; lowest 3 "
        "@09:00; "
        "until 09:20");
    row("of two limits that block the later moment decides, the rate's", "--max-reloads=1/1h --daily-cap=10",
        "23:20 a 7; 23:50 a 10; 09-02T00:40 b 1",
        "reload 23:20 -> 23:21 10 to 13; reload 09-02T00:20 -> 09-02T00:21 10 to 13; spent 18; ending 12; "
        "lowest 3 @23:20; until 09-02T00:40");
    row("of two limits that block the later moment decides, the day's", "--max-reloads=1/1h --daily-cap=15",
        "22:00 a 7; 22:30 a 10; 09-02T00:10 b 1",
        "reload 22:00 -> 22:01 10 to 13; reload 09-02T00:00 -> 09-02T00:01 10 to 13; spent 18; ending 12; "
        "lowest 3 @22:00; until 09-02T00:10");
    // no check is ever set; 09:20 waits for ever and 09:30 stands behind it
    row("a reload larger than a cap is blocked for good", "--daily-cap=5", "09:00 a 7; 09:10 a 5; 09:20 a 1; 09:30 a 1",
        "stop 09:20 -> never limit, sessions 1, runs 1, refused 1; stopped 10m; delayed 10m; refused 1; stranded 2; "
        "unserved 2; spent 12; ending -2; lowest -2 @09:10; until 09:30");
}

void TestHandCasesRequests::movesTheCheck_data()
{
    handColumns();
    // 09:20: 8 on top of 4 breaks 11 and the rate, so the check is on 10-01. The deposit leaves 5 to ask for: the month
    // lets that pass, the rate holds it until 11:00.
    row("the check moves to an earlier moment when a deposit makes the reload smaller",
        "--rule=top_up --threshold=7 --monthly-cap=11 --max-reloads=1/2h --deposit=09:40=3",
        "09:00 a 4; 09:20 a 8; 11:30 b 1",
        "reload 09:00 -> 09:01 4 to 10; reload 11:00 -> 11:01 5 to 10; deposited 3; spent 13; ending 9; "
        "lowest 2 @09:20; until 11:30");
    // 09:20: 4 more would keep to 12, the rate holds it until 10:00. 09:40: 9 more would not: midnight.
    row("the check moves to a later moment when a charge makes the reload larger",
        "--rule=top_up --threshold=7 --daily-cap=12 --max-reloads=1/1h",
        "09:00 a 4; 09:20 a 4; 09:40 a 5; 09-02T00:10 b 1",
        "reload 09:00 -> 09:01 4 to 10; reload 09-02T00:00 -> 09-02T00:01 9 to 10; spent 14; ending 9; "
        "lowest 1 @09:40; until 09-02T00:10");
    // 22:10: 7 on top of 7 waits for midnight. 22:20: 9 is larger than the cap; the check of midnight finds the same.
    row("a top_up that has outgrown the cap is never asked for", "--rule=top_up --daily-cap=8",
        "22:00 a 7; 22:10 a 7; 22:20 a 2; 09-02T00:10 b 1; 09-02T00:20 b 1",
        "reload 22:00 -> 22:01 7 to 10; stop 09-02T00:20 -> never limit, sessions 1, runs 1, refused 1; refused 1; "
        "stranded 1; unserved 1; spent 17; ending 0; lowest 0 @09-02T00:10; until 09-02T00:20");
    row("a deposit brings an outgrown top_up back under the cap", "--rule=top_up --daily-cap=8 --deposit=09-02T00:05=2",
        "22:00 a 7; 22:10 a 9; 09-02T00:10 b 1",
        "reload 22:00 -> 22:01 7 to 10; reload 09-02T00:05 -> 09-02T00:06 7 to 10; deposited 2; spent 17; ending 9; "
        "lowest 1 @22:10; until 09-02T00:10");
    // the check of midnight stays though the deposit of 23:59 lets the request pass: it finds it pending
    row("a check that finds a reload pending does nothing",
        "--rule=top_up --threshold=7 --daily-cap=12 --deposit=23:59=1", "22:00 a 4; 22:20 a 9; 09-02T00:10 b 1",
        "reload 22:00 -> 22:01 4 to 10; reload 23:59 -> 09-02T00:00 8 to 10; deposited 1; spent 14; ending 9; "
        "lowest 1 @22:20; until 09-02T00:10");
    // blocked at 22:20, lifted by a deposit at 23:00: at midnight 15 is not low
    row("a check that finds enough does nothing", "--daily-cap=10 --deposit=23:00=12",
        "22:00 a 7; 22:20 a 10; 09-02T00:10 b 1",
        "reload 22:00 -> 22:01 10 to 13; deposited 12; spent 18; ending 14; lowest 3 @22:00; until 09-02T00:10");
}

void TestHandCasesRequests::countsForALimit_data()
{
    handColumns();
    // the reload of 09:00 counts at its request, though it was declined and came an hour later
    row("a declined reload counts toward the cap, once", "--daily-cap=10 --declined-attempts=1 --fix-delay=1h",
        "09:00 a 7; 10:10 b 10; 09-02T00:10 c 1",
        "reload 09:00 -> 10:01 10 to 13 declined 09:01; reload 09-02T00:00 -> 09-02T00:01 10 to 13; declined 1; spent "
        "18; "
        "ending 12; lowest 3 @09:00; until 09-02T00:10");
    // attempts at 09:01 and 09:07 are one reload: the cap of 20 has room for one more at 09:20
    row("two attempts of one reload count once",
        "--daily-cap=20 --declined-attempts=1 --max-attempts=2 --retry-delay=5m", "09:00 a 7; 09:20 a 10; 09:30 a 1",
        "reload 09:00 -> 09:07 10 to 13 declined 09:01; reload 09:20 -> 09:21 10 to 13; declined 1; storm 2; spent 18; "
        "ending 12; lowest 3 @09:00; until 09:30");
    // requested on the 1st, credited on the 2nd: the 2nd has room for 10
    row("a reload counts on the day of its request, not of its credit", "--daily-cap=10 --latency=10m",
        "23:55 a 7; 09-02T00:10 a 10; 09-02T00:30 a 1",
        "reload 23:55 -> 09-02T00:05 10 to 13; reload 09-02T00:10 -> 09-02T00:20 10 to 13; storm 2; spent 18; ending "
        "12; "
        "lowest 3 @23:55; until 09-02T00:30");
    row("limits do not bind a person",
        "--mode=by_hand --review-every=1h --review-at=09:30 --daily-cap=5 --monthly-cap=5 --max-reloads=1/1d",
        "09:00 a 7; 09:40 b 10; 10:40 c 1",
        "reload 09:30 -> 09:31 10 to 13; reload 10:30 -> 10:31 10 to 13; spent 18; ending 12; lowest 3 @09:00; "
        "until 10:40");
    // 10:59:59 is exactly an hour after 09:59:59, which its window leaves out; the pending one counts
    row("a storm is a window of an hour that leaves out its beginning", "",
        "09:00 a 7; 09:59:59 b 10; 10:59:59 c 10; 11:00 c 1",
        "reload 09:00 -> 09:01 10 to 13; reload 09:59:59 -> 10:00:59 10 to 13; pending 10:59:59 10; storm 2; spent 28; "
        "ending 2; lowest 2 @11:00; until 11:00");
}

QTEST_APPLESS_MAIN(TestHandCasesRequests)
#include "test_hand_cases_requests.moc"
