// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

/** How events of one series were spread over its streams, as far as it is known when an interval ends. Confined to the thread of its owner. */
final class FanOutCounts {

    /** From the first receiver of an event to its last, of events with two or more. */
    final LatencyCounts skew;

    /** Events that one stream alone received. */
    long receivedOnce;

    /** Receptions that are in neither: by streams that came too late, or of events beyond those that are followed at a time. */
    long fellOut;

    FanOutCounts(HistogramSource source) {
        skew = new LatencyCounts(source);
    }

    void add(FanOutCounts other) {
        skew.add(other.skew);
        receivedOnce += other.receivedOnce;
        fellOut += other.fellOut;
    }
}
