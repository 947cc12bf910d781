// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StreamStats;
import dev.freshet.core.stats.UserStats;
import dev.freshet.core.text.Quantity;
import dev.freshet.core.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a run stands, on one line: for files, pipes, and terminals that shall stay calm. Depends on nothing but what it is given.
 *
 * @param now everything measured so far
 * @param before what had been measured when the line was last made; rates are of the time between
 * @param plannedUsers how many users a scenario will have had in the end, where that is known
 */
record ProgressLine(RunStats now, Optional<RunStats> before, Map<String, Long> plannedUsers) {

    /** How much of the text of a failure is shown; all of it is in the summary. */
    private static final int FAILURE_WIDTH = 80;

    /** The line, without its end. */
    String text() {
        List<String> parts = new ArrayList<>();
        parts.add(users());
        streams(parts);
        for (RowKind kind : List.of(RowKind.REQUEST, RowKind.CONNECT, RowKind.CHECK)) {
            rows(kind, parts);
        }
        failures(parts);
        long seconds = Math.round(now.duration().toNanos() / 1e9);
        return Quantity.duration(seconds * 1_000_000_000L) + " elapsed: " + String.join("; ", parts);
    }

    private String users() {
        UserStats all = now.allUsers();
        String users = Cells.count(all.active()) + " users active, " + Cells.count(all.ended()) + " done";
        if (plannedUsers.isEmpty()) {
            return users;
        }
        PlannedShare share = PlannedShare.of(now, plannedUsers);
        return users + ", " + Cells.count(share.toCome()) + " to come (" + Cells.percent(share.donePercent())
                + " done)";
    }

    private void streams(List<String> parts) {
        if (now.streams().isEmpty()) {
            return;
        }
        StreamStats all = now.allStreams();
        long earlier = before.map(stats -> stats.allStreams().events()).orElse(0L);
        parts.add(Cells.count(all.levels().open()) + " streams open, " + perSecond(all.events(), earlier) + " events/s"
                + percentile(", gap p99 ", all.gap()));
    }

    private void rows(RowKind kind, List<String> parts) {
        RequestStats all = now.allRequests(kind);
        if (all.count() > 0) {
            long earlier = before.map(stats -> stats.allRequests(kind).count()).orElse(0L);
            parts.add(perSecond(all.count(), earlier) + " " + kind.title().toLowerCase(Locale.ROOT) + "/s"
                    + percentile(", p99 ", all.all()));
        }
    }

    private static String percentile(String words, LatencyStats times) {
        return times.isEmpty() ? "" : words + Cells.percentile(times, 99);
    }

    private void failures(List<String> parts) {
        failures(now.allRequests().koCount(), "KO", now.rowFailures(), parts);
        failures(now.errorCount(), now.errorCount() == 1 ? "error" : "errors", now.errors(), parts);
    }

    private static void failures(long count, String what, List<ErrorCount> texts, List<String> parts) {
        if (count > 0) {
            String most = texts.isEmpty()
                    ? ""
                    : (texts.size() > 1 ? ", most of them: " : ": ")
                            + Columns.cut(SafeText.line(texts.get(0).text()), FAILURE_WIDTH);
            parts.add(Cells.count(count) + " " + what + most);
        }
    }

    private String perSecond(long count, long earlier) {
        return Rates.between(before, now, count - earlier);
    }
}
