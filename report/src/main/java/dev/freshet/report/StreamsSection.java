// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.SequenceStats;
import dev.freshet.core.stats.StandingCheckStats;
import dev.freshet.core.stats.StreamStats;
import java.util.function.Consumer;

/** Event streams as tables: what came, how fast, why they ended. */
final class StreamsSection {

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
            if (all.sequence().isRecorded()) {
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

    private Table counts() {
        Table table = new Table("Event streams by name")
                .textColumn("Stream")
                .numberColumn("Opened", "Response heads that opened a stream, reconnections included")
                .numberColumn("Failed", "Connects and reconnects that opened no stream")
                .numberColumn("Open, peak", "The most streams open at once")
                .numberColumn("Events", "")
                .numberColumn("Rate", "Events per second of the whole run")
                .numberColumn("Comments", "Comment lines: heartbeats")
                .numberColumn("Received", "Bytes of the response bodies")
                .numberColumn(
                        "Events/read",
                        "Mean number of events that one network read brought; 1 means delivered as produced")
                .numberColumn("Reconnects", "Reconnections that succeeded")
                .numberColumn("Stalls", "Streams given up because nothing came")
                .numberColumn("Unmatched", "Events that no check took")
                .numberColumn("Evicted", "Events pushed out of a full unmatched buffer");
        rows(table, stream -> {
            table.figure(Figure.count(stream.opened()));
            table.figure(Figure.count(stream.connectsFailed()), Table.Tone.BAD);
            table.figure(Figure.count(stream.levels().openMax()));
            table.figure(Figure.count(stream.events()));
            table.figure(seconds > 0 ? Figure.perSecond(stream.events() / seconds) : Figure.NONE);
            table.figure(Figure.count(stream.comments()));
            table.figure(Figure.bytes(stream.bytes()));
            table.figure(Figure.number(stream.eventsPerRead().mean()));
            table.figure(Figure.count(stream.reconnectsOk().count()));
            table.figure(Figure.count(stream.stalls()), Table.Tone.BAD);
            table.figure(Figure.count(stream.unmatched()));
            table.figure(Figure.count(stream.evicted()));
        });
        return table;
    }

    private Table latencies() {
        Table table = new Table("Latencies of event streams")
                .textColumn("Stream")
                .textColumn("Latency")
                .numberColumn("Count", "");
        LatencyCells.columns(table);
        for (StreamStats stream : stats.streams()) {
            latency(table, stream, "time to first event", stream.firstEvent());
            latency(table, stream, "event gap", stream.gap());
            latency(table, stream, "delivery", stream.deliveryLatency());
            latency(table, stream, "lifetime", stream.lifetime());
            latency(table, stream, "reconnect", stream.reconnectsOk());
        }
        return table;
    }

    private static void latency(Table table, StreamStats stream, String name, LatencyStats latency) {
        if (!latency.isEmpty()) {
            table.row().text(stream.name()).text(name).figure(Figure.count(latency.count()));
            LatencyCells.add(table, latency);
        }
    }

    private void ends(Html html) {
        Section.heading(html, "How streams ended");
        if (all.ends().isEmpty()) {
            Section.nothing(html, "None has ended.");
            return;
        }
        Table table = new Table("How streams ended").textColumn("Stream");
        for (EndReason reason : EndReason.values()) {
            table.numberColumn(capitalised(reason.text()), "");
        }
        rows(table, stream -> {
            for (EndReason reason : EndReason.values()) {
                table.figure(Figure.count(stream.ends(reason)), isBad(reason) ? Table.Tone.BAD : Table.Tone.PLAIN);
            }
        });
        table.writeTo(html);
    }

    private static boolean isBad(EndReason reason) {
        return reason == EndReason.DROPPED || reason == EndReason.STALLED || reason == EndReason.REFUSED;
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private Table delivery() {
        Table table = new Table("What the publisher's numbering told")
                .textColumn("Stream")
                .numberColumn("Checked", "Events whose sequence number was looked at")
                .numberColumn("Lost", "Numbers that never came")
                .numberColumn("Duplicated", "Events whose number had come before")
                .numberColumn("Out of order", "Events whose number filled an earlier gap")
                .numberColumn("Clock skew", "Events that arrived before their own timestamp");
        rows(table, stream -> {
            SequenceStats sequence = stream.sequence();
            table.figure(Figure.count(sequence.checked()));
            table.figure(Figure.count(sequence.lost()), Table.Tone.BAD);
            table.figure(Figure.count(sequence.duplicated()), Table.Tone.BAD);
            table.figure(Figure.count(sequence.outOfOrder()), Table.Tone.BAD);
            table.figure(Figure.count(stream.clockSkewed()));
        });
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
                table.figure(Figure.count(check.ok()));
                table.figure(Figure.count(check.ko()), Table.Tone.BAD);
                table.text(check.firstFailure().orElse(""));
            }
        }
        return table;
    }
}
