// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.StandingCheckStats;
import dev.freshet.core.stats.StreamLosses;
import dev.freshet.core.stats.StreamStats;
import dev.freshet.core.text.Quantity;
import dev.freshet.report.console.Palette.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The streams of one name, for the summary of a run. */
final class StreamText {

    private static final int MOST_REASONS = 10;

    private final StreamStats stream;
    private final double seconds;

    StreamText(StreamStats stream, double seconds) {
        this.stream = stream;
        this.seconds = seconds;
    }

    void print(Lines lines) {
        List<String> heading = new ArrayList<>(List.of("Streams " + stream.name(), "count", "per s"));
        heading.addAll(Cells.TIMES);
        TextTable table = new TextTable().row(Tone.HEADING, heading);
        latency(table, "  time to first event", stream.firstEvent());
        latency(table, "  event gap", stream.gap());
        latency(table, "  delivery latency", stream.deliveryLatency());
        latency(table, "  stream lifetime", stream.lifetime());
        latency(table, "  reconnect", stream.reconnectsOk());
        lines.gap();
        table.print(lines);
        endedBeforeFirstEvent(lines);
        lines.list("  ", facts());
        reasons(lines);
        Shortlist<StandingCheckStats> checks = Shortlist.of(stream.standingChecks());
        checks.shown().forEach(check -> standingCheck(check, lines));
        checks.tellRest(lines);
    }

    /** Said beside the percentiles, which know nothing of them. */
    private void endedBeforeFirstEvent(Lines lines) {
        long ended = stream.losses().endedBeforeFirstEvent();
        if (ended > 0) {
            lines.line(
                    Tone.BAD,
                    "  " + Cells.count(ended)
                            + " ended before the first event: in no figure of the time to first event");
        }
    }

    private List<String> facts() {
        List<String> facts = new ArrayList<>();
        facts.add(Cells.count(stream.opened()) + " opened");
        addIfAny(facts, stream.connectsFailed(), " not opened");
        facts.add(Cells.count(stream.levels().openMax()) + " open at most");
        for (Map.Entry<EndReason, Long> end : stream.ends().entrySet()) {
            addIfAny(facts, end.getValue(), " " + end.getKey().text());
        }
        facts.add(Cells.count(stream.events()) + " events");
        facts.add(Cells.rate(stream.events(), seconds) + " events/s");
        addIfAny(facts, stream.comments(), " comments");
        facts.add(Quantity.bytes(stream.bytes()).plain());
        facts.add(Quantity.number(stream.eventsPerRead().mean()).plain() + " events per read");
        losses(facts, stream.losses());
        if (stream.sequence().isRecorded()) {
            facts.add(Cells.count(stream.sequence().lost()) + " lost");
            facts.add(Cells.count(stream.sequence().duplicated()) + " duplicated");
            facts.add(Cells.count(stream.sequence().outOfOrder()) + " out of order");
        }
        addIfAny(facts, stream.clockSkewed(), " before their time");
        addIfAny(facts, stream.unmatched(), " unmatched");
        addIfAny(facts, stream.evicted(), " evicted");
        return facts;
    }

    private void losses(List<String> facts, StreamLosses losses) {
        addIfAny(facts, stream.reconnectsOk().count(), " reconnected");
        addIfAny(facts, stream.reconnectsKo().count(), " failed to reconnect");
        addIfAny(facts, losses.reconnectsDeclined(), " answered 204 when they reconnected");
        addIfAny(facts, losses.streams(), " lost for good");
        addIfAny(facts, losses.connectsGivenUp(), " given up while connecting");
        addIfAny(facts, losses.halfEvents(), " ended within an event");
    }

    private static void addIfAny(List<String> facts, long count, String what) {
        if (count > 0) {
            facts.add(Cells.count(count) + what);
        }
    }

    private void reasons(Lines lines) {
        Shortlist<ErrorCount> reasons = new Shortlist<>(stream.losses().reasons(), MOST_REASONS);
        reasons.shown()
                .forEach(reason -> lines.line(Tone.BAD, "  " + Cells.count(reason.count()) + " " + reason.text()));
        reasons.tellRest(lines);
    }

    private static void standingCheck(StandingCheckStats check, Lines lines) {
        String verdicts = "  standing check " + check.name() + ": " + Cells.count(check.ok()) + " OK, "
                + Cells.count(check.ko()) + " KO";
        lines.line(
                check.ko() > 0 ? Tone.BAD : Tone.NORMAL,
                verdicts + check.firstFailure().map(text -> "; first: " + text).orElse(""));
    }

    private void latency(TextTable table, String name, LatencyStats latency) {
        if (!latency.isEmpty()) {
            List<String> cells =
                    new ArrayList<>(List.of(name, Cells.count(latency.count()), Cells.rate(latency.count(), seconds)));
            cells.addAll(Cells.times(latency));
            table.row(Tone.NORMAL, cells);
        }
    }
}
