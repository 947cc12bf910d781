// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.Internal;
import dev.freshet.core.text.SafeText;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What happened to the streams of one name on one loop since the last interval was taken. Confined to that loop. The definitions stand in
 * {@code docs/measuring.md}.
 */
@Internal
public final class StreamSeries {

    private final String name;
    private final HistogramSource source;
    private final Gauge allOpen;
    private final Gauge allConnecting;
    private final Gauge open = new Gauge();
    private final Gauge connectingNow = new Gauge();
    private final Map<String, StandingCheck> standingChecks = new LinkedHashMap<>();
    private StreamCounts counts;

    /**
     * A series that has counted nothing.
     *
     * @param allOpen the open streams of all series of the loop
     * @param allConnecting the connecting streams of all series of the loop
     */
    StreamSeries(String name, HistogramSource source, Gauge allOpen, Gauge allConnecting) {
        this.name = name;
        this.source = source;
        this.allOpen = allOpen;
        this.allConnecting = allConnecting;
        counts = new StreamCounts(name, source);
    }

    /** A connection is being made, or made again: one more <em>connecting</em>. */
    public void connecting() {
        connectingNow.up();
        allConnecting.up();
    }

    /** The response head has come: one less <em>connecting</em>, one more <em>open</em>. */
    public void opened() {
        counts.opened++;
        noLongerConnecting();
        open.up();
        allOpen.up();
    }

    /** The connection could not be made: one less <em>connecting</em>. */
    public void connectFailed() {
        counts.connectFailed++;
        noLongerConnecting();
    }

    /** The user or the run gave the connection up before the response head came: one less <em>connecting</em>. No failure of the server. */
    public void connectGivenUp() {
        counts.connectGivenUp++;
        noLongerConnecting();
    }

    /** A first connection was over before an event came: it has no time to first event. */
    public void endedBeforeFirstEvent() {
        counts.endedBeforeFirstEvent++;
    }

    /** The server answered a reconnection with 204, which asks not to come again. Beside {@link #refused}. */
    public void reconnectDeclined() {
        counts.reconnectsDeclined++;
    }

    /**
     * Why a connection was lost that had been open.
     *
     * @param text short and stable
     */
    public void lossReason(EndReason reason, String text) {
        counts.losses.add(reason.text() + ": " + text, 1);
    }

    /** A stream that had been open was lost and did not come back while its user and the run went on. */
    public void lostForGood() {
        counts.lostForGood++;
    }

    /** The server ended the body properly, but within an event, which is discarded. */
    public void halfEvent() {
        counts.halfEvents++;
    }

    /**
     * The server answered in a way that ends the stream for good (204): one less <em>connecting</em>, and one end with the reason {@link
     * EndReason#REFUSED}. Instead of {@link #connectFailed}; there is no lifetime.
     */
    public void refused() {
        counts.connectFailed++;
        counts.end(EndReason.REFUSED).count++;
        noLongerConnecting();
    }

    /**
     * A connection that was open has ended: one less <em>open</em>. A stream that drops and comes back ends once for each of its
     * connections; a stream that is closed while it waits to reconnect has ended already and is not counted again.
     *
     * @param lifetimeNs from the response head to the end
     */
    public void ended(EndReason reason, long lifetimeNs) {
        EndCounts end = counts.end(reason);
        end.count++;
        end.lifetime.record(lifetimeNs);
        open.down();
        allOpen.down();
    }

    /** One network read brought so many body bytes, events and comments. Called once per read, also for reads without events. */
    public void read(long bytes, int events, int comments) {
        StreamCounts current = counts;
        current.bytes += bytes;
        current.events += events;
        current.comments += comments;
        current.reads.record(events);
    }

    /** The first event of a connection came so long after connecting began. Not on reconnections. */
    public void firstEvent(long sinceConnectStartNs) {
        counts.firstEvent.record(sinceConnectStartNs);
    }

    /** So many events came each {@code gapNs} after the one before on the same stream; 0 for those that shared a read. */
    public void gap(long gapNs, int count) {
        counts.gap.record(gapNs, count);
    }

    /** An event came so long after its publisher's timestamp. A negative latency is counted apart, as clock skew. */
    public void deliveryLatency(long latencyNs) {
        if (latencyNs < 0) {
            counts.clockSkewed++;
        } else {
            counts.delivery.record(latencyNs);
        }
    }

    /** So many events carried a sequence number that was looked at, whatever it was. */
    public void sequenced(int count) {
        counts.sequenced += count;
    }

    /** A jump in the sequence skipped so many numbers. */
    public void lost(long count) {
        counts.lost += count;
    }

    /** A sequence number came that was seen before. */
    public void duplicated() {
        counts.duplicated++;
    }

    /** A sequence number filled an earlier jump: one less <em>lost</em>, one more <em>out of order</em>. */
    public void outOfOrder() {
        counts.lost--;
        counts.outOfOrder++;
    }

    /** Events that no check took. */
    public void unmatched(int count) {
        counts.unmatched += count;
    }

    /** An event was pushed out of a full unmatched buffer. */
    public void evicted() {
        counts.evicted++;
    }

    /** A reconnection has succeeded or failed, so long after the drop was noticed. */
    public void reconnected(boolean succeeded, long sinceDropNs) {
        (succeeded ? counts.reconnectOk : counts.reconnectKo).record(sinceDropNs);
    }

    /** The verdicts of the standing check of that name; the same object each time, so keep it rather than ask per event. */
    public StandingCheck standingCheck(String name) {
        StandingCheck known = standingChecks.get(name);
        if (known != null) {
            return known;
        }
        String key = standingChecks.size() < NameLimit.NAMES ? SafeText.cut(name) : NameLimit.OTHER;
        return standingChecks.computeIfAbsent(key, ignored -> new StandingCheck());
    }

    /** Hands over what has been counted and starts again from nothing. */
    StreamCounts take() {
        StreamCounts taken = counts;
        counts = new StreamCounts(name, source);
        standingChecks.forEach((check, verdicts) -> taken.addCheck(check, verdicts.take()));
        return taken;
    }

    Gauge open() {
        return open;
    }

    Gauge connectingNow() {
        return connectingNow;
    }

    private void noLongerConnecting() {
        connectingNow.down();
        allConnecting.down();
    }
}
