// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.List;

/**
 * What did not come of streams of one name, and why.
 *
 * @param connectsGivenUp connections that the user or the run gave up before the response head came
 * @param endedBeforeFirstEvent first connections that were over before an event came, so that they have no time to first event
 * @param reconnectsDeclined reconnections that the server answered with 204, which asks not to come again
 * @param streams streams that had been open, were lost and were not back when their user closed them or ended, or the run ended
 * @param halfEvents bodies that the server ended properly, but within an event, which is discarded
 * @param reasons why connections were lost that had been open, the most frequent first: the end reason, and what went wrong
 */
public record StreamLosses(
        long connectsGivenUp,
        long endedBeforeFirstEvent,
        long reconnectsDeclined,
        long streams,
        long halfEvents,
        List<ErrorCount> reasons) {

    public StreamLosses {
        reasons = List.copyOf(reasons);
    }
}
