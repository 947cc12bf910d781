// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StreamStats;
import dev.freshet.core.stats.UserStats;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a run stands, as text for a console. Depends on nothing but what it is given.
 *
 * @param now everything measured so far
 * @param before what had been measured when the text was last made; rates are of the time between
 * @param plannedUsers how many users a scenario will have had in the end, where that is known
 */
record ProgressText(RunStats now, Optional<RunStats> before, Map<String, Long> plannedUsers) {

    private static final int BAR_WIDTH = 24;
    private static final int MOST_ERRORS = 10;
    private static final String NOTHING = "-";

    String text(Palette palette) {
        Page page = new Page(palette);
        page.rule(now.card().simulation(), Units.duration(now.duration().toNanos()) + " elapsed");
        users(page);
        requests(page);
        streams(page);
        ErrorTable.print(now.failures(), MOST_ERRORS, page);
        page.gap();
        return page.text();
    }

    private void users(Page page) {
        TextTable table = new TextTable().row(Tone.HEADING, List.of("Users", "", "", "waiting", "active", "done"));
        for (UserStats users : now.users()) {
            Long planned = plannedUsers.get(users.scenario());
            table.row(
                    Tone.NORMAL,
                    List.of(
                            "  " + users.scenario(),
                            planned == null ? "" : bar(users, planned),
                            planned == null ? "" : Units.percent(share(users.ended(), planned)),
                            planned == null ? NOTHING : Units.count(Math.max(0, planned - users.started())),
                            Units.count(users.active()),
                            Units.count(users.ended())));
        }
        table.print(page);
    }

    /** Done users, active users, those still to come: {@code [=====---      ]}. */
    private static String bar(UserStats users, long planned) {
        int done = (int) Math.round(BAR_WIDTH * share(users.ended(), planned) / 100);
        int started = (int) Math.round(BAR_WIDTH * share(users.started(), planned) / 100);
        return "[" + "=".repeat(done) + "-".repeat(started - done) + " ".repeat(BAR_WIDTH - started) + "]";
    }

    private static double share(long part, long planned) {
        return planned == 0 ? 100 : Math.min(100, 100.0 * part / planned);
    }

    private void requests(Page page) {
        if (now.requests().isEmpty()) {
            return;
        }
        TextTable table = new TextTable()
                .row(
                        Tone.HEADING,
                        List.of("Requests and checks", "total", "OK", "KO", "KO share", "per s", "p50", "p99"));
        if (now.requests().size() > 1) {
            RequestStats all = now.allRequests();
            row(table, "  All", all, before.map(RunStats::allRequests));
        }
        for (RequestStats request : now.requests()) {
            row(table, "  " + request.path(), request, before.flatMap(earlier -> earlierOf(request, earlier)));
        }
        page.gap();
        table.print(page);
    }

    private static Optional<RequestStats> earlierOf(RequestStats request, RunStats earlier) {
        return earlier.requests().stream()
                .filter(other ->
                        other.name().equals(request.name()) && other.groups().equals(request.groups()))
                .findFirst();
    }

    private void row(TextTable table, String name, RequestStats request, Optional<RequestStats> earlier) {
        LatencyStats times = request.all();
        table.row(
                request.koCount() > 0 ? Tone.BAD : Tone.NORMAL,
                List.of(
                        name,
                        Units.count(request.count()),
                        Units.count(request.okCount()),
                        Units.count(request.koCount()),
                        Units.percent(request.koPercent()),
                        perSecond(request.count(), earlier.map(RequestStats::count)),
                        percentile(times, 50),
                        percentile(times, 99)));
    }

    private void streams(Page page) {
        if (now.streams().isEmpty()) {
            return;
        }
        TextTable table = new TextTable()
                .row(
                        Tone.HEADING,
                        List.of(
                                "Streams",
                                "open",
                                "opening",
                                "events",
                                "per s",
                                "first p50",
                                "p99",
                                "gap p50",
                                "p99",
                                "max"));
        for (StreamStats stream : now.streams()) {
            Optional<Long> earlier =
                    before.flatMap(stats -> stats.stream(stream.name())).map(StreamStats::events);
            table.row(
                    Tone.NORMAL,
                    List.of(
                            "  " + stream.name(),
                            Units.count(stream.levels().open()),
                            Units.count(stream.levels().connecting()),
                            Units.count(stream.events()),
                            perSecond(stream.events(), earlier),
                            percentile(stream.firstEvent(), 50),
                            percentile(stream.firstEvent(), 99),
                            percentile(stream.gap(), 50),
                            percentile(stream.gap(), 99),
                            percentile(stream.gap(), 100)));
        }
        page.gap();
        table.print(page);
    }

    private String perSecond(long count, Optional<Long> earlier) {
        Duration since = before.map(RunStats::duration).orElse(Duration.ZERO);
        double seconds = now.duration().minus(since).toNanos() / 1e9;
        return seconds <= 0 ? NOTHING : Units.rate((count - earlier.orElse(0L)) / seconds);
    }

    private static String percentile(LatencyStats latency, double percentile) {
        return latency.isEmpty() ? NOTHING : Units.latency(latency.percentileNs(percentile));
    }
}
