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

    static final EventsPerRead NONE = new EventsPerRead(0, 0, 0, List.of());

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

    EventsPerRead plus(EventsPerRead other) {
        TreeMap<Long, Bucket> sums = new TreeMap<>();
        buckets.forEach(bucket -> sums.put(bucket.from(), bucket));
        other.buckets.forEach(bucket ->
                sums.merge(bucket.from(), bucket, (a, b) -> new Bucket(a.from(), a.to(), a.reads() + b.reads())));
        return new EventsPerRead(
                readsWithoutEvents + other.readsWithoutEvents,
                events + other.events,
                Math.max(maxEvents, other.maxEvents),
                List.copyOf(sums.values()));
    }
}
