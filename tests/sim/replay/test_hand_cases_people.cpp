// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/replay/hand_rows.h"

using namespace lowwater::test;

/// Reviews and notices, nobody at all, declined cards and the causes of interruptions: worked out by hand from MODEL.md
/// sections 5 and 6.
class TestHandCasesPeople : public QObject {
    Q_OBJECT

private slots:
    void looksByHand_data();
    void looksByHand() { check(); }
    void comesAfterANotice_data();
    void comesAfterANotice() { check(); }
    void triesADeclinedCardAgain_data();
    void triesADeclinedCardAgain() { check(); }
    void repairsThePayment_data();
    void repairsThePayment() { check(); }
    void namesTheCause_data();
    void namesTheCause() { check(); }

private:
    static void check()
    {
        const std::string text = handRowDifference();
        QVERIFY2(text.empty(), text.c_str());
    }
};

void TestHandCasesPeople::looksByHand_data()
{
    handColumns();
    // 08:00 of the first day is before the start
    row("the first review is the first time of day not before the start",
        "--mode=by_hand --review-at=08:00 --review-every=1d", "09:00 a 7; 09-02T07:50 a 1; 09-02T08:10 a 1",
        "reload 09-02T08:00 -> 09-02T08:01 10 to 12; spent 9; ending 11; lowest 2 @09-02T07:50; until 09-02T08:10");
    // 09:30: 4 is not low; 10:30: 3 is
    row("a review of a balance that is not low buys nothing", "--mode=by_hand --review-at=09:30 --review-every=1h",
        "09:00 a 6; 10:00 b 1; 10:40 c 1",
        "reload 10:30 -> 10:31 10 to 13; spent 8; ending 12; lowest 3 @10:00; until 10:40");
    // 10:00 of the 1st finds 9, nobody looks on the 2nd
    row("reviews every two days", "--mode=by_hand --review-at=10:00 --review-every=2d",
        "09:00 a 1; 11:00 b 6; 09-02T11:00 a 1; 09-03T11:00 a 1",
        "reload 09-03T10:00 -> 09-03T10:01 10 to 12; spent 9; ending 11; lowest 2 @09-02T11:00; until 09-03T11:00");
    // the credit of 09:31 leaves 3, which a person sees only at 10:30
    row("by hand a credit that leaves the balance low asks for nothing",
        "--mode=by_hand --review-at=09:30 --review-every=1h --amount=2 --opening-balance=10", "09:00 a 9; 10:40 b 1",
        "reload 09:30 -> 09:31 2 to 3; reload 10:30 -> 10:31 2 to 5; spent 10; ending 4; lowest 1 @09:00; until 10:40");
    // requested at 09:30, credited at 10:35: the review of 10:30 asks for nothing, that of 11:30 finds 4
    row("a review while a reload is pending buys nothing",
        "--mode=by_hand --review-at=09:30 --review-every=1h --latency=65m",
        "09:00 a 9; 09:40 b 1; 10:40 c 6; 11:40 d 1",
        "reload 09:30 -> 10:35 10 to 10; close calls 1; spent 17; ending 3; lowest 0 @09:40; until 11:40");
    row("nobody buys when reloads are off", "--mode=off", "09:00 a 10; 09:10 a 1; 09:20 a 2",
        "stop 09:10 -> never off, sessions 1, runs 1, refused 1; stopped 10m; delayed 10m; refused 1; stranded 2; "
        "unserved 3; spent 10; ending 0; lowest 0 @09:00; until 09:20");
}

