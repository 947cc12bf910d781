// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.Internal;

/**
 * What happened to the streams of one name on one loop since the last interval was taken. Confined to that loop. The definitions stand in
 * {@code docs/measuring.md}.
 */
@Internal
public final class StreamSeries {

    StreamSeries() {}

    /** A connection is being made, or made again: one more <em>connecting</em>. */
    public void connecting() {}

    /** The response head has come: one less <em>connecting</em>, one more <em>open</em>. */
    public void opened() {}

    /** The connection could not be made, or was given up before the response head came: one less <em>connecting</em>. */
    public void connectFailed() {}

    /**
     * The server answered in a way that ends the stream for good (204): one less <em>connecting</em>, and one end with the reason {@link
     * EndReason#REFUSED}. Instead of {@link #connectFailed}; there is no lifetime.
     */
    public void refused() {}

    /**
     * A connection that was open has ended: one less <em>open</em>. A stream that drops and comes back ends once for each of its
     * connections; a stream that is closed while it waits to reconnect has ended already and is not counted again.
     *
     * @param lifetimeNs from the response head to the end
     */
    public void ended(EndReason reason, long lifetimeNs) {}

    /** One network read brought so many body bytes, events and comments. Called once per read, also for reads without events. */
    public void read(long bytes, int events, int comments) {}

    /** The first event of a connection came so long after connecting began. Not on reconnections. */
    public void firstEvent(long sinceConnectStartNs) {}

    /** So many events came each {@code gapNs} after the one before on the same stream; 0 for those that shared a read. */
    public void gap(long gapNs, int count) {}

    /** An event came so long after its publisher's timestamp. A negative latency is counted apart, as clock skew. */
    public void deliveryLatency(long latencyNs) {}

    /** So many events carried a sequence number that was looked at, whatever it was. */
    public void sequenced(int count) {}

    /** A jump in the sequence skipped so many numbers. */
    public void lost(long count) {}

    /** A sequence number came that was seen before. */
    public void duplicated() {}

    /** A sequence number filled an earlier jump: one less <em>lost</em>, one more <em>out of order</em>. */
    public void outOfOrder() {}

    /** Events that no check took. */
    public void unmatched(int count) {}

    /** An event was pushed out of a full unmatched buffer. */
    public void evicted() {}

    /** A reconnection has succeeded or failed, so long after the drop was noticed. */
    public void reconnected(boolean succeeded, long sinceDropNs) {}

    /** The verdicts of the standing check of that name; the same object each time, so keep it rather than ask per event. */
    public StandingCheck standingCheck(String name) {
        return new StandingCheck();
    }
}
