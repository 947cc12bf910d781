// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.Internal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the streams of one name on one loop: the metrics of {@link Owner#STREAM}, and here what changes several of them, or levels. Confined to that loop. The
 * definitions stand in {@code docs/measuring.md}.
 */
@Internal
public final class StreamSeries extends Series {

    private final LoopStats loop;
    private final Series run;
    private final Map<String, StandingCheck> standingChecks = new LinkedHashMap<>();
    private final Map<List<String>, MeasureSeries> measures = new HashMap<>();
    private @Nullable FanOut fanOut;

    /** A series that has counted nothing. */
    StreamSeries(SeriesKey key, HistogramPool pool, LoopStats loop) {
        super(key, pool);
        this.loop = loop;
        run = loop.run();
    }

    /** A connection is being made, or made again: one more <em>connecting</em>. */
    public void connecting() {
        up(Metric.CONNECTING);
        run.up(Metric.RUN_CONNECTING);
    }

    /** The response head has come: one less <em>connecting</em>, one more <em>open</em>. */
    public void opened() {
        count(Metric.OPENED);
        noLongerConnecting();
        up(Metric.OPEN);
        run.up(Metric.RUN_OPEN);
    }

    /** The connection could not be made: one less <em>connecting</em>. */
    public void connectFailed() {
        count(Metric.CONNECTS_FAILED);
        noLongerConnecting();
    }

    /** The user or the run gave the connection up before the response head came: one less <em>connecting</em>. No failure of the server. */
    public void connectGivenUp() {
        count(Metric.CONNECTS_GIVEN_UP);
        noLongerConnecting();
    }

    /** The server answered a reconnection with 204, which asks not to come again: one less <em>connecting</em>, and no failure. */
    public void reconnectDeclined() {
        count(Metric.RECONNECTS_DECLINED);
        count(EndReason.REFUSED.count());
        noLongerConnecting();
    }

    /**
     * The server answered in a way that ends the stream for good (204): one less <em>connecting</em>, and one end with the reason {@link
     * EndReason#REFUSED}. Instead of {@link #connectFailed}; there is no lifetime.
     */
    public void refused() {
        count(EndReason.REFUSED.count());
        connectFailed();
    }

    /**
     * A connection that was open has ended: one less <em>open</em>. A stream that drops and comes back ends once for each of its
     * connections; a stream that is closed while it waits to reconnect has ended already and is not counted again.
     *
     * @param lifetimeNs from the response head to the end
     */
    public void ended(EndReason reason, long lifetimeNs) {
        count(reason.count());
        reason.lifetime().ifPresent(lifetime -> record(lifetime, lifetimeNs));
        down(Metric.OPEN);
        run.down(Metric.RUN_OPEN);
    }

    /** One network read brought so many body bytes, events and comments. Called once per read, also for reads without events. */
    public void read(long bytes, int events, int comments) {
        count(Metric.BYTES, bytes);
        count(Metric.COMMENTS, comments);
        if (events == 0) {
            count(Metric.READS_WITHOUT_EVENTS);
        } else {
            count(Metric.EVENTS, events);
            record(Metric.EVENTS_PER_READ, (long) events * Unit.NUMBER.scale());
        }
    }

    /** An event came so long after its publisher's timestamp. A negative latency is counted apart, as clock skew. */
    public void deliveryLatency(long latencyNs) {
        if (latencyNs < 0) {
            count(Metric.CLOCK_SKEWED);
        } else {
            record(Metric.DELIVERY_LATENCY, latencyNs);
        }
    }

    /** A sequence number filled an earlier jump: one less <em>lost</em>, one more <em>out of order</em>. */
    public void outOfOrder() {
        count(Metric.LOST, -1);
        count(Metric.OUT_OF_ORDER);
    }

    /** A reconnection has succeeded or failed, so long after the drop was noticed. */
    public void reconnected(boolean succeeded, long sinceDropNs) {
        record(succeeded ? Metric.RECONNECT_TIME : Metric.RECONNECT_FAILURE_TIME, sinceDropNs);
    }

    /** The verdicts of the standing check of that name; the same object each time, so keep it rather than ask per event. */
    public StandingCheck standingCheck(String name) {
        StandingCheck known = standingChecks.get(name);
        if (known != null) {
            return known;
        }
        SeriesKey admitted = loop.admit(SeriesKey.of(Owner.STANDING_CHECK, key().name(), name));
        return standingChecks.computeIfAbsent(admitted.name(), ignored -> new StandingCheck(loop.series(admitted)));
    }

    /**
     * What is measured of the events of these streams under that name; the same object each time, so keep it rather than ask per event.
     *
     * @param unit what its numbers are counted in; null where it is a time
     */
    public MeasureSeries measure(String name, @Nullable String unit) {
        List<String> asked = unit == null ? List.of(name) : List.of(name, unit);
        MeasureSeries known = measures.get(asked);
        if (known != null) {
            return known;
        }
        List<String> path = new ArrayList<>(List.of(key().name()));
        path.addAll(asked);
        SeriesKey admitted = loop.admit(new SeriesKey(Owner.MEASURE, path));
        return measures.computeIfAbsent(asked, ignored -> new MeasureSeries(loop.series(admitted)));
    }

    /** Who received which event among these streams on this loop; the same object each time. */
    public FanOut fanOut() {
        FanOut known = fanOut;
        if (known == null) {
            known = new FanOut();
            fanOut = known;
        }
        return known;
    }

    /** Hands over what was received, and starts again from nothing; null if nothing was. */
    FanOut.@Nullable Block takeFanOut() {
        return fanOut == null ? null : fanOut.take();
    }

    private void noLongerConnecting() {
        down(Metric.CONNECTING);
        run.down(Metric.RUN_CONNECTING);
    }
}