void TestHandCasesPeople::comesAfterANotice_data()
{
    handColumns();
    row("a person comes notice_delay after the agents stopped", "--mode=by_hand --review-at=20:00 --notice=20m",
        "09:00 a 10; 09:10 a 1; 09:20 a 1",
        "reload 09:30 -> 09:31 10 to 10; stop 09:10 -> 09:31 by_hand, sessions 1, runs 1, refused 1; stopped 21m; "
        "delayed 10m; refused 1; spent 12; ending 8; lowest 0 @09:00; until 09:41");
    // the cause is that of the beginning, when nobody had looked yet
    row("a notice at once", "--mode=by_hand --review-at=20:00 --notice=0s", "09:00 a 10; 09:10 a 1",
        "reload 09:10 -> 09:11 10 to 10; stop 09:10 -> 09:11 by_hand, sessions 1, runs 1, refused 1; stopped 1m; "
        "refused 1; "
        "spent 11; ending 9; lowest 0 @09:00; until 09:11");
    // the deposit ends the interruption at 09:15; the person comes at 09:30 all the same and finds 2
    row("a notice stays though the interruption ends before",
        "--mode=by_hand --review-at=20:00 --notice=20m --deposit=09:15=3", "09:00 a 10; 09:10 a 1; 09:40 b 1",
        "reload 09:30 -> 09:31 10 to 12; stop 09:10 -> 09:15 by_hand, sessions 1, runs 1, refused 1; stopped 5m; "
        "refused 1; deposited 3; spent 12; ending 11; lowest 0 @09:00; until 09:40");
    // begun 09:05, ended by the deposit of 09:10, gone on by d at 09:15. The notice of 09:25 buys 3; one of 09:35 would
    // buy 3 more, but one that goes on schedules none. b and d are attempted at 09:36.
    row("an interruption that goes on schedules no second notice",
        "--mode=by_hand --review-at=20:00 --notice=20m --resume-lag=10m --amount=3 --opening-balance=10 "
        "--deposit=09:10=1",
        "09:00 a 10; 09:05 b 1; 09:12 c 1; 09:15 d 1",
        "reload 09:25 -> 09:26 3 to 3; stop 09:05 -> 09:26 by_hand, sessions 2, runs 2, refused 2; stopped 52m; "
        "refused 2; "
        "deposited 1; spent 13; ending 1; lowest 0 @09:00; until 09:36");
    // every new interruption has its own: 09:10 + 20 min, 09:50 + 20 min
    row("each new interruption schedules a notice", "--mode=by_hand --review-at=20:00 --notice=20m",
        "09:00 a 10; 09:10 b 10; 09:50 c 1",
        "reload 09:30 -> 09:31 10 to 10; reload 10:10 -> 10:11 10 to 10; "
        "stop 09:10 -> 09:31 by_hand, sessions 1, runs 1, refused 1; "
        "stop 09:50 -> 10:11 by_hand, sessions 1, runs 1, refused 1; stopped 42m; refused 2; storm 2; spent 21; ending "
        "9; "
        "lowest 0 @09:00; until 10:11");
    // B is 3, so no notice at 09:20; the review of 20:00 buys; October opens the gate
    row("a spend limit with money left gives no notice",
        "--mode=by_hand --review-at=20:00 --notice=10m --spend-limit=6", "09:00 a 7; 09:10 a 1",
        "reload 20:00 -> 20:01 10 to 13; stop 09:10 -> 10-01T00:00 spend_limit, sessions 1, runs 1, refused 1; "
        "stopped 29d14h50m; refused 1; spent 8; ending 12; lowest 3 @09:00; until 10-01T00:00");
    // by 09:30 the deposit of 09:15 has left 19, which is not low
    row("a person who comes too late finds enough", "--mode=by_hand --review-at=20:00 --notice=20m --deposit=09:15=20",
        "09:00 a 10; 09:10 a 1; 09:40 b 1",
        "stop 09:10 -> 09:15 by_hand, sessions 1, runs 1, refused 1; stopped 5m; refused 1; deposited 20; spent 12; "
        "ending 18; lowest 0 @09:00; until 09:40");
}

