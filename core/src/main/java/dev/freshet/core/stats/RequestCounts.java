// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Collection;
import java.util.List;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/** The requests, or checks, of one name. Confined to the thread of its owner. */
final class RequestCounts {

    /** How many texts of failures are told apart per name. */
    static final int FAILURE_TEXTS = 100;

    final List<String> groups;
    final String name;
    final LatencyCounts ok;
    final LatencyCounts ko;
    private final HistogramSource source;
    private @Nullable WireCounts wire;
    final TextCounts failures = new TextCounts(FAILURE_TEXTS);

    RequestCounts(List<String> groups, String name, HistogramSource source) {
        this.groups = groups;
        this.name = name;
        this.source = source;
        ok = new LatencyCounts(source);
        ko = new LatencyCounts(source);
    }

    void record(long latencyNs, @Nullable String failure) {
        if (failure == null) {
            ok.record(latencyNs);
        } else {
            ko.record(latencyNs);
            failures.add(failure, 1);
        }
    }

    /** What the wire says of one of them. Checks and orders, which are the same to it, never come here, and cost nothing of it. */
    WireCounts wire() {
        if (wire == null) {
            wire = new WireCounts(source);
        }
        return wire;
    }

    void add(RequestCounts other) {
        if (other.wire != null) {
            wire().add(other.wire);
        }
        ok.add(other.ok);
        ko.add(other.ko);
        failures.add(other.failures);
    }

    void release(Collection<IntCountsHistogram> emptied) {
        if (wire != null) {
            wire.release(emptied);
        }
        ok.release(emptied);
        ko.release(emptied);
    }

    RequestStats toStats() {
        return new RequestStats(
                groups,
                name,
                ok.toStats(),
                ko.toStats(),
                wire == null ? WireStats.NONE : wire.toStats(),
                failures.toStats());
    }
}
