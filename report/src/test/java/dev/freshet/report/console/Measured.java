// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StreamSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Statistics of runs that never were. */
final class Measured {

    private static final long MS = 1_000_000;

    private Measured() {}

    /** A bit of everything. */
    static RunStats everything(Duration duration, String ended) {
        LoopStats loop = new LoopStats();
        for (long user = 1; user <= 50; user++) {
            loop.userStarted("Buyers", user * 10_000L);
            loop.request(
                    List.of(),
                    "Connect",
                    RowKind.CONNECT,
                    0,
                    user * MS,
                    user % 25 == 0 ? "status 503, expected 200" : null);
            loop.request(List.of("checkout", "payment"), "Pay", RowKind.REQUEST, 0, 2L * user * MS, null);
            loop.request(List.of(), "Tick", RowKind.CHECK, 0, 3L * user * MS, null);
            loop.instant(List.of(), "Tick", RowKind.CHECK, null);
            loop.instant(List.of(), "Close", RowKind.OPERATION, null);
            loop.group(List.of("checkout"), 0, 5L * user * MS, 2L * user * MS, user < 50);
        }
        for (long user = 1; user <= 30; user++) {
            loop.userEnded("Buyers");
        }
        loop.skipped(List.of(), "Tick", RowKind.CHECK);
        loop.skipped(List.of(), "Close", RowKind.OPERATION);
        loop.skipped(List.of(), "Close", RowKind.OPERATION);
        loop.unfinished(List.of("checkout", "payment"), "Pay", RowKind.REQUEST, 0, 4_200 * MS);
        loop.unfinished(List.of("checkout", "payment"), "Pay", RowKind.REQUEST, 0, 700 * MS);
        loop.userStarted("Readers of a scenario with a long name", 0);
        loop.error(
                "#{price}: there is no attribute named 'price' in the session of this user, so the step was left out");
        stream(loop.stream("Prices"));
        List<String> notes = List.of("There were more than 1,000 texts of errors; the rest is counted under (other). "
                + "This note is longer than one line of the console.");
        RunStats drained = loop.drain();
        List<String> all = new ArrayList<>(drained.notes());
        all.addAll(notes);
        return named(drained, duration, ended, all);
    }

    static RunStats nothing() {
        return named(new LoopStats().drain(), Duration.ZERO, "completed", List.of());
    }

    static RunStats unfinished(RunStats stats, Duration duration) {
        return named(stats, duration, "", List.of());
    }

    private static RunStats named(RunStats stats, Duration duration, String ended, List<String> notes) {
        RunCard card = new RunCard("StockMarket", "", Instant.EPOCH);
        return new RunStats(card, duration, ended, stats.series(), stats.timeline(), stats.trust(), notes);
    }

    private static void stream(StreamSeries series) {
        for (long stream = 1; stream <= 48; stream++) {
            series.connecting();
            series.opened();
            series.record(Metric.FIRST_EVENT, stream * MS);
            for (int event = 0; event < 20; event++) {
                series.read(1_234, 1, event % 10 == 0 ? 1 : 0);
                series.record(Metric.EVENT_GAP, 100 * MS + event * MS, 1);
            }
        }
        series.connecting();
        series.connectFailed();
        series.connecting();
        series.ended(EndReason.CLOSED_BY_USER, 5_000 * MS);
        series.ended(EndReason.DROPPED, 400 * MS);
        series.reconnected(true, 3_000 * MS);
        series.reconnected(false, 3_000 * MS);
        series.text(Metric.LOSSES, EndReason.DROPPED.text() + ": " + "connection reset by the server");
        series.count(Metric.LOST_FOR_GOOD);
        series.count(Metric.ENDED_BEFORE_FIRST_EVENT);
        series.connecting();
        series.connectGivenUp();
        series.count(Metric.HALF_EVENTS);
        series.count(Metric.SEQUENCED, 960);
        series.count(Metric.LOST, 3);
        series.outOfOrder();
        series.deliveryLatency(2 * MS);
        series.count(Metric.UNMATCHED, 7);
        series.count(Metric.EVICTED);
        series.standingCheck("price is positive").passed();
        series.standingCheck("price is positive").failed("jsonPath($.price).find.gt(0), found -1");
        series.standingCheck("has an id").passed();
    }
}
