// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.constantConcurrentUsers;
import static dev.freshet.core.CoreDsl.nothingFor;
import static dev.freshet.core.CoreDsl.rampConcurrentUsers;
import static dev.freshet.core.CoreDsl.rampUsersPerSec;
import static dev.freshet.core.CoreDsl.stressPeakUsers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Profiles in figures. */
final class PhaseTest {

    private static final long SECOND_NS = 1_000_000_000L;

    @Test
    void shapesOfAnOpenProfileFollowEachOther() {
        OpenProfile profile = OpenProfile.of(
                List.of(atOnceUsers(3), nothingFor(2), rampUsersPerSec(1).to(3).during(10)));

        assertThat(profile.phases())
                .containsExactly(
                        new Phase(true, 0, 0, 3, 0, 0, 0),
                        new Phase(true, 0, 2 * SECOND_NS, 0, 0, 0, 0),
                        new Phase(true, 2 * SECOND_NS, 10 * SECOND_NS, 20, 1, 3, 3));
    }

    @Test
    void stepsOfAClosedProfileFollowEachOther() {
        ClosedProfile profile = ClosedProfile.of(List.of(
                rampConcurrentUsers(9).to(4).during(3),
                constantConcurrentUsers(4).during(5)));

        assertThat(profile.phases())
                .containsExactly(
                        new Phase(false, 0, 3 * SECOND_NS, 0, 9, 9, 4),
                        new Phase(false, 3 * SECOND_NS, 5 * SECOND_NS, 0, 4, 4, 4));
    }

    /** The highest rate of a wave is that with which its users really come in the middle. */
    @Test
    void theCrestOfAWaveIsWhereItIsHighest() {
        OpenProfile profile = OpenProfile.of(List.of(stressPeakUsers(10_000).during(100)));
        ArrivalTimes arrivals = profile.arrivals(1, Shard.WHOLE);
        long inTheMiddle = 0;
        for (long at = arrivals.nextOffsetNs(); at != ArrivalTimes.NONE; at = arrivals.nextOffsetNs()) {
            inTheMiddle += at >= 49 * SECOND_NS && at < 51 * SECOND_NS ? 1 : 0;
        }

        assertThat(profile.phases().get(0).most()).isCloseTo(inTheMiddle / 2.0, within(3.0));
    }
}
