// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StreamStats;
import dev.freshet.core.stats.UserStats;
import dev.freshet.core.text.Quantity;
import dev.freshet.core.trust.TrustVerdict;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The head of the page: what was run, and the handful of figures that most readers came for. */
final class Overview {

    private static final DateTimeFormatter START = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final RunStats stats;

    Overview(RunStats stats) {
        this.stats = stats;
    }

    void writeTo(Html html) {
        html.open("header", "class", "run");
        name(html, stats.card().simulation());
        if (!stats.card().description().isBlank()) {
            html.element("p", stats.card().description(), "class", "description");
        }
        html.open("dl", "class", "card");
        html.open("div").element("dt", "Started").open("dd");
        html.element(
                "time",
                START.format(stats.card().start()),
                "datetime",
                stats.card().start().toString());
        html.close().close();
        fact(html, "Lasted", Quantity.duration(stats.duration().toNanos()));
        fact(html, "Ended", stats.isRunning() ? "still running" : stats.ended());
        html.close();
        html.closeLine();
        tiles(html);
        notes(html);
    }

    /** The package of a class stands small above its name. */
    private static void name(Html html, String simulation) {
        int dot = simulation.lastIndexOf('.');
        boolean isQualified = dot > 0 && dot < simulation.length() - 1;
        if (isQualified) {
            html.element("p", simulation.substring(0, dot), "class", "package");
        }
        String simple = isQualified ? simulation.substring(dot + 1) : simulation;
        html.element("h1", simple.isBlank() ? "Unnamed simulation" : simple);
    }

    private static void fact(Html html, String name, String value) {
        html.open("div").element("dt", name).element("dd", value).close();
    }

    private void tiles(Html html) {
        html.open("section", "id", "overview", "class", "tiles", "aria-label", "Overview");
        requests(html, stats.allRequests());
        streams(html, stats.allStreams());
        UserStats users = stats.allUsers();
        tile(
                html,
                "Virtual users",
                Quantity.count(users.started()),
                "at most " + Quantity.count(users.activeMax()).text() + " at once");
        trust(html);
        html.closeLine();
    }

    private void trust(Html html) {
        TrustVerdict verdict = stats.trust().verdict();
        int reasons = verdict.reasons().size();
        tonedTile(
                html,
                verdict.isSuspect() ? "bad" : "good",
                "Can it be trusted?",
                new Quantity(verdict.word(), "", 0),
                verdict.isSuspect()
                        ? verdict.reasons().get(0).text() + (reasons == 1 ? "" : ", and " + (reasons - 1) + " more")
                        : verdict.unmeasured().isEmpty() ? "nothing speaks against it" : "not everything was measured");
    }

    private void requests(Html html, RequestStats all) {
        tile(
                html,
                "Requests, connects and checks",
                Quantity.count(all.count()),
                Quantity.count(all.okCount()).text() + " OK");
        tonedTile(
                html,
                all.count() == 0 ? "plain" : all.koCount() == 0 ? "good" : "bad",
                "KO",
                Quantity.count(all.koCount()),
                Quantity.percent(all.koPercent()).plain() + " of all");
        neither(html, "Skipped", all.skipped(), "could not be attempted", "plain");
        neither(html, "Unfinished", all.unfinished().count(), "cut off by the end of the run", "bad");
        neither(html, "Errors that are no requests", stats.errorCount(), "see the errors", "bad");
        for (RowKind kind : List.of(RowKind.REQUEST, RowKind.CONNECT, RowKind.CHECK)) {
            LatencyStats times = stats.allRequests(kind).ok();
            if (!times.isEmpty()) {
                latency(html, title(kind), times, 95);
            }
        }
    }

    private static String title(RowKind kind) {
        return switch (kind) {
            case REQUEST -> "Response time of OK";
            case CONNECT -> "Connect time of OK";
            case CHECK -> "Waiting time of OK checks";
            case OPERATION -> "Operations";
        };
    }

    /** What is neither OK nor KO has a tile where there is any. */
    private static void neither(Html html, String title, long count, String small, String tone) {
        if (count > 0) {
            tonedTile(html, tone, title, Quantity.count(count), small);
        }
    }

    private void streams(Html html, StreamStats all) {
        double seconds = stats.duration().toNanos() / 1e9;
        String rate = all.events() == 0 || seconds == 0
                ? "none recorded"
                : Quantity.perSecond(all.events() / seconds).plain() + " on average";
        tile(html, "Events", Quantity.count(all.events()), rate);
        tile(
                html,
                "Open streams, peak",
                Quantity.count(all.levels().openMax()),
                Quantity.count(all.opened()).text() + " opened in all");
        firstEvent(html, all);
        latency(html, "Event gap", all.gap(), 99);
    }

    /** Who never had an event is in no percentile of the first one, and is told beside it. */
    private static void firstEvent(Html html, StreamStats all) {
        latency(html, "Time to first event", all.firstEvent(), 95);
        long ended = all.losses().endedBeforeFirstEvent();
        neither(html, "Ended before the first event", ended, "in no figure of the time to it", "bad");
        neither(html, "Lost for good", all.losses().streams(), "streams that were not back at the end", "bad");
    }

    private static void latency(Html html, String title, LatencyStats latency, int percentile) {
        if (latency.isEmpty()) {
            tile(html, title, Quantity.NONE, "none recorded");
            return;
        }
        tile(
                html,
                title + ", p" + percentile,
                Quantity.latency(latency.percentileNs(percentile)),
                "median " + Quantity.latency(latency.percentileNs(50)).plain() + ", max "
                        + Quantity.latency(latency.maxNs()).plain());
    }

    private void notes(Html html) {
        if (stats.notes().isEmpty()) {
            return;
        }
        html.open("aside", "class", "notes", "aria-label", "Notes on these figures")
                .open("ul");
        stats.notes().forEach(note -> html.element("li", note));
        html.close().closeLine();
    }

    /** One of the large figures at the top. */
    private static void tile(Html html, String title, Quantity figure, String small) {
        tonedTile(html, "plain", title, figure, small);
    }

    private static void tonedTile(Html html, String tone, String title, Quantity figure, String small) {
        html.open("div", "class", "tile " + tone);
        html.element("p", title, "class", "title");
        html.open("p", "class", "big").text(figure.text());
        if (!figure.unit().isEmpty()) {
            html.element("span", "\u202F" + figure.unit(), "class", "unit");
        }
        html.close();
        html.element("p", small, "class", "small");
        html.closeLine();
    }
}
