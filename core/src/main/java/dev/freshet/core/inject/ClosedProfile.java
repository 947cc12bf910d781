// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

import dev.freshet.core.ClosedInjectionStep;
import dev.freshet.core.Internal;
import java.util.ArrayList;
import java.util.List;

/**
 * A closed injection profile: how many users are to be there at a time. The number is looked up once a second, for the second that
 * begins: who is missing comes evenly within it, so that at its end as many users are there as the profile has for that instant. Immutable.
 *
 * <pre>
 *   users │       ╱│ what the profile has for the end of the second
 *         │     ╱  │
 *         │   ╱    │
 *         │ ╱      │
 *         └────────── time
 *        look    next look
 * </pre>
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
     * How many users of that shard are to be there by the look that follows the one at that time after the start; 0 when the profile is over.
     */
    public long usersAfter(long lookNs, Shard shard) {
        return lookNs >= durationNs ? 0 : shard.share(usersBy(nextLookNs(lookNs)));
    }

    /** How so many missing users of that shard come between that look and the next one. */
    public Newcomers newcomers(long lookNs, long missing, Shard shard) {
        long before = usersBy(lookNs);
        long nextNs = nextLookNs(lookNs);
        long turn = Math.floorMod(shard.index() - before, (long) shard.count());
        return new Newcomers(
                lookNs, nextNs - lookNs, missing, new Newcomers.Turns(turn, shard.count(), usersBy(nextNs) - before));
    }

    /** The number at that time after the start, which at the border of two steps is that of the earlier one; 0 at the very start. */
    private long usersBy(long sinceStartNs) {
        long startNs = 0;
        for (ConcurrencyRamp ramp : ramps) {
            if (sinceStartNs > startNs && sinceStartNs <= startNs + ramp.durationNs()) {
                return ramp.usersAt(sinceStartNs - startNs);
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
