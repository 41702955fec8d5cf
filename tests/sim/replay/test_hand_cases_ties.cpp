// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/replay/hand_rows.h"

using namespace lowwater::test;

/// What happens first among events of one time: looks, deposits, settle and fix, post, attempt (MODEL.md section 5).
/// Each row comes out otherwise under the other order.
class TestHandCasesTies : public QObject {
    Q_OBJECT

private slots:
    void looksFirst_data();
    void looksFirst() { check(); }
    void depositsNext_data();
    void depositsNext() { check(); }
    void settlesBeforePosts_data();
    void settlesBeforePosts() { check(); }
    void attemptsByPosition_data();
    void attemptsByPosition() { check(); }

private:
    static void check()
    {
        const std::string text = handRowDifference();
        QVERIFY2(text.empty(), text.c_str());
    }
};

void TestHandCasesTies::looksFirst_data()
{
    handColumns();
    // the other way round 12 would not be low
    row("the look at the start comes before a deposit at the start", "--opening-balance=3 --deposit=09:00=9",
        "09:00 a 2; 09:10 a 1",
        "reload 09:00 -> 09:01 10 to 20; deposited 9; spent 3; ending 19; lowest 3 @09:00; until 09:10");
    // blocked at 22:10; the check of midnight finds 3 and asks for 7, then the deposit comes
    row("a check comes before a deposit", "--rule=top_up --daily-cap=10 --deposit=09-02T00:00=5",
        "22:00 a 7; 22:10 a 7; 09-02T00:10 b 1",
        "reload 22:00 -> 22:01 7 to 10; reload 09-02T00:00 -> 09-02T00:01 7 to 15; deposited 5; spent 15; ending 14; "
        "lowest 3 @22:00; until 09-02T00:10");
    row("a review comes before a deposit", "--mode=by_hand --review-at=09:30 --rule=top_up --deposit=09:30=8",
        "09:00 a 8; 09:40 b 1",
        "reload 09:30 -> 09:31 8 to 18; deposited 8; spent 9; ending 17; lowest 2 @09:00; until 09:40");
    row("a review at the start comes before the first charge",
        "--mode=by_hand --review-at=09:00 --rule=top_up "
        "--opening-balance=3",
        "09:00 a 1; 09:10 a 1", "reload 09:00 -> 09:01 7 to 9; spent 2; ending 8; lowest 2 @09:00; until 09:10");
    // 09:10 is refused, its notice comes at 09:30 and finds 0: 10. The other way round the deposit would leave 7 to
    // ask.
    row("a notice comes before a deposit",
        "--mode=by_hand --notice=20m --review-at=20:00 --rule=top_up --deposit=09:30=3",
        "09:00 a 10; 09:10 b 1; 09:40 c 1",
        "reload 09:30 -> 09:31 10 to 12; stop 09:10 -> 09:30 by_hand, sessions 1, runs 1, refused 1; stopped 20m; "
        "refused 1; deposited 3; spent 12; ending 11; lowest 0 @09:00; until 09:40");
    // 09:15: the notice asks, the credit follows at once, then 09:05 and 09:15 are attempted
    row("a notice comes before an attempt", "--mode=by_hand --notice=10m --review-at=20:00 --latency=0s",
        "09:00 a 10; 09:05 b 1; 09:15 c 1",
        "reload 09:15 -> 09:15 10 to 10; stop 09:05 -> 09:15 by_hand, sessions 1, runs 1, refused 1; stopped 10m; "
        "refused 1; spent 12; ending 8; lowest 0 @09:00; until 09:15");
    // a notice 0 after the refusal of b is a look, so it comes before the attempt of c at the same time
    row("a notice at once comes before the next attempt", "--mode=by_hand --notice=0s --review-at=20:00 --latency=0s",
        "09:00 a 10; 09:05 b 1; 09:05 c 1",
        "reload 09:05 -> 09:05 10 to 10; stop 09:05 -> 09:05 by_hand, sessions 1, runs 1, refused 1; refused 1; spent "
        "12; "
        "ending 8; lowest 0 @09:00; until 09:05");
    // the month opens the gate for a (position 1), which leaves 0: b continues the interruption until the review's
    // reload
    row("a review and a month at midnight", "--mode=by_hand --review-every=1d --review-at=00:00 --spend-limit=8",
        "09-30T23:00 a 9; 09-30T23:10 a 1; 10-01T00:00 b 1",
        "reload 10-01T00:00 -> 10-01T00:01 10 to 10; stop 09-30T23:10 -> 10-01T00:01 spend_limit, sessions 2, runs 2, "
        "refused 2; stopped 51m; refused 2; spent 11; ending 9; lowest 0 @10-01T00:00; until 10-01T00:01");
    // a post at midnight belongs to the new month: 8 of October's 8 are gone before b
    row("a month begins before a post at its first moment", "--spend-limit=8 --billing-lag=10m --opening-balance=20",
        "09-30T23:50 a 8; 10-01T00:00 b 1",
        "stop 10-01T00:00 -> 11-01T00:00 spend_limit, sessions 1, runs 1, refused 1; stopped 31d; refused 1; spent 9; "
        "ending 11; lowest 11 @11-01T00:10; until 11-01T00:10");
}

