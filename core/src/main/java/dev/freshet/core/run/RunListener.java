// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.trust.TrustSecond;
import java.util.List;
import java.util.function.Supplier;

/** Watches a run. Called on the reporter: it may block without harm to the load, but holds up the next interval. */
@Internal
@FunctionalInterface
public interface RunListener {

    /**
     * The run starts now. Called before anything else.
     *
     * @param startNs now, by the clock of the run
     */
    default void started(RunCard card, long startNs) {}

    /**
     * An interval of about a second has been closed.
     *
     * @param soFar gives everything that has been measured so far; to be called within this call
     */
    void onInterval(Interval interval, Supplier<RunStats> soFar);

    /** A second of what the tool measures of itself. They come in order, each some time after the interval of that second. */
    default void onTrust(TrustSecond second) {}

    /** The run has ended, and this is all of it. Called after everything else. */
    default void ended(RunStats stats) {}

    /** Tells several, one after the other; what one of them throws keeps nothing from the next. */
    static RunListener all(List<RunListener> listeners) {
        return new RunListeners(listeners);
    }
}
