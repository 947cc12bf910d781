// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.Internal;

/**
 * What happened to the streams of one name on one loop since the last interval was taken. Confined to that loop. The definitions stand in
 * {@code docs/measuring.md}.
 */
@Internal
public final class StreamSeries {

    /** A connection is being made: one more <em>connecting</em>. */
    public void connecting() {}

    /** The response head has come: one less <em>connecting</em>, one more <em>open</em>. */
    public void opened() {}

    /** The connection could not be made: one less <em>connecting</em>. */
    public void connectFailed() {}

    /** A stream that was open has ended. */
    public void ended(EndReason reason, long lifetimeNs) {}

    /** One network read brought so many body bytes, events and comments. Called once per read, also for reads without events. */
    public void read(long bytes, int events, int comments) {}

    /** The first event of a connection came so long after connecting began. Not on reconnections. */
    public void firstEvent(long sinceConnectStartNs) {}

    /** So many events came each {@code gapNs} after the one before on the same stream; 0 for those that shared a read. */
    public void gap(long gapNs, int count) {}

    /** Events that no check took. */
    public void unmatched(int count) {}

    /** An event was pushed out of a full unmatched buffer. */
    public void evicted() {}

    /** A reconnection has succeeded or failed, so long after the drop was noticed. */
    public void reconnected(boolean succeeded, long sinceDropNs) {}
}