void TestHandCasesTies::depositsNext_data()
{
    handColumns();
    // the deposit makes 3, the credit 13. The other way round 8 would be low and ask again.
    row("a deposit comes before a credit", "--threshold=9 --deposit=09:01=5", "09:00 a 12; 09:10 a 1",
        "reload 09:00 -> 09:01 10 to 13; close calls 1; deposited 5; spent 13; ending 12; lowest -2 @09:00; until "
        "09:10");
    row("a deposit comes before a charge", "--mode=off --deposit=09:10=5", "09:00 a 10; 09:10 a 1",
        "close calls 1; deposited 5; spent 11; ending 4; lowest 0 @09:00; until 09:10");
    // 9 missing are more than the cap; the first deposit leaves 8 to ask for, the second comes on top
    row("deposits of one time come in their given order, the small one first",
        "--rule=top_up --daily-cap=8 --deposit=09:05=1 --deposit=09:05=20", "09:00 a 9; 09:10 a 1",
        "reload 09:05 -> 09:06 8 to 30; deposited 21; spent 10; ending 29; lowest 1 @09:00; until 09:10");
    row("deposits of one time come in their given order, the large one first",
        "--rule=top_up --daily-cap=8 --deposit=09:05=20 --deposit=09:05=1", "09:00 a 9; 09:10 a 1",
        "deposited 21; spent 10; ending 21; lowest 1 @09:00; until 09:10");
    row("deposits given out of order come in order of time", "--mode=off --deposit=09:20=5 --deposit=09:10=2",
        "09:00 a 10; 09:10 a 2; 09:20 a 1",
        "close calls 2; deposited 7; spent 13; ending 4; lowest 0 @09:00; until 09:20");
}

void TestHandCasesTies::settlesBeforePosts_data()
{
    handColumns();
    row("a credit comes before a charge", "", "09:00 a 9; 09:01 a 5",
        "reload 09:00 -> 09:01 10 to 11; spent 14; ending 6; lowest 1 @09:00; until 09:01");
    row("a fix comes before an attempt", "--declined-attempts=1 --fix-delay=10m", "09:00 a 10; 09:11 b 1",
        "reload 09:00 -> 09:11 10 to 10 declined 09:01; close calls 1; declined 1; spent 11; ending 9; lowest 0 "
        "@09:00; "
        "until 09:11");
    // b is admitted at 09:01 with 1 left; at 09:02 the credit makes 11 and its post 6, never -4
    row("a credit comes before a post", "--billing-lag=1m", "09:00 a 9; 09:01 b 5",
        "reload 09:01 -> 09:02 10 to 11; spent 14; ending 6; lowest 1 @09:01; until 09:02");
    // at 09:10 the post of a leaves 0, then b is refused
    row("a post comes before an attempt", "--billing-lag=10m", "09:00 a 10; 09:10 b 1",
        "reload 09:10 -> 09:11 10 to 10; stop 09:10 -> 09:11 latency, sessions 1, runs 1, refused 1; stopped 1m; "
        "refused 1; "
        "spent 11; ending 9; lowest 0 @09:10; until 09:21");
    // after 5 only 5 are missing; the other way round it would be 7
    row("posts of one time come in the order of their attempts", "--rule=top_up --threshold=6 --billing-lag=1m",
        "09:00 a 5; 09:00 b 2", "pending 09:01 5; spent 7; ending 3; lowest 3 @09:01; until 09:01");
    row("with no latency the credit comes before the next charge of the same time", "--latency=0s",
        "09:00 a 10; 09:00 b 1",
        "reload 09:00 -> 09:00 10 to 10; close calls 1; spent 11; ending 9; lowest 0 @09:00; until 09:00");
    // nothing is scheduled to be attempted or posted and nothing waits: the simulation has ended
    row("with no latency a reload that the last charge asks for stays pending", "--latency=0s", "09:00 a 10",
        "pending 09:00 10; spent 10; ending 0; lowest 0 @09:00; until 09:00");
    // two reloads of 3 in a row at one time: -5, -2, 1
    row("with no latency reloads follow each other until the balance is not low",
        "--latency=0s --amount=3 --threshold=1 "
        "--opening-balance=5",
        "09:00 a 10; 09:10 a 1",
        "reload 09:00 -> 09:00 3 to -2; reload 09:00 -> 09:00 3 to 1; pending 09:10 3; close calls 1; storm 3; spent "
        "11; "
        "ending 0; lowest -5 @09:00; until 09:10");
}

