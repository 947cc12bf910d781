// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened to the streams of one name. The connect itself, with its latency and its failures, is the request of the same name.
 *
 * @param name the name given to {@code sse("…")}; {@code (other)} stands for all the names beyond the number that is told apart
 * @param levels how many were open and connecting
 * @param opened response heads that opened a stream, reconnections included
 * @param connectsFailed connects and reconnects that failed
 * @param events events dispatched
 * @param comments comment lines, which servers send as heartbeats
 * @param bytes bytes of response bodies
 * @param eventsPerRead how many events shared one network read
 * @param firstEvent from the start of connecting to the first event of a connection, reconnections excluded
 * @param gap from one event to the next on the same stream
 * @param deliveryLatency from the publisher's timestamp to the arrival; only where events tell when they were published
 * @param clockSkewed events that arrived before their timestamp; they are not in {@code deliveryLatency}
 * @param ends how often connections ended for which reason; only reasons that occurred
 * @param lifetimes from response head to end, by reason; the same reasons
 * @param reconnectsOk from noticing a drop to the response head of the new connection
 * @param reconnectsKo from noticing a drop to the failure of an attempt
 * @param sequence what the publisher's numbering told; only where events are numbered
 * @param losses what did not come of them, and why
 * @param unmatched events that no check took
 * @param evicted events pushed out of a full unmatched buffer
 * @param standingChecks the verdicts of {@code expectEvery}
 */
public record StreamStats(
        String name,
        StreamLevels levels,
        long opened,
        long connectsFailed,
        long events,
        long comments,
        long bytes,
        EventsPerRead eventsPerRead,
        LatencyStats firstEvent,
        LatencyStats gap,
        LatencyStats deliveryLatency,
        long clockSkewed,
        Map<EndReason, Long> ends,
        Map<EndReason, LatencyStats> lifetimes,
        LatencyStats reconnectsOk,
        LatencyStats reconnectsKo,
        SequenceStats sequence,
        StreamLosses losses,
        long unmatched,
        long evicted,
        List<StandingCheckStats> standingChecks) {

    public StreamStats {
        ends = Collections.unmodifiableMap(copy(ends));
        lifetimes = Collections.unmodifiableMap(copy(lifetimes));
        standingChecks = List.copyOf(standingChecks);
    }

    /** Streams of which nothing has been heard. */
    static StreamStats none(String name) {
        return new StreamCounts(name, HistogramSource.NONE).toStats(StreamLevels.NONE);
    }

    /** From response head to end, whatever the reason. */
    public LatencyStats lifetime() {
        return lifetimes.values().stream().reduce(LatencyStats.NONE, LatencyStats::plus);
    }

    /** From response head to end, for that reason. */
    public LatencyStats lifetime(EndReason reason) {
        return lifetimes.getOrDefault(reason, LatencyStats.NONE);
    }

    /** How often connections ended for that reason. */
    public long ends(EndReason reason) {
        return ends.getOrDefault(reason, 0L);
    }

    /** Streams that were given up because nothing came for too long. */
    public long stalls() {
        return ends(EndReason.STALLED);
    }

    /** The streams of both names, under this name and with those levels, which don't follow from the parts. */
    StreamStats plus(StreamStats other, StreamLevels sum) {
        return new StreamStats(
                name,
                sum,
                opened + other.opened,
                connectsFailed + other.connectsFailed,
                events + other.events,
                comments + other.comments,
                bytes + other.bytes,
                eventsPerRead.plus(other.eventsPerRead),
                firstEvent.plus(other.firstEvent),
                gap.plus(other.gap),
                deliveryLatency.plus(other.deliveryLatency),
                clockSkewed + other.clockSkewed,
                sumEnds(other),
                sumLifetimes(other),
                reconnectsOk.plus(other.reconnectsOk),
                reconnectsKo.plus(other.reconnectsKo),
                sequence.plus(other.sequence),
                losses.plus(other.losses),
                unmatched + other.unmatched,
                evicted + other.evicted,
                sumChecks(other));
    }

    private Map<EndReason, Long> sumEnds(StreamStats other) {
        Map<EndReason, Long> sum = copy(ends);
        other.ends.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
        return sum;
    }

    private Map<EndReason, LatencyStats> sumLifetimes(StreamStats other) {
        Map<EndReason, LatencyStats> sum = copy(lifetimes);
        other.lifetimes.forEach((reason, lifetime) -> sum.merge(reason, lifetime, LatencyStats::plus));
        return sum;
    }

    private List<StandingCheckStats> sumChecks(StreamStats other) {
        Map<String, StandingCheckStats> sum = new LinkedHashMap<>();
        standingChecks.forEach(check -> sum.put(check.name(), check));
        other.standingChecks.forEach(check -> sum.merge(check.name(), check, StandingCheckStats::plus));
        return new ArrayList<>(sum.values());
    }

    private static <V> Map<EndReason, V> copy(Map<EndReason, V> map) {
        Map<EndReason, V> copy = new EnumMap<>(EndReason.class);
        copy.putAll(map);
        return copy;
    }
}
