// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/replay/hand_rows.h"

using namespace lowwater::test;

/// The gate: spend limits, lags, interruptions that go on or begin anew, dropped work. Worked out by hand from MODEL.md
/// sections 5 and 6.
class TestHandCasesGate : public QObject {
    Q_OBJECT

private slots:
    void refusesPastTheSpendLimit_data();
    void refusesPastTheSpendLimit() { check(); }
    void chargesAfterALag_data();
    void chargesAfterALag() { check(); }
    void resumesAfterALag_data();
    void resumesAfterALag() { check(); }
    void goesOnOrBeginsAnew_data();
    void goesOnOrBeginsAnew() { check(); }
    void dropsWork_data();
    void dropsWork() { check(); }
    void dropsWorkInTheResumeLag_data();
    void dropsWorkInTheResumeLag() { check(); }

private:
    static void check()
    {
        const std::string text = handRowDifference();
        QVERIFY2(text.empty(), text.c_str());
    }
};

void TestHandCasesGate::refusesPastTheSpendLimit_data()
{
    handColumns();
    // 7 are below 8, so the 2 are admitted in full; 9 are not
    row("charges are refused once the month's have reached the limit", "--spend-limit=8 --opening-balance=20",
        "09-30T23:00 a 7; 09-30T23:10 a 2; 09-30T23:20 a 1",
        "stop 09-30T23:20 -> 10-01T00:00 spend_limit, sessions 1, runs 1, refused 1; stopped 40m; refused 1; spent 10; "
        "ending 10; lowest 10 @10-01T00:00; until 10-01T00:00");
    row("money does not open a gate that the month has closed",
        "--spend-limit=8 --opening-balance=20 --deposit=09-30T23:20=50", "09-30T23:00 a 8; 09-30T23:10 a 1",
        "stop 09-30T23:10 -> 10-01T00:00 spend_limit, sessions 1, runs 1, refused 1; stopped 50m; refused 1; deposited "
        "50; "
        "spent 9; ending 61; lowest 12 @09-30T23:00; until 10-01T00:00");
    // 5 posted in September, 7 and 1 in October (posts at 23:50, 00:05, 00:20): October's limit is reached at 00:20
    row("a charge counts in the month in which it is posted", "--spend-limit=8 --billing-lag=10m --opening-balance=20",
        "09-30T23:40 a 5; 09-30T23:55 a 7; 10-01T00:10 a 1; 10-01T00:30 a 1",
        "stop 10-01T00:30 -> 11-01T00:00 spend_limit, sessions 1, runs 1, refused 1; stopped 30d23h30m; refused 1; "
        "spent 14; "
        "ending 6; lowest 6 @11-01T00:10; until 11-01T00:10");
    // both are under way when the first reaches the limit; 16 are spent and B is still 4
    row("requests under way when the limit is reached are still charged",
        "--spend-limit=8 --billing-lag=1m --opening-balance=20 --threshold=0",
        "09-30T23:50 a 8; 09-30T23:50:30 b 8; 09-30T23:52 c 1",
        "stop 09-30T23:52 -> 10-01T00:00 spend_limit, sessions 1, runs 1, refused 1; stopped 8m; refused 1; spent 17; "
        "ending 3; lowest 3 @10-01T00:01; until 10-01T00:01");
    // at midnight the month is open again but the balance is still 0; the credit of 00:30 opens the gate
    row("a month that begins with an empty balance opens nothing", "--spend-limit=10 --threshold=0 --latency=90m",
        "09-30T23:00 a 10; 09-30T23:10 a 1",
        "reload 09-30T23:00 -> 10-01T00:30 10 to 10; stop 09-30T23:10 -> 10-01T00:30 latency, sessions 1, runs 1, "
        "refused 1; "
        "stopped 1h20m; refused 1; spent 11; ending 9; lowest 0 @09-30T23:00; until 10-01T00:30");
    // October begins with a's 3 and b's 1; c finds the gate closed at the same moment and waits for November
    row("the limit may be reached again at once in the new month", "--spend-limit=4 --opening-balance=20",
        "09-30T23:00 a 4; 09-30T23:10 a 3; 09-30T23:20 b 1; 09-30T23:30 c 1",
        "stop 09-30T23:10 -> 11-01T00:00 spend_limit, sessions 3, runs 3, refused 3; stopped 31d2h; refused 3; spent "
        "9; "
        "ending 11; lowest 11 @11-01T00:00; until 11-01T00:00");
}

