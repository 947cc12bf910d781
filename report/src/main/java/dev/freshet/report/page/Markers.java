// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Owner;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.SeriesKey;
import dev.freshet.core.text.Quantity;
import dev.freshet.core.text.SafeText;
import dev.freshet.core.trust.SecondRange;
import dev.freshet.core.trust.TrustReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.LongFunction;

/**
 * What happened during a run that charts should mark: from when to when no user started any more, streams stalled, many reconnected, figures were in doubt. Seen
 * in the bins of the history, neighbours as one.
 */
final class Markers {

    /** Of each kind there are at most so many: the largest. */
    private static final int MOST = 20;

    /** Reconnections are a wave where a bin has at least so many, and that share of the streams. */
    private static final int WAVE = 3;

    private static final int WAVE_PART = 20;
    private static final long MS_PER_SECOND = 1_000;

    private final RunStats stats;
    private final History history;
    private final long[] startsNs;
    private final long[] endsNs;
    private final List<Marker> all = new ArrayList<>();

    private record Marker(String kind, long atMs, long untilMs, String text, long weight) {}

    Markers(RunStats stats, History history) {
        this.stats = stats;
        this.history = history;
        startsNs = history.startsNs();
        endsNs = history.endsNs();
    }

    void write(JsonGenerator out) throws IOException {
        phases();
        stalls();
        reconnections();
        trust();
        all.sort(Comparator.comparingLong(Marker::atMs));
        out.writeArrayFieldStart("markers");
        for (Marker marker : all) {
            out.writeStartObject();
            out.writeStringField("kind", marker.kind);
            out.writeNumberField("atMs", marker.atMs);
            out.writeNumberField("untilMs", marker.untilMs);
            out.writeStringField("text", marker.text);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** The plan is not in the record of a run, but who started when is. */
    private void phases() {
        long[] started = numbers(Owner.SCENARIO, Metric.STARTED);
        int last = started.length - 1;
        while (last >= 0 && started[last] == 0) {
            last--;
        }
        if (last >= 0) {
            long users = stats.allUsers().started();
            all.add(new Marker(
                    "phase", 0, ms(endsNs[last]), Quantity.counted(users, "user starts", "users start"), users));
            if (last < started.length - 1 && !stats.isRunning()) {
                all.add(new Marker("phase", ms(endsNs[last]), 0, "The last user has started", 0));
            }
        }
    }

    private void stalls() {
        long[] stalled = numbers(Owner.STREAM, Metric.ENDS_STALLED);
        ranges(
                "stall",
                stalled,
                bin -> stalled[bin] > 0,
                n -> Quantity.counted(n, "stream stalled", "streams stalled"));
    }

    private void reconnections() {
        long[] again = new long[startsNs.length];
        history.sum(new SeriesKey(Owner.STREAM, List.of())).ifPresent(course -> {
            Cell[] cells = course.cells().getOrDefault(Metric.RECONNECT_TIME, new Cell[0]);
            for (int bin = 0; bin < Math.min(again.length, cells.length); bin++) {
                again[bin] = cells[bin] == null ? 0 : cells[bin].count();
            }
        });
        long least = Math.max(WAVE, stats.allStreams().levels().openMax() / WAVE_PART);
        ranges(
                "reconnect",
                again,
                bin -> again[bin] >= least,
                n -> Quantity.counted(n, "stream reconnected", "streams reconnected"));
    }

    private void trust() {
        for (TrustReason reason : stats.trust().verdict().reasons()) {
            for (SecondRange range : reason.seconds().stream().limit(MOST).toList()) {
                all.add(new Marker(
                        "trust",
                        range.first() * MS_PER_SECOND,
                        (range.last() + 1) * MS_PER_SECOND,
                        SafeText.lines(reason.text()),
                        0));
            }
        }
    }

    private void ranges(String kind, long[] counts, IntPredicate isMarked, LongFunction<String> text) {
        List<Marker> found = new ArrayList<>();
        for (int first = 0; first < counts.length; first++) {
            if (!isMarked.test(first)) {
                continue;
            }
            int last = first;
            long sum = counts[first];
            while (last + 1 < counts.length && isMarked.test(last + 1)) {
                sum += counts[++last];
            }
            found.add(new Marker(kind, ms(startsNs[first]), ms(endsNs[last]), text.apply(sum), sum));
            first = last;
        }
        found.sort(Comparator.comparingLong(Marker::weight).reversed());
        all.addAll(found.subList(0, Math.min(MOST, found.size())));
    }

    private long[] numbers(Owner owner, Metric metric) {
        long[] values = new long[startsNs.length];
        history.sum(new SeriesKey(owner, List.of())).ifPresent(course -> {
            long[] known = course.numbers().getOrDefault(metric, new long[0]);
            System.arraycopy(known, 0, values, 0, Math.min(known.length, values.length));
        });
        return values;
    }

    private static long ms(long ns) {
        return RunDocument.ms(ns);
    }
}
