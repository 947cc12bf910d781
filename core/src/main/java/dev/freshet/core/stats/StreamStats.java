// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened to the streams of one name, or of all: the metrics of {@link Owner#STREAM} by their names in Java, and what follows from them. The connect itself, with its latency and
 * its failures, is the row of the same name. Immutable.
 *
 * @param series what was measured
 * @param standingChecks the verdicts of {@code expectEvery}
 * @param measures what its events mean, as the simulation says; of all streams together none, for they may be of different things
 */
public record StreamStats(SeriesStats series, List<StandingCheckStats> standingChecks, List<MeasureStats> measures) {

    public StreamStats {
        standingChecks = List.copyOf(standingChecks);
        measures = List.copyOf(measures);
    }

    /** The name given to {@code sse("…")}; {@code (other)} stands for all the names beyond the number that is told apart. */
    public String name() {
        return series.key().name();
    }

    /** How many were open and connecting. */
    public StreamLevels levels() {
        Level open = series.level(Metric.OPEN);
        Level connecting = series.level(Metric.CONNECTING);
        return new StreamLevels(open.now(), open.peak(), connecting.now(), connecting.peak());
    }

    /** Response heads that opened a stream, reconnections included. */
    public long opened() {
        return series.count(Metric.OPENED);
    }

    /** Connects and reconnects that failed. */
    public long connectsFailed() {
        return series.count(Metric.CONNECTS_FAILED);
    }

    /** Events dispatched. */
    public long events() {
        return series.count(Metric.EVENTS);
    }

    /** Comment lines, which servers send as heartbeats. */
    public long comments() {
        return series.count(Metric.COMMENTS);
    }

    /** Bytes of response bodies. */
    public long bytes() {
        return series.count(Metric.BYTES);
    }

    /** How many events shared one network read. */
    public EventsPerRead eventsPerRead() {
        return EventsPerRead.of(series);
    }

    /** From the start of connecting to the first event of a connection, reconnections excluded. */
    public LatencyStats firstEvent() {
        return series.distribution(Metric.FIRST_EVENT);
    }

    /** From one event to the next on the same stream. */
    public LatencyStats gap() {
        return series.distribution(Metric.EVENT_GAP);
    }

    /** From the publisher's timestamp to the arrival; only where events tell when they were published. */
    public LatencyStats deliveryLatency() {
        return series.distribution(Metric.DELIVERY_LATENCY);
    }

    /** Events that arrived before their timestamp; they are not in {@link #deliveryLatency}. */
    public long clockSkewed() {
        return series.count(Metric.CLOCK_SKEWED);
    }

    /** Events in which no timestamp was found where it was looked for; they are not in {@link #deliveryLatency}. */
    public long undated() {
        return series.count(Metric.UNDATED);
    }

    /** How often connections ended for which reason; only reasons that occurred. */
    public Map<EndReason, Long> ends() {
        Map<EndReason, Long> ends = new EnumMap<>(EndReason.class);
        for (EndReason reason : EndReason.values()) {
            if (ends(reason) > 0) {
                ends.put(reason, ends(reason));
            }
        }
        return Collections.unmodifiableMap(ends);
    }

    /** How often connections ended for that reason. */
    public long ends(EndReason reason) {
        return series.count(reason.count());
    }

    /** From response head to end, whatever the reason. */
    public LatencyStats lifetime() {
        LatencyStats all = LatencyStats.NONE;
        for (EndReason reason : EndReason.values()) {
            all = all.plus(lifetime(reason));
        }
        return all;
    }

    /** From response head to end, for that reason. */
    public LatencyStats lifetime(EndReason reason) {
        return reason.lifetime().map(series::distribution).orElse(LatencyStats.NONE);
    }

    /** Streams that were given up because nothing came for too long. */
    public long stalls() {
        return ends(EndReason.STALLED);
    }

    /** From noticing a drop to the response head of the new connection. */
    public LatencyStats reconnectsOk() {
        return series.distribution(Metric.RECONNECT_TIME);
    }

    /** From noticing a drop to the failure of an attempt. */
    public LatencyStats reconnectsKo() {
        return series.distribution(Metric.RECONNECT_FAILURE_TIME);
    }

    /** What the publisher's numbering told; only where events are numbered. */
    public SequenceStats sequence() {
        return new SequenceStats(
                series.count(Metric.SEQUENCED),
                series.count(Metric.LOST),
                series.count(Metric.DUPLICATED),
                series.count(Metric.OUT_OF_ORDER),
                series.count(Metric.BEFORE_WINDOW),
                series.count(Metric.UNNUMBERED));
    }

    /** What did not come of them, and why. */
    public StreamLosses losses() {
        return new StreamLosses(
                series.count(Metric.CONNECTS_GIVEN_UP),
                series.count(Metric.ENDED_BEFORE_FIRST_EVENT),
                series.count(Metric.RECONNECTS_DECLINED),
                series.count(Metric.LOST_FOR_GOOD),
                series.count(Metric.HALF_EVENTS),
                series.texts(Metric.LOSSES));
    }

    /** Events that no check took. */
    public long unmatched() {
        return series.count(Metric.UNMATCHED);
    }

    /** Events pushed out of a full unmatched buffer. */
    public long evicted() {
        return series.count(Metric.EVICTED);
    }

    /** The streams of both names, under this name and with those levels, which don't follow from the parts. */
    StreamStats plus(StreamStats other, Level[] levels) {
        Map<String, StandingCheckStats> checks = new LinkedHashMap<>();
        standingChecks.forEach(check -> checks.put(check.name(), check));
        other.standingChecks.forEach(check -> checks.merge(check.name(), check, StandingCheckStats::plus));
        return new StreamStats(series.plus(other.series, levels), new ArrayList<>(checks.values()), List.of());
    }
}