void TestHandCasesGate::chargesAfterALag_data()
{
    handColumns();
    // posts at 09:05 (2), 09:07 (-6), 09:09 (4 to -4), 09:11 (6 to -2); credits at 09:08 and 09:10. All four were
    // admitted.
    row("requests under way when the balance runs out are still charged", "--billing-lag=5m --threshold=0",
        "09:00 a 8; 09:02 a 8; 09:04 a 8; 09:06 a 8",
        "reload 09:07 -> 09:08 10 to 4; reload 09:09 -> 09:10 10 to 6; pending 09:11 10; close calls 2; storm 3; spent "
        "32; "
        "ending -2; lowest -6 @09:07; until 09:11");
    // a's next comes 1 min after its attempt, not after its post
    row("the gap to the next charge counts from the attempt", "--billing-lag=5m --mode=off",
        "09:00 a 4; 09:01 a 4; 09:02 a 1", "spent 9; ending 1; lowest 1 @09:07; until 09:07");
    // nobody asks before 09:01, when a's 10 are posted; b was admitted before, c comes after
    row("a balance is low only when the charge is posted", "--billing-lag=1m", "09:00 a 10; 09:00:30 b 1; 09:01 c 1",
        "reload 09:01 -> 09:02 10 to 9; stop 09:01 -> 09:02 latency, sessions 1, runs 1, refused 1; stopped 1m; "
        "refused 1; "
        "spent 12; ending 8; lowest -1 @09:01:30; until 09:03");
}

void TestHandCasesGate::resumesAfterALag_data()
{
    handColumns();
    row("work goes on resume_lag after the credit", "--resume-lag=5m", "09:00 a 10; 09:00:30 a 1; 09:10:30 a 1",
        "reload 09:00 -> 09:01 10 to 10; stop 09:00:30 -> 09:01 latency, sessions 1, runs 1, refused 1; stopped 5m30s; "
        "delayed 5m30s; refused 1; spent 12; ending 8; lowest 0 @09:00; until 09:16");
    row("other runs go on without the lag", "--resume-lag=5m", "09:00 a 10; 09:00:30 a 1; 09:01 b 1; 09:03 c 1",
        "reload 09:00 -> 09:01 10 to 10; stop 09:00:30 -> 09:01 latency, sessions 1, runs 1, refused 1; stopped 5m30s; "
        "refused 1; spent 13; ending 7; lowest 0 @09:00; until 09:06");
    // opened at 09:01, closed by c at 09:02, opened at 09:03: b still comes at 09:06
    row("a second opening does not move the resumption", "--resume-lag=5m", "09:00 a 10; 09:00:30 b 1; 09:02 c 10",
        "reload 09:00 -> 09:01 10 to 10; reload 09:02 -> 09:03 10 to 10; "
        "stop 09:00:30 -> 09:01 latency, sessions 1, runs 1, refused 1; stopped 5m30s; refused 1; close calls 1; storm "
        "2; "
        "spent 21; ending 9; lowest 0 @09:00; until 09:06");
}

