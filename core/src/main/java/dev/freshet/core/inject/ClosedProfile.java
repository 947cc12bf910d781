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

    /** When each ramp begins, and when the last one ends. */
    private final long[] bordersNs;

    private ClosedProfile(List<ConcurrencyRamp> ramps) {
        this.ramps = ramps;
        this.bordersNs = new long[ramps.size() + 1];
        for (int i = 0; i < ramps.size(); i++) {
            bordersNs[i + 1] = bordersNs[i] + ramps.get(i).durationNs();
        }
    }

    public static ClosedProfile of(List<ClosedInjectionStep> steps) {
        List<ConcurrencyRamp> ramps = new ArrayList<>();
        steps.forEach(step ->
                step.describeTo((from, to, durationNs) -> ramps.add(new ConcurrencyRamp(from, to, durationNs))));
        return new ClosedProfile(List.copyOf(ramps));
    }

    public long durationNs() {
        return bordersNs[ramps.size()];
    }

    /** Its steps in figures, in their order. */
    public List<Phase> phases() {
        List<Phase> phases = new ArrayList<>();
        for (int i = 0; i < ramps.size(); i++) {
            ConcurrencyRamp ramp = ramps.get(i);
            phases.add(new Phase(
                    false,
                    bordersNs[i],
                    ramp.durationNs(),
                    0,
                    ramp.from(),
                    Math.max(ramp.from(), ramp.to()),
                    ramp.to()));
        }
        return phases;
    }

    /** The highest number that the profile has at any time. */
    public long mostUsers() {
        return ramps.stream()
                .mapToLong(ramp -> Math.max(ramp.from(), ramp.to()))
                .max()
                .orElse(0);
    }

    /**
     * How many users of that shard are to be there by the look that follows the one at that time after the start; 0 when the profile is over.
     */
    public long usersAfter(long lookNs, Shard shard) {
        return lookNs >= durationNs() ? 0 : shard.share(usersBy(nextLookNs(lookNs)));
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
        if (sinceStartNs <= 0 || sinceStartNs > durationNs()) {
            return 0;
        }
        int at = rampAt(sinceStartNs - 1);
        return ramps.get(at).usersAt(sinceStartNs - bordersNs[at]);
    }

    /**
     * When the number is to be looked up next: the next whole second, start of a step or end of the profile. {@link ArrivalTimes#NONE} when the
     * profile is over.
     */
    public long nextLookNs(long sinceStartNs) {
        if (sinceStartNs >= durationNs()) {
            return ArrivalTimes.NONE;
        }
        long nextSecondNs = (sinceStartNs / SECOND_NS + 1) * SECOND_NS;
        return Math.min(nextSecondNs, bordersNs[rampAt(sinceStartNs) + 1]);
    }

    /** The ramp at that time, which of several that begin then is the last; their number when the profile is over. */
    private int rampAt(long sinceStartNs) {
        int begun = 0;
        int notBegun = ramps.size() + 1;
        while (notBegun - begun > 1) {
            int middle = (begun + notBegun) >>> 1;
            if (bordersNs[middle] <= sinceStartNs) {
                begun = middle;
            } else {
                notBegun = middle;
            }
        }
        return begun;
    }
}
