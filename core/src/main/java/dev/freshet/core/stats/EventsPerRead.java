// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.List;
import java.util.TreeMap;

/**
 * How many events shared one network read. 1 means delivered as produced; more means that something on the way collects events before it passes
 * them on, or that they are produced faster than they can be read one by one.
 *
 * @param readsWithoutEvents reads that completed no event: comments, or parts of an event
 * @param events all events of all reads
 * @param maxEvents the most events of one read
 * @param buckets the reads that completed at least one event, by how many; only buckets that are not empty, ascending
 */
public record EventsPerRead(long readsWithoutEvents, long events, int maxEvents, List<Bucket> buckets) {

    /** So many reads brought at least {@code from} and at most {@code to} events. */
    public record Bucket(long from, long to, long reads) {}

    public EventsPerRead {
        buckets = List.copyOf(buckets);
    }

    /** The reads that completed at least one event. */
    public long readsWithEvents() {
        return buckets.stream().mapToLong(Bucket::reads).sum();
    }

    /** Events per read that completed at least one; 0 when there was none. */
    public double mean() {
        long reads = readsWithEvents();
        return reads == 0 ? 0 : (double) events / reads;
    }

    /** From how values are spread that are scaled as {@link Unit#NUMBER}. */
    static EventsPerRead of(SeriesStats stream) {
        LatencyStats perRead = stream.distribution(Metric.EVENTS_PER_READ);
        TreeMap<Long, Bucket> buckets = new TreeMap<>();
        perRead.forEachBucket((lowest, reads) -> {
            long events = -Math.floorDiv(-lowest, Unit.NUMBER.scale());
            long most = events <= 1 ? 1 : Long.highestOneBit(events - 1) * 2;
            buckets.merge(
                    most,
                    new Bucket(most == 1 ? 1 : most / 2 + 1, most, reads),
                    (a, b) -> new Bucket(a.from(), a.to(), a.reads() + b.reads()));
        });
        return new EventsPerRead(
                stream.count(Metric.READS_WITHOUT_EVENTS),
                stream.count(Metric.EVENTS),
                (int) (perRead.maxNs() / Unit.NUMBER.scale()),
                List.copyOf(buckets.values()));
    }
}