void TestHandCasesGate::goesOnOrBeginsAnew_data()
{
    handColumns();
    // a takes the first dollar, b finds the gate closed at the same moment
    row("one starvation is one interruption however small the reloads", "--amount=1 --threshold=0 --opening-balance=10",
        "09:00 a 10; 09:00:30 a 1; 09:00:30 b 1",
        "reload 09:00 -> 09:01 1 to 1; reload 09:01 -> 09:02 1 to 1; pending 09:02 1; "
        "stop 09:00:30 -> 09:02 latency, sessions 2, runs 2, refused 2; stopped 2m; refused 2; storm 3; spent 12; "
        "ending 0; "
        "lowest 0 @09:00; until 09:02");
    // ended at 09:01; d finds it closed at 09:02:30 and goes on with it; b comes at 09:06, d at 09:08
    row("an attempt within resume_lag of the end goes on with the interruption", "--resume-lag=5m",
        "09:00 a 10; 09:00:30 b 1; 09:02 c 10; 09:02:30 d 1",
        "reload 09:00 -> 09:01 10 to 10; reload 09:02 -> 09:03 10 to 10; "
        "stop 09:00:30 -> 09:03 latency, sessions 2, runs 2, refused 2; stopped 11m; refused 2; storm 2; spent 22; "
        "ending 8; "
        "lowest 0 @09:00; until 09:08");
    // b, due at 09:07, finds the gate closed and goes on waiting from 09:01, counted once; it comes 5 min after 09:08
    row("a waiting charge that is refused again goes on waiting from its first refusal", "--latency=2m --resume-lag=5m",
        "09:00 a 10; 09:01 b 1; 09:06 c 10",
        "reload 09:00 -> 09:02 10 to 10; reload 09:06 -> 09:08 10 to 10; "
        "stop 09:01 -> 09:08 latency, sessions 1, runs 1, refused 1; stopped 12m; refused 1; storm 2; spent 21; ending "
        "9; "
        "lowest 0 @09:00; until 09:13");
    // the interruption ended at 09:02; 09:07 is resume_lag after it, to the microsecond
    row("an attempt exactly resume_lag after the end still goes on with it", "--latency=2m --resume-lag=5m",
        "09:00 a 10; 09:01 b 10; 09:07 d 1",
        "reload 09:00 -> 09:02 10 to 10; reload 09:07 -> 09:09 10 to 10; "
        "stop 09:01 -> 09:09 latency, sessions 2, runs 2, refused 2; stopped 13m; refused 2; storm 2; spent 21; ending "
        "9; "
        "lowest 0 @09:00; until 09:14");
    row("an attempt a second later begins a new interruption", "--latency=2m --resume-lag=5m",
        "09:00 a 10; 09:01 b 10; 09:07:01 d 1",
        "reload 09:00 -> 09:02 10 to 10; reload 09:07 -> 09:09 10 to 10; "
        "stop 09:01 -> 09:02 latency, sessions 1, runs 1, refused 1; "
        "stop 09:07:01 -> 09:09 latency, sessions 1, runs 1, refused 1; stopped 12m59s; refused 2; storm 2; spent 21; "
        "ending 9; lowest 0 @09:00; until 09:14");
    // the credit of 09:07 reopens the gate with no interruption open: the end stays 09:02, so 09:08:30 is too late for
    // it
    row("a reopening with no interruption open does not prolong the last", "--latency=2m --resume-lag=5m",
        "09:00 a 10; 09:01 b 1; 09:05 c 10; 09:08 c 9; 09:08:30 d 1",
        "reload 09:00 -> 09:02 10 to 10; reload 09:05 -> 09:07 10 to 10; reload 09:08 -> 09:10 10 to 10; "
        "stop 09:01 -> 09:02 latency, sessions 1, runs 1, refused 1; "
        "stop 09:08:30 -> 09:10 latency, sessions 1, runs 1, refused 1; stopped 12m30s; refused 2; close calls 1; "
        "storm 3; "
        "spent 31; ending 9; lowest 0 @09:00; until 09:15");
    // begun for want of a decision in September, gone on for want of money in October
    row("an interruption that goes on keeps its cause", "--mode=off --spend-limit=9 --deposit=10-01T00:10=5",
        "09-30T23:00 a 9; 09-30T23:10 a 1; 09-30T23:20 b 1",
        "stop 09-30T23:10 -> 10-01T00:10 spend_limit, sessions 2, runs 2, refused 2; stopped 1h40m; refused 2; "
        "deposited 5; "
        "spent 11; ending 4; lowest 0 @10-01T00:00; until 10-01T00:10");
    row("a credit that leaves the balance below zero ends no interruption", "--opening-balance=-15", "09:00 a 1",
        "reload 09:00 -> 09:01 10 to -5; reload 09:01 -> 09:02 10 to 5; "
        "stop 09:00 -> 09:02 latency, sessions 1, runs 1, refused 1; stopped 2m; refused 1; storm 2; spent 1; ending "
        "4; "
        "lowest -15 @09:00; until 09:02");
}

