// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TokenScheduleTest {

    private static final long MS = 1_000_000;

    @Test
    void eventsAreDueAtTheirOwnTimes() {
        assertThat(dueMs(new TokenSchedule.Pace(200 * MS, 20 * MS, 1, 0, 0), 4))
                .containsExactly(200L, 220L, 240L, 260L);
    }

    @Test
    void aGapOfNoWholeNanosecondsDoesNotDrift() {
        TokenSchedule.Pace thirds = new TokenSchedule.Pace(0, 1e9 / 3, 1, 0, 0);
        assertThat(thirds.lastDueNs(30_001)).isEqualTo(10_000_000_000_000L);
    }

    @Test
    void aBurstIsDueTogether() {
        assertThat(dueMs(new TokenSchedule.Pace(0, 10 * MS, 3, 0, 0), 7))
                .containsExactly(0L, 0L, 0L, 30L, 30L, 30L, 60L);
    }

    @Test
    void withoutARateAllIsDueWithTheFirst() {
        assertThat(dueMs(new TokenSchedule.Pace(5 * MS, 0, 1, 0, 0), 3)).containsExactly(5L, 5L, 5L);
    }

    @Test
    void jitterMakesLateByUpToItAndNeverEarly() {
        TokenSchedule schedule = new TokenSchedule(new TokenSchedule.Pace(100 * MS, 20 * MS, 1, 15 * MS, 7));
        long sumNs = 0;
        for (int i = 0; i < 10_000; i++) {
            long lateNs = schedule.dueNs() - (100 + i * 20L) * MS;
            assertThat(lateNs).isBetween(0L, 15 * MS);
            sumNs += lateNs;
            schedule.advance();
        }
        assertThat(sumNs / 10_000).isBetween(7_300_000L, 7_700_000L);
    }

    @Test
    void jitterPutsNothingOutOfOrder() {
        assertThat(dueMs(new TokenSchedule.Pace(0, MS, 1, 50 * MS, 7), 200)).isSorted();
    }

    @Test
    void aSeedGivesItsOwnDelays() {
        TokenSchedule.Pace seven = new TokenSchedule.Pace(0, 20 * MS, 1, 15 * MS, 7);
        TokenSchedule.Pace eight = new TokenSchedule.Pace(0, 20 * MS, 1, 15 * MS, 8);
        assertThat(dueMs(seven, 50)).isEqualTo(dueMs(seven, 50)).isNotEqualTo(dueMs(eight, 50));
    }

    private static List<Long> dueMs(TokenSchedule.Pace pace, int events) {
        TokenSchedule schedule = new TokenSchedule(pace);
        List<Long> due = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            due.add(schedule.dueNs() / MS);
            schedule.advance();
        }
        return due;
    }
}
