// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.List;

/**
 * How many users an injection profile wants to be there at one instant, and how long it lasts. What no heap can hold is refused before
 * the run, not by an {@code OutOfMemoryError} in it. Confined to the thread that builds the simulation.
 *
 * <p>Only what is certain counts: users of a closed profile, and users of an open one who arrive at the same instant. Those who arrive at a
 * rate may have gone when the next ones come.
 */
final class Crowd implements OpenInjectionStep.Shapes, ClosedInjectionStep.Shapes {

    /** Less than any user takes: with nothing in its session, and waiting. */
    private static final int LEAST_BYTES_PER_USER = 200;

    private static final long LONGEST_NS = InjectionArguments.LONGEST.toNanos();
    private static final double MEGABYTE = 1e6;

    private final long heapBytes;
    private long atThisInstant;
    private long most;
    private long durationNs;

    private Crowd(long heapBytes) {
        this.heapBytes = heapBytes;
    }

    static void requireRoomForOpen(String scenario, List<OpenInjectionStep> steps, long heapBytes) {
        Crowd crowd = new Crowd(heapBytes);
        for (OpenInjectionStep step : steps) {
            step.describeTo(crowd);
            crowd.require(scenario, step);
        }
    }

    static void requireRoomForClosed(String scenario, List<ClosedInjectionStep> steps, long heapBytes) {
        Crowd crowd = new Crowd(heapBytes);
        for (ClosedInjectionStep step : steps) {
            step.describeTo(crowd);
            crowd.require(scenario, step);
        }
    }

    @Override
    public void nothingFor(long lengthNs) {
        pass(lengthNs);
    }

    @Override
    public void atOnce(long more) {
        ramp(more, 0);
    }

    @Override
    public void ramp(long more, long lengthNs) {
        pass(lengthNs);
        atThisInstant += lengthNs == 0 ? more : 0;
        most = Math.max(most, atThisInstant);
    }

    @Override
    public void constantRate(double usersPerSec, long lengthNs, boolean randomized) {
        pass(lengthNs);
    }

    @Override
    public void rampRate(double fromPerSec, double toPerSec, long lengthNs, boolean randomized) {
        pass(lengthNs);
    }

    @Override
    public void randomGaps(double usersPerSec, double shape, long seed, long lengthNs) {
        pass(lengthNs);
    }

    @Override
    public void stressPeak(long more, long lengthNs) {
        ramp(more, lengthNs);
    }

    @Override
    public void ramp(int fromUsers, int toUsers, long lengthNs) {
        pass(lengthNs);
        most = lengthNs == 0 ? most : Math.max(most, Math.max(fromUsers, toUsers));
    }

    private void pass(long lengthNs) {
        atThisInstant = lengthNs == 0 ? atThisInstant : 0;
        durationNs = Math.min(durationNs + lengthNs, LONGEST_NS + 1);
    }

    private void require(String scenario, Object step) {
        if (durationNs > LONGEST_NS) {
            throw new SimulationException(
                    "scenario '" + scenario + "': up to " + step + " its injection lasts longer than "
                            + InjectionArguments.LONGEST.toDays() + " days in all; give fewer or shorter steps");
        }
        if (most > heapBytes / LEAST_BYTES_PER_USER) {
            throw new SimulationException("scenario '" + scenario + "': " + step + " wants " + most
                    + " users at one instant, and the heap of " + Math.round(heapBytes / MEGABYTE)
                    + " MB has no room for them; inject fewer, or allow a larger heap with FRESHET_JAVA_OPTS=-Xmx…");
        }
    }
}
