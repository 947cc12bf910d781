// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Collection;
import java.util.List;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/** The rows of one name and kind. Confined to the thread of its owner. */
final class RequestCounts {

    /** How many texts of failures are told apart per name. */
    static final int FAILURE_TEXTS = 100;

    final List<String> groups;
    final String name;
    final RowKind kind;
    final LatencyCounts ok;
    final LatencyCounts ko;
    final LatencyCounts unfinished;
    final TextCounts failures = new TextCounts(FAILURE_TEXTS);
    private final HistogramSource source;
    private @Nullable WireCounts wire;
    private long untimedOk;
    private long untimedKo;
    private long skipped;

    RequestCounts(List<String> groups, String name, RowKind kind, HistogramSource source) {
        this.groups = groups;
        this.name = name;
        this.kind = kind;
        this.source = source;
        ok = new LatencyCounts(source);
        ko = new LatencyCounts(source);
        unfinished = new LatencyCounts(source);
    }

    void record(long latencyNs, @Nullable String failure) {
        if (failure == null) {
            ok.record(latencyNs);
        } else {
            ko.record(latencyNs);
            failures.add(failure, 1);
        }
    }

    /** One that cannot take time. */
    void instant(@Nullable String failure) {
        if (failure == null) {
            untimedOk++;
        } else {
            untimedKo++;
            failures.add(failure, 1);
        }
    }

    void skipped() {
        skipped++;
    }

    long okCount() {
        return ok.count() + untimedOk;
    }

    long koCount() {
        return ko.count() + untimedKo;
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
        unfinished.add(other.unfinished);
        untimedOk += other.untimedOk;
        untimedKo += other.untimedKo;
        skipped += other.skipped;
        failures.add(other.failures);
    }

    void release(Collection<IntCountsHistogram> emptied) {
        if (wire != null) {
            wire.release(emptied);
        }
        ok.release(emptied);
        ko.release(emptied);
        unfinished.release(emptied);
    }

    RequestStats toStats() {
        return new RequestStats(
                groups,
                name,
                kind,
                okCount(),
                koCount(),
                skipped,
                ok.toStats(),
                ko.toStats(),
                unfinished.toStats(),
                wire == null ? WireStats.NONE : wire.toStats(),
                failures.toStats());
    }
}
