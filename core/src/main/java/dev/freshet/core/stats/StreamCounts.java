// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.IntCountsHistogram;

/** What happened to the streams of one name. Confined to the thread of its owner. */
final class StreamCounts {

    final String name;
    final HistogramSource source;
    final LatencyCounts firstEvent;
    final LatencyCounts gap;
    final LatencyCounts delivery;
    final LatencyCounts reconnectOk;
    final LatencyCounts reconnectKo;
    final Map<EndReason, EndCounts> ends = new EnumMap<>(EndReason.class);
    final TextCounts losses = new TextCounts(RequestCounts.FAILURE_TEXTS);
    final ReadCounts reads = new ReadCounts();
    final Map<String, CheckCounts> standingChecks = new LinkedHashMap<>();
    long opened;
    long connectFailed;
    long connectGivenUp;
    long endedBeforeFirstEvent;
    long reconnectsDeclined;
    long lostForGood;
    long halfEvents;
    long events;
    long comments;
    long bytes;
    long clockSkewed;
    long sequenced;
    long lost;
    long duplicated;
    long outOfOrder;
    long unmatched;
    long evicted;

    StreamCounts(String name, HistogramSource source) {
        this.name = name;
        this.source = source;
        firstEvent = new LatencyCounts(source);
        gap = new LatencyCounts(source);
        delivery = new LatencyCounts(source);
        reconnectOk = new LatencyCounts(source);
        reconnectKo = new LatencyCounts(source);
    }

    EndCounts end(EndReason reason) {
        EndCounts known = ends.get(reason);
        return known != null ? known : ends.computeIfAbsent(reason, ignored -> new EndCounts(source));
    }

    void add(StreamCounts other) {
        addCounters(other);
        firstEvent.add(other.firstEvent);
        gap.add(other.gap);
        delivery.add(other.delivery);
        reconnectOk.add(other.reconnectOk);
        reconnectKo.add(other.reconnectKo);
        other.ends.forEach((reason, counts) -> end(reason).add(counts));
        losses.add(other.losses);
        reads.add(other.reads);
        other.standingChecks.forEach(this::addCheck);
    }

    void release(Collection<IntCountsHistogram> emptied) {
        firstEvent.release(emptied);
        gap.release(emptied);
        delivery.release(emptied);
        reconnectOk.release(emptied);
        reconnectKo.release(emptied);
        ends.values().forEach(end -> end.lifetime.release(emptied));
    }

    StreamStats toStats(StreamLevels levels) {
        Map<EndReason, Long> endCounts = new EnumMap<>(EndReason.class);
        Map<EndReason, LatencyStats> lifetimeStats = new EnumMap<>(EndReason.class);
        ends.forEach((reason, counts) -> {
            endCounts.put(reason, counts.count);
            lifetimeStats.put(reason, counts.lifetime.toStats());
        });
        List<StandingCheckStats> checks = standingChecks.entrySet().stream()
                .map(entry -> entry.getValue().toStats(entry.getKey()))
                .toList();
        return new StreamStats(
                name,
                levels,
                opened,
                connectFailed,
                events,
                comments,
                bytes,
                reads.toStats(events),
                firstEvent.toStats(),
                gap.toStats(),
                delivery.toStats(),
                clockSkewed,
                endCounts,
                lifetimeStats,
                reconnectOk.toStats(),
                reconnectKo.toStats(),
                new SequenceStats(sequenced, lost, duplicated, outOfOrder),
                new StreamLosses(
                        connectGivenUp,
                        endedBeforeFirstEvent,
                        reconnectsDeclined,
                        lostForGood,
                        halfEvents,
                        losses.toStats()),
                unmatched,
                evicted,
                checks);
    }

    /** Counts verdicts under that name, or under {@code (other)} where there are too many names. */
    void addCheck(String check, CheckCounts counts) {
        boolean admitted = standingChecks.containsKey(check) || standingChecks.size() < NameLimit.NAMES;
        standingChecks
                .computeIfAbsent(admitted ? check : NameLimit.OTHER, ignored -> new CheckCounts())
                .add(counts);
    }

    private void addCounters(StreamCounts other) {
        opened += other.opened;
        connectFailed += other.connectFailed;
        connectGivenUp += other.connectGivenUp;
        endedBeforeFirstEvent += other.endedBeforeFirstEvent;
        reconnectsDeclined += other.reconnectsDeclined;
        lostForGood += other.lostForGood;
        halfEvents += other.halfEvents;
        events += other.events;
        comments += other.comments;
        bytes += other.bytes;
        clockSkewed += other.clockSkewed;
        sequenced += other.sequenced;
        lost += other.lost;
        duplicated += other.duplicated;
        outOfOrder += other.outOfOrder;
        unmatched += other.unmatched;
        evicted += other.evicted;
    }
}
