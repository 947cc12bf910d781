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
    final TextCounts failures = new TextCounts(FAILURE_TEXTS);

    RequestCounts(List<String> groups, String name, HistogramSource source) {
        this.groups = groups;
        this.name = name;
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

    void add(RequestCounts other) {
        ok.add(other.ok);
        ko.add(other.ko);
        failures.add(other.failures);
    }

    void release(Collection<IntCountsHistogram> emptied) {
        ok.release(emptied);
        ko.release(emptied);
    }

    RequestStats toStats() {
        return new RequestStats(groups, name, ok.toStats(), ko.toStats(), failures.toStats());
    }
}