void TestHandCasesPeople::triesADeclinedCardAgain_data()
{
    handColumns();
    // 09:01 declined, + 5 min + 1 min = 09:07 declined, 09:13 approved
    row("a declined attempt is followed by another after retry_delay and latency",
        "--declined-attempts=1,2 --max-attempts=3 --retry-delay=5m", "09:00 a 7; 09:20 a 1",
        "reload 09:00 -> 09:13 10 to 13 declined 09:01 09:07; declined 2; spent 8; ending 12; lowest 3 @09:00; until "
        "09:20");
    // attempt 2 is the first of the second reload
    row("attempts are numbered over the whole simulation", "--declined-attempts=2 --max-attempts=2 --retry-delay=5m",
        "09:00 a 7; 09:10 a 10; 09:30 a 1",
        "reload 09:00 -> 09:01 10 to 13; reload 09:10 -> 09:17 10 to 13 declined 09:11; declined 1; storm 2; spent 18; "
        "ending 12; lowest 3 @09:00; until 09:30");
    row("a decline rate of 1 declines every attempt, but not the repair",
        "--decline-rate=1 --max-attempts=2 --retry-delay=5m --fix-delay=10m", "09:00 a 7; 09:30 a 1",
        "reload 09:00 -> 09:17 10 to 13 declined 09:01 09:07; declined 2; spent 8; ending 12; lowest 3 @09:00; until "
        "09:30");
    row("a reload under retries is pending at the end", "--declined-attempts=1 --max-attempts=2 --retry-delay=1h",
        "09:00 a 7; 09:20 a 1",
        "pending 09:00 10 declined 09:01; declined 1; spent 8; ending 2; lowest 2 @09:20; until 09:20");
}

void TestHandCasesPeople::repairsThePayment_data()
{
    handColumns();
    // declined 09:01 and 09:07, repaired 20 minutes after the last
    row("after the last declined attempt a person repairs it and the reload is credited",
        "--declined-attempts=1,2 --max-attempts=2 --retry-delay=5m --fix-delay=20m", "09:00 a 10; 09:10 a 1; 09:20 a 1",
        "reload 09:00 -> 09:27 10 to 10 declined 09:01 09:07; "
        "stop 09:10 -> 09:27 declined, sessions 1, runs 1, refused 1; stopped 17m; delayed 10m; refused 1; declined 2; "
        "spent 12; ending 8; lowest 0 @09:00; until 09:37");
    // 3 after the repair is low, and nothing is suspended any more
    row("the repair lifts the suspension before its credit looks",
        "--declined-attempts=1 --fix-delay=10m --amount=2 --opening-balance=10", "09:00 a 9; 09:20 a 1",
        "reload 09:00 -> 09:11 2 to 3 declined 09:01; reload 09:11 -> 09:12 2 to 5; declined 1; storm 2; spent 10; "
        "ending 4; "
        "lowest 1 @09:00; until 09:20");
    // the deposit opens the gate at 09:10 and leaves 3, then 2: low, but one is under repair until 09:31
    row("a deposit during a repair leaves the reload pending",
        "--declined-attempts=1 --fix-delay=30m --deposit=09:10=3", "09:00 a 10; 09:05 b 1; 09:20 c 1",
        "pending 09:00 10 declined 09:01; stop 09:05 -> 09:10 declined, sessions 1, runs 1, refused 1; stopped 5m; "
        "refused 1; declined 1; deposited 3; spent 12; ending 1; lowest 0 @09:00; until 09:20");
    // no event is left after c: the reviews have ended with the person's patience
    row("a payment never repaired ends the reviews",
        "--mode=by_hand --review-at=09:30 --review-every=1h --declined-attempts=1 --fix-delay=never",
        "09:00 a 10; 09:40 b 1; 10:40 c 1",
        "pending 09:30 10 declined 09:31; stop 09:40 -> never declined, sessions 2, runs 2, refused 2; stopped 1h; "
        "refused 2; stranded 2; unserved 2; declined 1; spent 10; ending 0; lowest 0 @09:00; until 10:40");
    // 12, 11, 2 at 10:10: low, but there is no review at 10:30 any more
    row("a payment never repaired is never asked for again, deposits still help",
        "--mode=by_hand --review-at=09:30 --review-every=1h --declined-attempts=1 --fix-delay=never --deposit=09:50=12",
        "09:00 a 10; 09:40 b 1; 10:10 c 9; 10:40 d 1",
        "pending 09:30 10 declined 09:31; stop 09:40 -> 09:50 declined, sessions 1, runs 1, refused 1; stopped 10m; "
        "refused 1; declined 1; deposited 12; spent 21; ending 1; lowest 0 @09:00; until 10:40");
}