void TestHandCasesGate::dropsWork_data()
{
    handColumns();
    row("refused work is lost and the run goes on as recorded", "--work=drop", "09:00 a 10; 09:00:30 a 2; 09:01:30 a 1",
        "reload 09:00 -> 09:01 10 to 10; stop 09:00:30 -> 09:01 latency, sessions 1, runs 1, refused 1; stopped 30s; "
        "delayed 30s; refused 1; dropped 1; unserved 2; spent 11; ending 9; lowest 0 @09:00; until 09:01:30");
    // one stop, from 09:10 to the end of the window
    row("dropped work of a gate that never opens", "--work=drop --mode=off", "09:00 a 10; 09:10 a 1; 09:30 a 1",
        "stop 09:10 -> never off, sessions 1, runs 1, refused 2; stopped 20m; delayed 20m; refused 2; dropped 2; "
        "unserved 2; "
        "spent 10; ending 0; lowest 0 @09:00; until 09:30");
    // nothing waits, so the simulation does not stay for the credit of 10:00
    row("dropped work does not wait for a credit", "--work=drop --latency=1h", "09:00 a 10; 09:10 a 1",
        "pending 09:00 10; stop 09:10 -> never latency, sessions 1, runs 1, refused 1; refused 1; dropped 1; unserved "
        "1; "
        "spent 10; ending 0; lowest 0 @09:00; until 09:10");
    row("dropped work of a month that is spent", "--work=drop --spend-limit=8 --opening-balance=20",
        "09-30T23:50 a 8; 09-30T23:55 a 1; 10-01T00:00 a 1",
        "stop 09-30T23:55 -> 10-01T00:00 spend_limit, sessions 1, runs 1, refused 1; stopped 5m; delayed 5m; refused "
        "1; "
        "dropped 1; unserved 1; spent 9; ending 11; lowest 11 @10-01T00:00; until 10-01T00:00");
    // a from 09:00:10, b from 09:00:20: two runs of refusals, a's second only counts as a refusal
    row("of a run's refusals only the first since the gate closed is a stop", "--work=drop",
        "09:00 a 10; 09:00:10 a 1; 09:00:20 b 1; 09:00:40 a 1; 09:02 a 1; 09:02:30 b 1",
        "reload 09:00 -> 09:01 10 to 10; stop 09:00:10 -> 09:01 latency, sessions 2, runs 2, refused 3; stopped 1m30s; "
        "delayed 1m30s; refused 3; dropped 3; unserved 3; spent 12; ending 8; lowest 0 @09:00; until 09:02:30");
}

void TestHandCasesGate::dropsWorkInTheResumeLag_data()
{
    handColumns();
    // stopped until 09:06: 09:03 is lost with the gate open, 09:06 is not lost any more
    row("a run stays stopped until resume_lag after the gate opens", "--work=drop --resume-lag=5m",
        "09:00 a 10; 09:00:30 a 1; 09:03 a 1; 09:06 a 1",
        "reload 09:00 -> 09:01 10 to 10; stop 09:00:30 -> 09:01 latency, sessions 1, runs 1, refused 1; stopped 5m30s; "
        "delayed 5m30s; refused 1; dropped 2; unserved 2; spent 11; ending 9; lowest 0 @09:00; until 09:06");
    // a is stopped 09:00:30-09:06 and, refused again while the gate is closed, 09:02:30-09:08: 7m30s of one session,
    // but two first refusals with 5m30s of delay each. 09:07 is lost uncounted.
    row("a stopped run's attempt at a closed gate is counted and goes on with the interruption",
        "--work=drop --resume-lag=5m", "09:00 a 10; 09:00:30 a 1; 09:02 b 10; 09:02:30 a 1; 09:07 a 1; 09:09 a 1",
        "reload 09:00 -> 09:01 10 to 10; reload 09:02 -> 09:03 10 to 10; "
        "stop 09:00:30 -> 09:03 latency, sessions 1, runs 1, refused 2; stopped 7m30s; delayed 11m; refused 2; dropped "
        "3; "
        "unserved 3; storm 2; spent 21; ending 9; lowest 0 @09:00; until 09:09");
    // stopped until 09:06, four minutes past the end
    row("a dropped run's stop may pass the end of the window", "--work=drop --resume-lag=5m",
        "09:00 a 10; 09:00:30 a 1; 09:02 b 1",
        "reload 09:00 -> 09:01 10 to 10; stop 09:00:30 -> 09:01 latency, sessions 1, runs 1, refused 1; stopped 5m30s; "
        "refused 1; dropped 1; unserved 1; spent 11; ending 9; lowest 0 @09:00; until 09:02");
}

QTEST_APPLESS_MAIN(TestHandCasesGate)
#include "test_hand_cases_gate.moc"
