// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.GroupStats;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StandingCheckStats;
import dev.freshet.core.stats.StreamStats;
import dev.freshet.core.stats.UserStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a run measured, as text for a console. Depends on nothing but what it is given. */
@Internal
public final class ConsoleSummary {

    private static final int MOST_ERRORS = 20;

    private final RunStats stats;
    private final Page page;

    private ConsoleSummary(RunStats stats, Palette palette) {
        this.stats = stats;
        this.page = new Page(palette);
    }

    /** Several lines, each with its line end, at most 100 columns wide. */
    public static String of(RunStats stats, Palette palette) {
        return new ConsoleSummary(stats, palette).text();
    }

    private String text() {
        String length = Units.latency(stats.duration().toNanos());
        page.rule(stats.card().simulation(), "ran " + length);
        if (!stats.ended().isEmpty()) {
            page.sentence("", "Ended: " + stats.ended());
        }
        users();
        requests();
        groups();
        streams();
        ErrorTable.print(stats.failures(), MOST_ERRORS, page);
        notes();
        page.gap();
        return page.text();
    }

    private void users() {
        TextTable table = new TextTable()
                .row(
                        Tone.HEADING,
                        List.of("Users", "started", "ended", "most active", "lag p50", "lag p99", "lag max"));
        for (UserStats users : stats.users()) {
            table.row(
                    Tone.NORMAL,
                    List.of(
                            "  " + users.scenario(),
                            Units.count(users.started()),
                            Units.count(users.ended()),
                            Units.count(users.activeMax()),
                            Units.latency(users.lag().percentileNs(50)),
                            Units.latency(users.lag().percentileNs(99)),
                            Units.latency(users.lag().maxNs())));
        }
        page.gap();
        table.print(page);
    }

    private void requests() {
        if (stats.requests().isEmpty()) {
            return;
        }
        TextTable table = latencies("Requests and checks");
        if (stats.requests().size() > 1) {
            request(table, "  All", stats.allRequests());
        }
        stats.requests().forEach(request -> request(table, "  " + request.path(), request));
        page.gap();
        table.print(page);
    }

    private void request(TextTable table, String name, RequestStats request) {
        boolean failed = request.koCount() > 0;
        latency(table, name, failed ? Tone.BAD : Tone.NORMAL, request.all());
        if (failed) {
            latency(table, "    OK", Tone.NORMAL, request.ok());
            latency(table, "    KO " + Units.percent(request.koPercent()), Tone.BAD, request.ko());
        }
    }

    private void groups() {
        if (stats.groups().isEmpty()) {
            return;
        }
        TextTable table = latencies("Groups");
        for (GroupStats group : stats.groups()) {
            latency(table, "  " + group.name() + ", response times", Tone.NORMAL, group.cumulated());
            latency(table, "  " + group.name() + ", with pauses", Tone.NORMAL, group.duration());
            if (group.koDuration().count() > 0) {
                latency(table, "    KO", Tone.BAD, group.koDuration());
            }
        }
        page.gap();
        table.print(page);
    }

    private void streams() {
        for (StreamStats stream : stats.streams()) {
            TextTable table = latencies("Streams " + stream.name());
            latencyIfAny(table, "  time to first event", stream.firstEvent());
            latencyIfAny(table, "  event gap", stream.gap());
            latencyIfAny(table, "  delivery latency", stream.deliveryLatency());
            latencyIfAny(table, "  stream lifetime", stream.lifetime());
            latencyIfAny(table, "  reconnect", stream.reconnectsOk());
            page.gap();
            table.print(page);
            page.list("  ", facts(stream));
            stream.standingChecks().forEach(this::standingCheck);
        }
    }

    private List<String> facts(StreamStats stream) {
        List<String> facts = new ArrayList<>();
        facts.add(Units.count(stream.opened()) + " opened");
        addIfAny(facts, stream.connectsFailed(), " not opened");
        facts.add(Units.count(stream.levels().openMax()) + " open at most");
        for (Map.Entry<EndReason, Long> end : stream.ends().entrySet()) {
            addIfAny(facts, end.getValue(), " " + end.getKey().text());
        }
        facts.add(Units.count(stream.events()) + " events");
        facts.add(Units.rate(perSecond(stream.events())) + " events/s");
        addIfAny(facts, stream.comments(), " comments");
        facts.add(Units.bytes(stream.bytes()));
        facts.add(Units.rate(stream.eventsPerRead().mean()) + " events per read");
        addIfAny(facts, stream.reconnectsOk().count(), " reconnected");
        addIfAny(facts, stream.reconnectsKo().count(), " failed to reconnect");
        if (stream.sequence().isRecorded()) {
            facts.add(Units.count(stream.sequence().lost()) + " lost");
            facts.add(Units.count(stream.sequence().duplicated()) + " duplicated");
            facts.add(Units.count(stream.sequence().outOfOrder()) + " out of order");
        }
        addIfAny(facts, stream.clockSkewed(), " before their time");
        addIfAny(facts, stream.unmatched(), " unmatched");
        addIfAny(facts, stream.evicted(), " evicted");
        return facts;
    }

    private static void addIfAny(List<String> facts, long count, String what) {
        if (count > 0) {
            facts.add(Units.count(count) + what);
        }
    }

    private void standingCheck(StandingCheckStats check) {
        String verdicts = "  standing check " + check.name() + ": " + Units.count(check.ok()) + " OK, "
                + Units.count(check.ko()) + " KO";
        page.line(
                check.ko() > 0 ? Tone.BAD : Tone.NORMAL,
                verdicts + check.firstFailure().map(text -> "; first: " + text).orElse(""));
    }

    private void notes() {
        if (!stats.notes().isEmpty()) {
            page.gap();
            stats.notes().forEach(note -> page.sentence("  ", "Note: " + note));
        }
    }

    private TextTable latencies(String heading) {
        return new TextTable()
                .row(Tone.HEADING, List.of(heading, "count", "per s", "mean", "p50", "p75", "p95", "p99", "max"));
    }

    private void latencyIfAny(TextTable table, String name, LatencyStats latency) {
        if (!latency.isEmpty()) {
            latency(table, name, Tone.NORMAL, latency);
        }
    }

    private void latency(TextTable table, String name, Tone tone, LatencyStats latency) {
        table.row(
                tone,
                List.of(
                        name,
                        Units.count(latency.count()),
                        Units.rate(perSecond(latency.count())),
                        Units.latency(latency.meanNs()),
                        Units.latency(latency.percentileNs(50)),
                        Units.latency(latency.percentileNs(75)),
                        Units.latency(latency.percentileNs(95)),
                        Units.latency(latency.percentileNs(99)),
                        Units.latency(latency.maxNs())));
    }

    private double perSecond(long count) {
        double seconds = stats.duration().toNanos() / 1e9;
        return seconds <= 0 ? 0 : count / seconds;
    }
}