void TestHandCasesTies::attemptsByPosition_data()
{
    handColumns();
    row("charges of one time are attempted in the history's order", "", "09:00 a 10; 09:00 b 1",
        "reload 09:00 -> 09:01 10 to 10; stop 09:00 -> 09:01 latency, sessions 1, runs 1, refused 1; stopped 1m; "
        "refused 1; "
        "spent 11; ending 9; lowest 0 @09:00; until 09:01");
    // 09:01: b takes all of the credit, so c continues the interruption until 09:02
    row("a waiting charge goes before a later one of the same time", "", "09:00 a 10; 09:00:30 b 10; 09:01 c 5",
        "reload 09:00 -> 09:01 10 to 10; reload 09:01 -> 09:02 10 to 10; stop 09:00:30 -> 09:02 latency, sessions 2, "
        "runs 2, "
        "refused 2; stopped 1m30s; refused 2; storm 2; spent 25; ending 5; lowest 0 @09:00; until 09:02");
    // a's third charge, recorded at 09:01:30, is attempted at 09:02 before b's of 09:02: 9, 5, -5. The other way round
    // b's 10 would have stopped it.
    row("a shifted charge keeps its place in the history", "", "09:00 a 10; 09:00:30 a 1; 09:01:30 a 4; 09:02 b 10",
        "reload 09:00 -> 09:01 10 to 10; pending 09:02 10; stop 09:00:30 -> 09:01 latency, sessions 1, runs 1, refused "
        "1; "
        "stopped 30s; delayed 30s; refused 1; storm 2; spent 25; ending -5; lowest -5 @09:02; until 09:02");
    // 09:01 admits a's second charge, so its third comes at 09:02:30. c takes the credit of 09:02; b is refused at
    // 09:02:10, a's third after it. The credit of 09:03:05 goes to a (position 2), that of 09:04:05 to b (position 4).
    row("waiting charges go in the history's order, not in that of their refusal",
        "--amount=1 --threshold=0 --opening-balance=10",
        "09:00 a 10; 09:00:30 a 1; 09:02 a 1; 09:02:05 c 1; 09:02:10 b 2",
        "reload 09:00 -> 09:01 1 to 1; reload 09:01 -> 09:02 1 to 1; reload 09:02:05 -> 09:03:05 1 to 1; "
        "reload 09:03:05 -> 09:04:05 1 to 1; pending 09:04:05 1; "
        "stop 09:00:30 -> 09:01 latency, sessions 1, runs 1, refused 1; "
        "stop 09:02:10 -> 09:04:05 latency, sessions 2, runs 2, refused 2; stopped 3m; delayed 30s; refused 3; "
        "close calls 1; storm 5; spent 15; ending -1; lowest -1 @09:04:05; until 09:04:05");
    row("a run's next charge of the same time waits for its place", "", "09:00 a 6; 09:00 b 5; 09:00 a 1",
        "reload 09:00 -> 09:01 10 to 9; stop 09:00 -> 09:01 latency, sessions 1, runs 1, refused 1; stopped 1m; "
        "refused 1; "
        "spent 12; ending 8; lowest -1 @09:00; until 09:01");
}

QTEST_APPLESS_MAIN(TestHandCasesTies)
#include "test_hand_cases_ties.moc"
