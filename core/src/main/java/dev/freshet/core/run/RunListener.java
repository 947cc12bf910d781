// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.RunStats;
import java.util.function.Supplier;

/** Watches a run. */
@Internal
@FunctionalInterface
public interface RunListener {

    /**
     * An interval of about a second has been closed. Called on the reporter; it may block without harm to the load, but holds up the next
     * interval.
     *
     * @param soFar gives everything that has been measured so far; to be called within this call
     */
    void onInterval(Interval interval, Supplier<RunStats> soFar);
}
