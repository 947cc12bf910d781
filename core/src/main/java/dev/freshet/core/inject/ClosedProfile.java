// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

import dev.freshet.core.ClosedInjectionStep;
import dev.freshet.core.Internal;
import java.util.ArrayList;
import java.util.List;

/**
 * A closed injection profile: how many users are to be there at a time. Immutable.
 */
@Internal
public final class ClosedProfile {

    private static final long SECOND_NS = 1_000_000_000L;

    private final List<ConcurrencyRamp> ramps;
    private final long durationNs;

    private ClosedProfile(List<ConcurrencyRamp> ramps) {
        this.ramps = ramps;
        this.durationNs = ramps.stream().mapToLong(ConcurrencyRamp::durationNs).sum();
    }

    public static ClosedProfile of(List<ClosedInjectionStep> steps) {
        List<ConcurrencyRamp> ramps = new ArrayList<>();
        steps.forEach(step ->
                step.describeTo((from, to, durationNs) -> ramps.add(new ConcurrencyRamp(from, to, durationNs))));
        return new ClosedProfile(List.copyOf(ramps));
    }

    public long durationNs() {
        return durationNs;
    }

    /**
     * How many users of that shard are to be there at that time after the start. At the border of two steps the later one counts; 0 when the
     * profile is over.
     */
    public long usersAt(long sinceStartNs, Shard shard) {
        long startNs = 0;
        for (ConcurrencyRamp ramp : ramps) {
            if (sinceStartNs < startNs + ramp.durationNs()) {
                return shard.share(ramp.usersAt(sinceStartNs - startNs));
            }
            startNs += ramp.durationNs();
        }
        return 0;
    }

    /**
     * When the number is to be looked up next: the next whole second, start of a step or end of the profile. {@link ArrivalTimes#NONE} when the
     * profile is over.
     */
    public long nextLookNs(long sinceStartNs) {
        if (sinceStartNs >= durationNs) {
            return ArrivalTimes.NONE;
        }
        long nextSecondNs = (sinceStartNs / SECOND_NS + 1) * SECOND_NS;
        return Math.min(nextSecondNs, nextBorderNs(sinceStartNs));
    }

    private long nextBorderNs(long sinceStartNs) {
        long borderNs = 0;
        for (ConcurrencyRamp ramp : ramps) {
            borderNs += ramp.durationNs();
            if (borderNs > sinceStartNs) {
                return borderNs;
            }
        }
        return durationNs;
    }
}
