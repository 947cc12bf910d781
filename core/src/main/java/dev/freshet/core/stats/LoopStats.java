// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.Internal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened on one loop since the last interval was taken. Confined to that loop. */
@Internal
public final class LoopStats {

    /**
     * Counts one finished request or check.
     *
     * @param groups the groups around it, outermost first
     * @param failure null if it is OK, else the short stable text of what went wrong
     */
    public void request(List<String> groups, String name, long startNs, long endNs, @Nullable String failure) {}

    /**
     * Counts one finished pass through a group.
     *
     * @param path the names of the groups around it and its own, outermost first
     * @param cumulatedNs the response times within it added up, without pauses
     * @param ok whether nothing in it failed
     */
    public void group(List<String> path, long startNs, long endNs, long cumulatedNs, boolean ok) {}

    /** Counts an error that is no request: an expression that could not be resolved, a function that threw. */
    public void error(String message) {}

    /** The series of the streams of that name; the same object each time. */
    public StreamSeries stream(String name) {
        return new StreamSeries();
    }

    /** A user of that scenario has started, {@code lagNs} later than scheduled. */
    public void userStarted(String scenario, long lagNs) {}

    /** A user of that scenario has ended. */
    public void userEnded(String scenario) {}
}
