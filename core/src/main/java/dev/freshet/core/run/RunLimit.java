// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.ThrottleStep;
import dev.freshet.core.inject.RequestRate;
import java.time.Duration;
import java.util.List;

/**
 * What ends a run that does not end of its own accord.
 *
 * @param after how long after the start of the run
 * @param end how the run is said to have ended
 */
record RunLimit(Duration after, RunEnd end) {

    static RunLimit maxDuration(Duration duration) {
        return new RunLimit(duration, new RunEnd.MaxDurationReached(duration));
    }

    /** The end of a throttle, behind which no request is sent. */
    static RunLimit throttle(List<ThrottleStep> steps) {
        Duration duration = Duration.ofNanos(RequestRate.of(steps, 1).durationNs());
        return new RunLimit(duration, new RunEnd.ThrottleOver(duration));
    }
}