void TestHandCasesPeople::namesTheCause_data()
{
    handColumns();
    // refused at 09:00:30, before the decline of 09:01
    row("latency, though the pending reload is declined later",
        "--declined-attempts=1 --max-attempts=2 --retry-delay=10m", "09:00 a 10; 09:00:30 b 1",
        "reload 09:00 -> 09:12 10 to 10 declined 09:01; stop 09:00:30 -> 09:12 latency, sessions 1, runs 1, refused 1; "
        "stopped 11m30s; refused 1; declined 1; spent 11; ending 9; lowest 0 @09:00; until 09:12");
    row("declined, once the pending reload has been", "--declined-attempts=1 --max-attempts=2 --retry-delay=10m",
        "09:00 a 10; 09:05 b 1",
        "reload 09:00 -> 09:12 10 to 10 declined 09:01; stop 09:05 -> 09:12 declined, sessions 1, runs 1, refused 1; "
        "stopped 7m; refused 1; declined 1; spent 11; ending 9; lowest 0 @09:00; until 09:12");
    row("latency, also for a reload bought by hand", "--mode=by_hand --review-at=09:30", "09:00 a 10; 09:30:30 b 1",
        "reload 09:30 -> 09:31 10 to 10; stop 09:30:30 -> 09:31 latency, sessions 1, runs 1, refused 1; stopped 30s; "
        "refused 1; spent 11; ending 9; lowest 0 @09:00; until 09:31");
    row("limit, where a cap blocks the request", "--daily-cap=10", "22:00 a 7; 22:10 a 10; 22:20 a 3; 22:30 a 1",
        "reload 22:00 -> 22:01 10 to 13; reload 09-02T00:00 -> 09-02T00:01 10 to 10; "
        "stop 22:30 -> 09-02T00:01 limit, sessions 1, runs 1, refused 1; stopped 1h31m; refused 1; spent 21; ending 9; "
        "lowest 0 @22:20; until 09-02T00:01");
    row("limit, where an edge trigger is armed but a cap blocks it", "--trigger=edge --daily-cap=5",
        "09:00 a 10; 09:10 a 1",
        "stop 09:10 -> never limit, sessions 1, runs 1, refused 1; refused 1; stranded 1; unserved 1; spent 10; ending "
        "0; "
        "lowest 0 @09:00; until 09:10");
    // the credit of 09:01 leaves 3, still low; nothing asks again until the deposit
    row("disarmed, where an edge trigger will not ask",
        "--trigger=edge --amount=1 --opening-balance=5 --deposit=09:30=5", "09:00 a 3; 09:10 a 3; 09:20 a 1",
        "reload 09:00 -> 09:01 1 to 3; stop 09:20 -> 09:30 disarmed, sessions 1, runs 1, refused 1; stopped 10m; "
        "refused 1; "
        "deposited 5; spent 7; ending 4; lowest 0 @09:10; until 09:30");
    // the limit is reached and the balance is gone: spend_limit asks for B > 0
    row("off before the spend limit once the balance is gone", "--mode=off --spend-limit=10", "09:00 a 10; 09:10 a 1",
        "stop 09:10 -> never off, sessions 1, runs 1, refused 1; refused 1; stranded 1; unserved 1; spent 10; ending "
        "0; "
        "lowest 0 @09:00; until 09:10");
    row("spend_limit before off while there is money", "--mode=off --spend-limit=8", "09-30T23:50 a 8; 09-30T23:55 a 1",
        "stop 09-30T23:55 -> 10-01T00:00 spend_limit, sessions 1, runs 1, refused 1; stopped 5m; refused 1; spent 9; "
        "ending 1; lowest 1 @10-01T00:00; until 10-01T00:00");
}

QTEST_APPLESS_MAIN(TestHandCasesPeople)
#include "test_hand_cases_people.moc"
