// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Owner;
import dev.freshet.core.stats.SeriesStats;
import dev.freshet.core.stats.StandingCheckStats;
import dev.freshet.core.stats.StreamStats;
import dev.freshet.core.stats.Unit;
import dev.freshet.report.console.Palette.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The streams of one name, for the summary of a run. */
final class StreamText {

    private static final int MOST_REASONS = 10;
    private static final Set<Metric> DELIVERY = Set.of(Metric.LOST, Metric.DUPLICATED, Metric.OUT_OF_ORDER);

    private final StreamStats stream;
    private final SeriesStats series;
    private final double seconds;

    StreamText(StreamStats stream, double seconds) {
        this.stream = stream;
        this.series = stream.series();
        this.seconds = seconds;
    }

    void print(Lines lines) {
        List<String> heading = new ArrayList<>(List.of("Streams " + stream.name(), "count", "per s"));
        heading.addAll(Cells.TIMES);
        TextTable table = new TextTable().row(Tone.HEADING, heading);
        for (Metric metric : Metric.of(Owner.STREAM, Metric.Kind.DISTRIBUTION)) {
            if (metric.unit() == Unit.NANOSECONDS) {
                latency(table, "  " + metric.title(), series.distribution(metric));
            }
        }
        lines.gap();
        table.print(lines);
        endedBeforeFirstEvent(lines);
        lines.list("  ", facts());
        reasons(lines);
        Shortlist<StandingCheckStats> checks = Shortlist.of(stream.standingChecks());
        checks.shown().forEach(check -> standingCheck(check, lines));
        checks.tellRest(lines);
        if (!stream.measures().isEmpty()) {
            new MeasureTable(stream.measures(), seconds).print(lines);
        }
    }

    /** Said beside the percentiles, which know nothing of them. */
    private void endedBeforeFirstEvent(Lines lines) {
        long ended = series.count(Metric.ENDED_BEFORE_FIRST_EVENT);
        if (ended > 0) {
            lines.line(
                    Tone.BAD,
                    "  " + Cells.count(ended)
                            + " ended before the first event: in no figure of the time to first event");
        }
    }

    /** What the table does not say, in the order of the catalogue. */
    private List<String> facts() {
        List<String> facts = new ArrayList<>();
        facts.add(Cells.count(series.level(Metric.OPEN).peak()) + " open at most");
        for (Metric metric : Metric.of(Owner.STREAM)) {
            switch (metric.kind()) {
                case COUNTER -> {
                    if (isTold(metric)) {
                        facts.add(counted(metric));
                    }
                }
                case DISTRIBUTION -> {
                    if (metric.unit() == Unit.NUMBER && series.count(metric) > 0) {
                        double mean = series.distribution(metric).meanNs();
                        facts.add(metric.unit().quantity(mean).plain() + " " + metric.title());
                    }
                }
                default -> {
                    // open streams are told above, texts below
                }
            }
        }
        facts.add(Cells.rate(stream.events(), seconds) + " events/s");
        return facts;
    }

    private String counted(Metric counter) {
        String count = counter.unit().quantity(series.count(counter)).plain();
        return counter == Metric.BYTES ? count : count + " " + counter.title();
    }

    /** Zero says something only of what somebody has asked for, or what streams are there for. */
    private boolean isTold(Metric counter) {
        boolean isAskedFor = DELIVERY.contains(counter) && series.isRecorded(counter);
        boolean isAlways = counter == Metric.OPENED || counter == Metric.EVENTS || counter == Metric.BYTES;
        boolean isSaidAlready = counter == Metric.ENDED_BEFORE_FIRST_EVENT;
        return (series.count(counter) != 0 || isAskedFor || isAlways) && !isSaidAlready;
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
