// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Owner;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.SeriesStats;
import dev.freshet.core.stats.StandingCheckStats;
import dev.freshet.core.stats.StreamStats;
import dev.freshet.core.stats.Unit;
import dev.freshet.core.text.Quantity;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Event streams as tables: what came, how fast, why they ended. */
final class StreamsSection {

    private static final Set<Metric> ALWAYS =
            Set.of(Metric.OPENED, Metric.CONNECTS_FAILED, Metric.EVENTS, Metric.BYTES);

    private final RunStats stats;
    private final StreamStats all;
    private final double seconds;

    StreamsSection(RunStats stats) {
        this.stats = stats;
        all = stats.allStreams();
        seconds = stats.duration().toNanos() / 1e9;
    }

    void writeTo(Html html) {
        Section.open(html, "streams", "Event streams");
        if (stats.streams().isEmpty()) {
            Section.nothing(html, "This run opened no event streams.");
        } else {
            counts().writeTo(html);
            Section.heading(html, "Latencies");
            latencies().writeTo(html);
            ends(html);
            new EventsPerReadChart(all.eventsPerRead()).writeTo(html);
            if (Metric.of(Owner.STREAM).stream()
                    .anyMatch(metric ->
                            !metric.switchedOnBy().isEmpty() && all.series().isRecorded(metric))) {
                Section.heading(html, "Delivery");
                delivery().writeTo(html);
            }
            if (!all.standingChecks().isEmpty()) {
                Section.heading(html, "Standing checks");
                standingChecks().writeTo(html);
            }
        }
        Section.close(html);
    }

    /** One row for all streams, where there are several, then one for each. */
    private void rows(Table table, Consumer<StreamStats> figures) {
        if (stats.streams().size() > 1) {
            table.totalRow().text(all.name());
            figures.accept(all);
        }
        for (StreamStats stream : stats.streams()) {
            table.row().text(stream.name());
            figures.accept(stream);
        }
    }

    /** A column for each counter of the catalogue that any stream counted, and some that say something if they are zero, too. */
    private Table counts() {
        Table table = new Table("Event streams by name").textColumn("Stream");
        List<Metric> counters = Metric.of(Owner.STREAM, Metric.Kind.COUNTER).stream()
                .filter(counter -> ALWAYS.contains(counter) || all.series().count(counter) != 0)
                .filter(counter -> counter.switchedOnBy().isEmpty())
                .toList();
        List<Metric> levels = Metric.of(Owner.STREAM, Metric.Kind.LEVEL);
        levels.forEach(level -> table.numberColumn(capitalised(level.title()) + ", peak", level.meaning()));
        table.numberColumn("Rate", "Events per second of the whole run")
                .numberColumn("Events/read", Metric.EVENTS_PER_READ.meaning());
        counters.forEach(counter -> column(table, counter));
        rows(table, stream -> {
            levels.forEach(level -> table.figure(
                    level.unit().quantity(stream.series().level(level).peak())));
            table.figure(seconds > 0 ? Quantity.perSecond(stream.events() / seconds) : Quantity.NONE);
            table.figure(Quantity.number(stream.eventsPerRead().mean()));
            counters.forEach(counter -> figure(table, stream.series(), counter));
        });
        return table;
    }

    private static void column(Table table, Metric counter) {
        table.numberColumn(capitalised(counter.title()), counter.meaning());
    }

    private static void figure(Table table, SeriesStats series, Metric counter) {
        table.figure(
                counter.unit().quantity(series.count(counter)), counter.isBad() ? Table.Tone.BAD : Table.Tone.PLAIN);
    }

    private Table latencies() {
        Table table = new Table("Latencies of event streams")
                .textColumn("Stream")
                .textColumn("Latency")
                .numberColumn("Count", "");
        table.latencyColumns();
        for (StreamStats stream : stats.streams()) {
            for (Metric metric : Metric.of(Owner.STREAM, Metric.Kind.DISTRIBUTION)) {
                LatencyStats latency = stream.series().distribution(metric);
                if (metric.unit() == Unit.NANOSECONDS && !latency.isEmpty()) {
                    table.row().text(stream.name()).text(metric.title()).figure(Quantity.count(latency.count()));
                    table.latency(latency);
                }
            }
        }
        return table;
    }

    private void ends(Html html) {
        Section.heading(html, "How streams ended");
        if (all.ends().isEmpty()) {
            Section.nothing(html, "None has ended.");
        } else {
            endsByReason().writeTo(html);
        }
        if (!all.losses().reasons().isEmpty()) {
            Section.heading(html, "Why connections were lost");
            reasons().writeTo(html);
        }
    }

    private Table endsByReason() {
        Table table = new Table("How streams ended").textColumn("Stream");
        for (EndReason reason : EndReason.values()) {
            table.numberColumn(capitalised(reason.text()), "");
        }
        rows(table, stream -> {
            for (EndReason reason : EndReason.values()) {
                table.figure(Quantity.count(stream.ends(reason)), isBad(reason) ? Table.Tone.BAD : Table.Tone.PLAIN);
            }
        });
        return table;
    }

    private Table reasons() {
        Table table = new Table("Why connections were lost")
                .textColumn("Stream")
                .textColumn("Reason")
                .numberColumn("Count", "");
        for (StreamStats stream : stats.streams()) {
            for (ErrorCount reason : stream.losses().reasons()) {
                table.row().text(stream.name()).text(reason.text());
                table.figure(Quantity.count(reason.count()), Table.Tone.BAD);
            }
        }
        return table;
    }

    private static boolean isBad(EndReason reason) {
        return reason == EndReason.DROPPED || reason == EndReason.STALLED || reason == EndReason.REFUSED;
    }

    static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** What events told of themselves, where they were asked. */
    private Table delivery() {
        Table table = new Table("What the publisher told").textColumn("Stream");
        List<Metric> asked = Metric.of(Owner.STREAM, Metric.Kind.COUNTER).stream()
                .filter(counter -> !counter.switchedOnBy().isEmpty())
                .toList();
        asked.forEach(counter -> column(table, counter));
        rows(table, stream -> asked.forEach(counter -> figure(table, stream.series(), counter)));
        return table;
    }

    private Table standingChecks() {
        Table table = new Table("Standing checks")
                .textColumn("Stream")
                .textColumn("Check")
                .numberColumn("OK", "")
                .numberColumn("KO", "")
                .textColumn("First failure");
        for (StreamStats stream : stats.streams()) {
            for (StandingCheckStats check : stream.standingChecks()) {
                table.row().text(stream.name()).text(check.name());
                table.figure(Quantity.count(check.ok()));
                table.figure(Quantity.count(check.ko()), Table.Tone.BAD);
                table.text(check.firstFailure().orElse(""));
            }
        }
        return table;
    }
}
