// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.SequenceStats;
import dev.freshet.core.stats.StandingCheckStats;
import dev.freshet.core.stats.StreamLosses;
import dev.freshet.core.stats.StreamStats;
import dev.freshet.core.text.Quantity;
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
                .numberColumn(
                        "Given up", "Connections that a close or the end of the run gave up before the response head")
                .numberColumn(
                        "No event",
                        "First connections that were over before an event came: they have no time to first event")
                .numberColumn("Reconnects", "Reconnections that succeeded")
                .numberColumn("Failed again", "Attempts to reconnect that failed")
                .numberColumn("Declined", "Attempts to reconnect that were answered with 204")
                .numberColumn("Lost", "Streams that were lost and not back when their user or the run ended")
                .numberColumn("Half events", "Bodies that ended properly, but within an event")
                .numberColumn("Stalls", "Streams given up because nothing came")
                .numberColumn("Unmatched", "Events that no check took")
                .numberColumn("Evicted", "Events pushed out of a full unmatched buffer");
        rows(table, stream -> counts(table, stream));
        return table;
    }

    /** In the order of the columns. */
    private void counts(Table table, StreamStats stream) {
        table.figure(Quantity.count(stream.opened()));
        table.figure(Quantity.count(stream.connectsFailed()), Table.Tone.BAD);
        table.figure(Quantity.count(stream.levels().openMax()));
        table.figure(Quantity.count(stream.events()));
        table.figure(seconds > 0 ? Quantity.perSecond(stream.events() / seconds) : Quantity.NONE);
        table.figure(Quantity.count(stream.comments()));
        table.figure(Quantity.bytes(stream.bytes()));
        table.figure(Quantity.number(stream.eventsPerRead().mean()));
        StreamLosses losses = stream.losses();
        table.figure(Quantity.count(losses.connectsGivenUp()));
        table.figure(Quantity.count(losses.endedBeforeFirstEvent()), Table.Tone.BAD);
        table.figure(Quantity.count(stream.reconnectsOk().count()));
        table.figure(Quantity.count(stream.reconnectsKo().count()), Table.Tone.BAD);
        table.figure(Quantity.count(losses.reconnectsDeclined()));
        table.figure(Quantity.count(losses.streams()), Table.Tone.BAD);
        table.figure(Quantity.count(losses.halfEvents()), Table.Tone.BAD);
        table.figure(Quantity.count(stream.stalls()), Table.Tone.BAD);
        table.figure(Quantity.count(stream.unmatched()));
        table.figure(Quantity.count(stream.evicted()));
    }

    private Table latencies() {
        Table table = new Table("Latencies of event streams")
                .textColumn("Stream")
                .textColumn("Latency")
                .numberColumn("Count", "");
        table.latencyColumns();
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
            table.row().text(stream.name()).text(name).figure(Quantity.count(latency.count()));
            table.latency(latency);
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
                table.figure(Quantity.count(stream.ends(reason)), isBad(reason) ? Table.Tone.BAD : Table.Tone.PLAIN);
            }
        });
        table.writeTo(html);
        if (!all.losses().reasons().isEmpty()) {
            Section.heading(html, "Why connections were lost");
            reasons().writeTo(html);
        }
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
            table.figure(Quantity.count(sequence.checked()));
            table.figure(Quantity.count(sequence.lost()), Table.Tone.BAD);
            table.figure(Quantity.count(sequence.duplicated()), Table.Tone.BAD);
            table.figure(Quantity.count(sequence.outOfOrder()), Table.Tone.BAD);
            table.figure(Quantity.count(stream.clockSkewed()));
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
                table.figure(Quantity.count(check.ok()));
                table.figure(Quantity.count(check.ko()), Table.Tone.BAD);
                table.text(check.firstFailure().orElse(""));
            }
        }
        return table;
    }
}
