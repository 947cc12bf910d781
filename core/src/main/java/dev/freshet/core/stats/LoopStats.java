// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.Internal;
import dev.freshet.core.text.SafeText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * What happened on one loop since the last interval was taken. Confined to that loop: it is written without locks or fences, and
 * handed over as a whole by {@link #take}, on the loop too.
 *
 * <p>Names and texts are told apart up to 1,000 of a kind; what comes under further ones is counted under {@code (other)}. Texts of errors are cut at 200
 * characters.
 */
@Internal
public final class LoopStats {

    /** How many sentences are told apart in an interval. */
    private static final int NOTES = 50;

    private final HistogramPool pool = new HistogramPool();
    private final SeriesLimits limits = new SeriesLimits();
    private final Map<SeriesKey, Series> all = new LinkedHashMap<>();
    private final Map<List<String>, Map<String, Map<RowKind, Series>>> rows = new LinkedHashMap<>();
    private final Map<List<String>, Series> groups = new LinkedHashMap<>();
    private final Map<String, StreamSeries> streams = new LinkedHashMap<>();
    private final Map<String, Series> scenarios = new LinkedHashMap<>();
    private final Map<String, Map<String, Series>> values = new LinkedHashMap<>();
    private final Set<String> detailed = new HashSet<>();
    private final Series run = series(SeriesKey.RUN);
    private Set<String> notes = new LinkedHashSet<>();

    /**
     * Counts one that has finished and took its time.
     *
     * @param groups the groups around it, outermost first
     * @param failure null if it is OK, else the short stable text of what went wrong, which also counts among the failures of the run
     */
    @SuppressWarnings(
            "checkstyle:ParameterNumber") // once per row on the hot path: no record is made to be taken apart again
    public void request(
            List<String> groups, String name, RowKind kind, long startNs, long endNs, @Nullable String failure) {
        Series row = row(groups, name, kind);
        row.record(failure == null ? Metric.OK : Metric.KO, endNs - startNs);
        failed(row, failure);
    }

    /** Counts one that cannot take time: an order that was carried out at once, a check whose message had arrived before it was set. */
    public void instant(List<String> groups, String name, RowKind kind, @Nullable String failure) {
        Series row = row(groups, name, kind);
        row.count(failure == null ? Metric.OK_UNTIMED : Metric.KO_UNTIMED);
        failed(row, failure);
    }

    /** Counts one that could not be attempted, because its stream had failed, had ended or never was there. Neither OK nor KO, and no failure. */
    public void skipped(List<String> groups, String name, RowKind kind) {
        row(groups, name, kind).count(Metric.SKIPPED);
    }

    /** Counts one that the end of the run cut off. Neither OK nor KO. */
    public void unfinished(List<String> groups, String name, RowKind kind, long startNs, long nowNs) {
        row(groups, name, kind).record(Metric.UNFINISHED, nowNs - startNs);
    }

    /**
     * Counts what a request cost on the wire, beside {@link #request}, which is called with the same groups, name and kind. One whose costs come in several
     * parts, as a request that is redirected, may call this several times.
     */
    public void wire(List<String> groups, String name, RowKind kind, RequestParts parts) {
        Series row = row(groups, name, kind);
        recordIfHappened(row, Metric.DNS, parts.dnsNs());
        recordIfHappened(row, Metric.CONNECT, parts.connectNs());
        recordIfHappened(row, Metric.TLS, parts.tlsNs());
        recordIfHappened(row, Metric.FIRST_BYTE, parts.firstByteNs());
        row.count(Metric.BYTES_SENT, parts.bytesSent());
        row.count(Metric.BYTES_RECEIVED, parts.bytesReceived());
        if (parts.isHttp2()) {
            row.count(Metric.OVER_HTTP_2);
        }
        if (parts.isRepeated()) {
            row.count(Metric.REPEATED);
        }
    }

    /** Notes a value of a metric of the run. */
    public void record(Metric ofRun, long value) {
        run.record(ofRun, value);
    }

    /** Counts one of a metric of the run. */
    public void count(Metric ofRun) {
        run.count(ofRun);
    }

    /**
     * Counts one finished pass through a group.
     *
     * @param path the names of the groups around it and its own, outermost first
     * @param cumulatedNs the response times within it added up, without pauses
     * @param ok whether nothing in it failed
     */
    public void group(List<String> path, long startNs, long endNs, long cumulatedNs, boolean ok) {
        Series group = group(path);
        group.record(ok ? Metric.OK_DURATION : Metric.KO_DURATION, endNs - startNs);
        group.record(ok ? Metric.OK_CUMULATED : Metric.KO_CUMULATED, cumulatedNs);
    }

    /** Counts an error that is no request: an expression that could not be resolved, a function that threw. The run has failed by it. */
    public void error(String message) {
        run.text(Metric.ERRORS, message);
    }

    /** Counts a failure that is neither a row nor an error: a connection of a stream that was lost and is being made anew. */
    public void failure(String text) {
        run.text(Metric.FAILURES, text);
    }

    /** Whether this loop has not heard yet what a server says of that failure. */
    public boolean lacksDetail(String failure) {
        return detailed.size() < NameLimit.NAMES && !detailed.contains(TextCounts.cut(failure));
    }

    /** Keeps what a server says of a failure beside its text, the first time that it is heard; it may be empty. */
    public void detail(String failure, String detail) {
        if (lacksDetail(failure)) {
            detailed.add(TextCounts.cut(failure));
            run.detail(Metric.FAILURES, failure, detail);
        }
    }

    /** Counts a value that the simulation recorded itself. */
    public void value(String name, String unit, double value) {
        Map<String, Series> units = values.get(name);
        Series known = units == null ? null : units.get(unit);
        ValueStats.record(known != null ? known : firstValue(name, unit), value);
    }

    /** Adds a whole sentence to the notes of the run, once however often it is said. */
    public void note(String sentence) {
        if (notes.size() < NOTES) {
            notes.add(sentence);
        }
    }

    /** The series of the streams of that name; the same object each time, so keep it rather than ask per event. */
    public StreamSeries stream(String name) {
        StreamSeries known = streams.get(name);
        if (known != null) {
            return known;
        }
        SeriesKey key = admit(SeriesKey.of(Owner.STREAM, name));
        return streams.computeIfAbsent(key.name(), ignored -> {
            StreamSeries first = new StreamSeries(key, pool, this);
            all.put(key, first);
            return first;
        });
    }

    /** A user of that scenario has started, {@code lagNs} later than scheduled. */
    public void userStarted(String scenario, long lagNs) {
        Series users = scenario(scenario);
        users.count(Metric.STARTED);
        users.record(Metric.LAG, lagNs);
        users.up(Metric.ACTIVE);
        run.up(Metric.RUN_USERS);
    }

    /** A user of that scenario has ended. */
    public void userEnded(String scenario) {
        Series users = scenario(scenario);
        users.count(Metric.ENDED);
        users.down(Metric.ACTIVE);
        run.down(Metric.RUN_USERS);
    }

    /**
     * Everything counted so far, as if it were a whole run of no duration, and starts again from nothing. For tests of other rooms, on the
     * loop or where nothing else runs.
     */
    public RunStats drain() {
        IntervalBuilder builder = new IntervalBuilder(1, 0);
        builder.add(0, take(List.of(), 0));
        RunFold fold = new RunFold();
        fold.add(builder.closeLast(0, 0));
        return fold.toStats(RunCard.UNNAMED, 0, "", List.of());
    }

    /**
     * Hands over what has been counted and starts again from nothing.
     *
     * @param spares emptied histograms of an earlier interval of this loop
     * @param lateNs how long ago it was asked to
     */
    LoopInterval take(Collection<IntCountsHistogram> spares, long lateNs) {
        pool.giveBack(spares);
        List<SeriesCounts> counts = new ArrayList<>();
        Map<SeriesKey, Level[]> levels = new LinkedHashMap<>();
        for (Series series : all.values()) {
            SeriesCounts taken = series.take();
            if (taken != null) {
                counts.add(taken);
            }
            Level[] read = series.levels();
            if (read != null) {
                levels.put(series.key(), read);
            }
        }
        Map<SeriesKey, FanOut.Block> fanOuts = new LinkedHashMap<>();
        for (StreamSeries stream : streams.values()) {
            FanOut.Block block = stream.takeFanOut();
            if (block != null) {
                fanOuts.put(stream.key(), block);
            }
        }
        Set<String> said = notes;
        notes = new LinkedHashSet<>();
        return new LoopInterval(counts, levels, fanOuts, said, lateNs);
    }

    /** What belongs to the run as a whole. */
    Series run() {
        return run;
    }

    /** The name under which something is counted, see {@link SeriesLimits}. */
    SeriesKey admit(SeriesKey key) {
        return limits.admit(key);
    }

    /** The series of a name that has been admitted. */
    Series series(SeriesKey admitted) {
        Series known = all.get(admitted);
        return known != null ? known : all.computeIfAbsent(admitted, key -> new Series(key, pool));
    }

    private void failed(Series row, @Nullable String failure) {
        if (failure != null) {
            row.text(Metric.ROW_FAILURES, failure);
            run.text(Metric.FAILURES, failure);
        }
    }

    private static void recordIfHappened(Series row, Metric part, long valueNs) {
        if (valueNs >= 0) {
            row.record(part, valueNs);
        }
    }

    private Series row(List<String> path, String name, RowKind kind) {
        Map<String, Map<RowKind, Series>> siblings = rows.get(path);
        Map<RowKind, Series> ofName = siblings == null ? null : siblings.get(name);
        Series known = ofName == null ? null : ofName.get(kind);
        return known != null ? known : firstRow(path, name, kind);
    }

    private Series firstRow(List<String> path, String name, RowKind kind) {
        SeriesKey asked = SeriesKey.row(kind, NameLimit.cut(path), SafeText.cut(name));
        SeriesKey admitted = admit(asked);
        Series series = series(admitted);
        if (admitted.equals(asked)) {
            rows.computeIfAbsent(NameLimit.cut(path), ignored -> new LinkedHashMap<>())
                    .computeIfAbsent(SafeText.cut(name), ignored -> new EnumMap<>(RowKind.class))
                    .put(kind, series);
        }
        return series;
    }

    private Series firstValue(String name, String unit) {
        SeriesKey asked = SeriesKey.of(Owner.VALUE, name, unit);
        SeriesKey admitted = admit(asked);
        Series series = series(admitted);
        if (admitted.equals(asked)) {
            values.computeIfAbsent(name, ignored -> new LinkedHashMap<>()).put(unit, series);
        }
        return series;
    }

    private Series group(List<String> path) {
        Series known = groups.get(path);
        if (known != null) {
            return known;
        }
        SeriesKey key = admit(new SeriesKey(Owner.GROUP, path));
        return groups.computeIfAbsent(key.path(), ignored -> series(key));
    }

    private Series scenario(String name) {
        Series known = scenarios.get(name);
        if (known != null) {
            return known;
        }
        SeriesKey key = admit(SeriesKey.of(Owner.SCENARIO, name));
        return scenarios.computeIfAbsent(key.name(), ignored -> series(key));
    }
}
