// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.Internal;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
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

    private final HistogramPool pool = new HistogramPool();
    private final RunLimits limits = new RunLimits();
    private final Map<String, StreamSeries> streams = new LinkedHashMap<>();
    private final Map<String, Gauge> active = new LinkedHashMap<>();
    private final Set<String> detailed = new HashSet<>();
    private final Gauge activeUsers = new Gauge();
    private final Gauge open = new Gauge();
    private final Gauge connecting = new Gauge();
    private RunCounts counts = new RunCounts(limits, pool);

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
        counts.request(groups, name, kind).record(endNs - startNs, failure);
        counts.failure(failure);
    }

    /** Counts one that cannot take time: an order that was carried out at once, a check whose message had arrived before it was set. */
    public void instant(List<String> groups, String name, RowKind kind, @Nullable String failure) {
        counts.request(groups, name, kind).instant(failure);
        counts.failure(failure);
    }

    /** Counts one that could not be attempted, because its stream had failed, had ended or never was there. Neither OK nor KO, and no failure. */
    public void skipped(List<String> groups, String name, RowKind kind) {
        counts.request(groups, name, kind).skipped();
    }

    /** Counts one that the end of the run cut off. Neither OK nor KO. */
    public void unfinished(List<String> groups, String name, RowKind kind, long startNs, long nowNs) {
        counts.request(groups, name, kind).unfinished.record(nowNs - startNs);
    }

    /**
     * Counts what a request cost on the wire, beside {@link #request}, which is called with the same groups, name and kind. One whose costs come in several
     * parts, as a request that is redirected, may call this several times.
     */
    public void wire(List<String> groups, String name, RowKind kind, RequestParts parts) {
        counts.request(groups, name, kind).wire().record(parts);
    }

    /**
     * Counts one finished pass through a group.
     *
     * @param path the names of the groups around it and its own, outermost first
     * @param cumulatedNs the response times within it added up, without pauses
     * @param ok whether nothing in it failed
     */
    public void group(List<String> path, long startNs, long endNs, long cumulatedNs, boolean ok) {
        counts.group(path).record(endNs - startNs, cumulatedNs, ok);
    }

    /** Counts an error that is no request: an expression that could not be resolved, a function that threw. The run has failed by it. */
    public void error(String message) {
        counts.error(message);
    }

    /** Counts a failure that is neither a row nor an error: a connection of a stream that was lost and is being made anew. */
    public void failure(String text) {
        counts.failure(text);
    }

    /** Whether this loop has not heard yet what a server says of that failure. */
    public boolean lacksDetail(String failure) {
        return detailed.size() < NameLimit.NAMES && !detailed.contains(TextCounts.cut(failure));
    }

    /** Keeps what a server says of a failure beside its text, the first time that it is heard; it may be empty. */
    public void detail(String failure, String detail) {
        if (lacksDetail(failure)) {
            detailed.add(TextCounts.cut(failure));
            counts.detail(failure, detail);
        }
    }

    /** Adds a whole sentence to the notes of the run, once however often it is said. */
    public void note(String sentence) {
        counts.note(sentence);
    }

    /** The series of the streams of that name; the same object each time, so keep it rather than ask per event. */
    public StreamSeries stream(String name) {
        StreamSeries known = streams.get(name);
        if (known != null) {
            return known;
        }
        return streams.computeIfAbsent(limits.stream(name), key -> new StreamSeries(key, pool, open, connecting));
    }

    /** A user of that scenario has started, {@code lagNs} later than scheduled. */
    public void userStarted(String scenario, long lagNs) {
        UserCounts users = counts.users(scenario);
        users.started++;
        users.lag.record(lagNs);
        activeUsers.up();
        active(scenario).up();
    }

    /** A user of that scenario has ended. */
    public void userEnded(String scenario) {
        counts.users(scenario).ended++;
        activeUsers.down();
        active(scenario).down();
    }

    /**
     * Everything counted so far, as if it were a whole run of no duration, and starts again from nothing. For tests of other rooms, on the
     * loop or where nothing else runs.
     */
    public RunStats drain() {
        RunTotals totals = new RunTotals(1);
        totals.add(0, take(List.of(), 0));
        totals.closeRow(0, 0);
        return totals.toStats(RunCard.UNNAMED, 0, "", List.of());
    }

    /**
     * Hands over what has been counted and starts again from nothing.
     *
     * @param spares emptied histograms of an earlier interval of this loop
     * @param lateNs how long ago it was asked to
     */
    LoopInterval take(Collection<IntCountsHistogram> spares, long lateNs) {
        pool.giveBack(spares);
        RunCounts taken = counts;
        counts = new RunCounts(limits, pool);
        Map<String, Level> openByStream = new LinkedHashMap<>();
        Map<String, Level> connectingByStream = new LinkedHashMap<>();
        streams.forEach((name, series) -> {
            taken.put(series.take());
            openByStream.put(name, series.open().read());
            connectingByStream.put(name, series.connectingNow().read());
        });
        Map<String, Level> byScenario = new LinkedHashMap<>();
        active.forEach((scenario, gauge) -> byScenario.put(scenario, gauge.read()));
        Levels levels = new Levels(
                activeUsers.read(), open.read(), connecting.read(), byScenario, openByStream, connectingByStream);
        return new LoopInterval(taken, levels, lateNs);
    }

    private Gauge active(String scenario) {
        Gauge known = active.get(scenario);
        return known != null ? known : active.computeIfAbsent(limits.scenario(scenario), ignored -> new Gauge());
    }
}
