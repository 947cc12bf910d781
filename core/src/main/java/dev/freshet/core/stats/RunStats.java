// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.Internal;
import dev.freshet.core.time.Lateness;
import dev.freshet.core.trust.TrustContext;
import dev.freshet.core.trust.TrustReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a run measured, so far or in the end. Immutable. What each figure means stands in {@code docs/measuring.md}.
 *
 * @param card what was run
 * @param duration from the start to the end, or to the last interval while the run goes on
 * @param ended in words how the run ended; empty while it goes on
 * @param series what was measured, by name, in order of appearance
 * @param timeline the run second by second
 * @param trust whether these figures can be trusted; known at the end
 * @param notes whole sentences on what limits these figures, such as names that were too many to tell apart
 */
public record RunStats(
        RunCard card,
        Duration duration,
        String ended,
        List<SeriesStats> series,
        Timeline timeline,
        TrustReport trust,
        List<String> notes) {

    /** The name of the sums. */
    private static final String ALL = "All";

    public RunStats {
        series = List.copyOf(series);
        notes = List.copyOf(notes);
    }

    /** What belongs to the run as a whole. */
    public SeriesStats run() {
        return series(Owner.RUN).findFirst().orElseGet(() -> SeriesStats.none(SeriesKey.RUN));
    }

    /** Requests, connects, checks and operations by groups and name, in order of appearance. */
    public List<RequestStats> requests() {
        return series(Owner.ROW).map(RequestStats::new).toList();
    }

    /** Groups by path, in order of appearance. */
    public List<GroupStats> groups() {
        return series(Owner.GROUP).map(GroupStats::new).toList();
    }

    /** Streams by name, in order of appearance. */
    public List<StreamStats> streams() {
        Map<String, List<StandingCheckStats>> checks = new LinkedHashMap<>();
        series(Owner.STANDING_CHECK)
                .forEach(check -> checks.computeIfAbsent(check.key().path().get(0), ignored -> new ArrayList<>())
                        .add(new StandingCheckStats(check)));
        Map<String, List<MeasureStats>> measures = measuresByStream();
        return series(Owner.STREAM)
                .map(stream -> new StreamStats(
                        stream,
                        checks.getOrDefault(stream.key().name(), List.of()),
                        measures.getOrDefault(stream.key().name(), List.of())))
                .toList();
    }

    private Map<String, List<MeasureStats>> measuresByStream() {
        Map<String, List<MeasureStats>> byStream = new LinkedHashMap<>();
        for (SeriesStats one : series) {
            if (one.key().owner() == Owner.MEASURE) {
                MeasureStats measure = new MeasureStats(one);
                byStream.computeIfAbsent(measure.stream(), ignored -> new ArrayList<>())
                        .add(measure);
            }
        }
        return byStream;
    }

    /** What the simulation recorded itself, by name and unit, in order of appearance. */
    public List<ValueStats> values() {
        return series(Owner.VALUE).map(ValueStats::new).toList();
    }

    /** Virtual users by scenario, in order of appearance. */
    public List<UserStats> users() {
        return series(Owner.SCENARIO).map(UserStats::new).toList();
    }

    /** What rows failed by, and what connections of streams were lost by or could not be made anew by, the most frequent first. */
    public List<ErrorCount> rowFailures() {
        return run().texts(Metric.FAILURES);
    }

    /** What went wrong without being a row, the most frequent first: expressions, functions, feeders. */
    public List<ErrorCount> errors() {
        return run().texts(Metric.ERRORS);
    }

    /** The same, with what the tool found out about itself. */
    @Internal
    public RunStats withTrust(TrustReport changed) {
        return new RunStats(card, duration, ended, series, timeline, changed, notes);
    }

    /** What the verdict on these figures depends on, beside what the tool found out about itself. */
    @Internal
    public TrustContext trustContext() {
        long late = failures().stream()
                .filter(failure -> Lateness.isRemarked(failure.text()))
                .mapToLong(ErrorCount::count)
                .sum();
        boolean usesWallClock = series(Owner.STREAM).anyMatch(stream -> stream.count(Metric.DELIVERY_LATENCY) > 0);
        return new TrustContext(late, usesWallClock);
    }

    /** Whether the run is still going on. */
    public boolean isRunning() {
        return ended.isEmpty();
    }

    /** All rows together. Their times are those of plain requests, connects and waits, for nothing else takes time. */
    public RequestStats allRequests() {
        return requests().stream().reduce(RequestStats.none(ALL, RowKind.REQUEST), RequestStats::plus);
    }

    /** All rows of one kind together. */
    public RequestStats allRequests(RowKind kind) {
        return requests().stream()
                .filter(request -> request.kind() == kind)
                .reduce(RequestStats.none(ALL, kind), RequestStats::plus);
    }

    /** The rows of one kind, in order of appearance. */
    public List<RequestStats> requests(RowKind kind) {
        return requests().stream().filter(request -> request.kind() == kind).toList();
    }

    /** Everything that went wrong, the most frequent first. */
    public List<ErrorCount> failures() {
        return ErrorCount.sum(rowFailures(), errors());
    }

    /** How many errors there were that are no row. */
    public long errorCount() {
        return run().count(Metric.ERRORS);
    }

    /** All streams together. Their levels are known for all at once: a peak does not follow from the peaks of its parts. */
    public StreamStats allStreams() {
        Level[] levels = {run().level(Metric.RUN_OPEN), run().level(Metric.RUN_CONNECTING)};
        StreamStats all =
                new StreamStats(SeriesStats.ofLevels(SeriesKey.of(Owner.STREAM, ALL), levels), List.of(), List.of());
        for (StreamStats stream : streams()) {
            all = all.plus(stream, levels);
        }
        return all;
    }

    /** All virtual users together. */
    public UserStats allUsers() {
        Level[] levels = {run().level(Metric.RUN_USERS)};
        SeriesStats all = SeriesStats.ofLevels(SeriesKey.of(Owner.SCENARIO, ALL), levels);
        for (UserStats scenario : users()) {
            all = all.plus(scenario.series(), levels);
        }
        return new UserStats(all);
    }

    /** The rows of that path, of whatever kind: its groups, outermost first, then its name. */
    public Optional<RequestStats> request(List<String> path) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        List<String> above = path.subList(0, path.size() - 1);
        String name = path.get(path.size() - 1);
        return requests().stream()
                .filter(request ->
                        request.name().equals(name) && request.groups().equals(above))
                .reduce(RequestStats::plus);
    }

    /** The group of that path, outermost first. */
    public Optional<GroupStats> group(List<String> path) {
        return groups().stream().filter(group -> group.path().equals(path)).findFirst();
    }

    /** The streams of that name. */
    public Optional<StreamStats> stream(String name) {
        return streams().stream().filter(stream -> stream.name().equals(name)).findFirst();
    }

    /** What was measured of those of an owner, by name. */
    public Stream<SeriesStats> series(Owner owner) {
        return series.stream().filter(one -> one.key().owner() == owner);
    }
}
