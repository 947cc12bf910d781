// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.ArrayList;
import java.util.List;

/** How many events the network reads brought, by powers of two. Confined to the thread of its owner. */
final class ReadCounts {

    /** Index 0 counts no event, 1 one event, i from 2 on those from 2^(i-2) + 1 to 2^(i-1). */
    private final long[] reads = new long[33];

    private int maxEvents;

    void record(int events) {
        reads[events == 0 ? 0 : 33 - Integer.numberOfLeadingZeros(events - 1)]++;
        maxEvents = Math.max(maxEvents, events);
    }

    void add(ReadCounts other) {
        for (int i = 0; i < reads.length; i++) {
            reads[i] += other.reads[i];
        }
        maxEvents = Math.max(maxEvents, other.maxEvents);
    }

    EventsPerRead toStats(long events) {
        List<EventsPerRead.Bucket> buckets = new ArrayList<>();
        for (int i = 1; i < reads.length; i++) {
            if (reads[i] > 0) {
                long most = 1L << (i - 1);
                buckets.add(new EventsPerRead.Bucket(i == 1 ? 1 : most / 2 + 1, most, reads[i]));
            }
        }
        return new EventsPerRead(reads[0], events, maxEvents, buckets);
    }
}
