// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StreamStats;
import dev.freshet.core.text.Quantity;
import dev.freshet.core.text.SafeText;

/** What has been seen of one stream, in a sentence or two. */
@Internal
public final class LookSummary {

    private static final double MEDIAN = 50;
    private static final double P99 = 99;

    private LookSummary() {}

    /** The sentences, with an end of line; empty where the stream was never there. */
    public static String ofStream(RunStats stats) {
        StreamStats all = stats.allStreams();
        if (all.opened() == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder(200);
        text.append(Quantity.counted(all.events(), "event", "events"))
                .append(" in ")
                .append(Quantity.latency(stats.duration().toNanos()).plain())
                .append(", ")
                .append(Quantity.bytes(all.bytes()).plain());
        if (!all.firstEvent().isEmpty()) {
            text.append("; the first after ")
                    .append(Quantity.latency(all.firstEvent().minNs()).plain());
        }
        text.append('.');
        LatencyStats gaps = all.gap();
        if (!gaps.isEmpty()) {
            text.append(" Gaps: p50 ")
                    .append(Quantity.latency(gaps.percentileNs(MEDIAN)).plain())
                    .append(", p99 ")
                    .append(Quantity.latency(gaps.percentileNs(P99)).plain())
                    .append(", max ")
                    .append(Quantity.latency(gaps.maxNs()).plain())
                    .append('.');
        }
        return text.append('\n').toString();
    }

    /** What went wrong, in a sentence, with what the server said of it; empty where nothing did. */
    public static String trouble(RunStats stats) {
        if (stats.failures().isEmpty()) {
            return "";
        }
        ErrorCount first = stats.failures().get(0);
        String said = first.detail().isBlank()
                ? ""
                : "\n" + SafeText.lines(first.detail().strip());
        return SafeText.lines(first.text()) + said;
    }
}
