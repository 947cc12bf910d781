// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

/** The ends of streams for one reason. Confined to the thread of its owner. */
final class EndCounts {

    final LatencyCounts lifetime;
    long count;

    EndCounts(HistogramSource source) {
        lifetime = new LatencyCounts(source);
    }

    void add(EndCounts other) {
        count += other.count;
        lifetime.add(other.lifetime);
    }
}
