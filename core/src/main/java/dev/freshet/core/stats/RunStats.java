// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that a run measured, so far or in the end. Immutable. What each figure means stands in {@code docs/measuring.md}.
 *
 * @param card what was run
 * @param duration from the start to the end, or to the last interval while the run goes on
 * @param ended in words how the run ended; empty while it goes on
 * @param requests requests and checks by groups and name, in order of appearance
 * @param groups groups by path, in order of appearance
 * @param streams streams by name, in order of appearance
 * @param streamLevels open and connecting streams of all names together
 * @param users virtual users by scenario, in order of appearance
 * @param usersActiveMax the most users active at once, of all scenarios together
 * @param rowFailures what rows failed by, and what connections of streams were lost by or could not be made anew by, the most frequent first
 * @param errors what went wrong without being a row, the most frequent first: expressions, functions, feeders
 * @param timeline the run second by second
 * @param notes whole sentences on what limits these figures, such as names that were too many to tell apart
 */
public record RunStats(
        RunCard card,
        Duration duration,
        String ended,
        List<RequestStats> requests,
        List<GroupStats> groups,
        List<StreamStats> streams,
        StreamLevels streamLevels,
        List<UserStats> users,
        int usersActiveMax,
        List<ErrorCount> rowFailures,
        List<ErrorCount> errors,
        Timeline timeline,
        List<String> notes) {

    /** The name of the sums. */
    private static final String ALL = "All";

    public RunStats {
        requests = List.copyOf(requests);
        groups = List.copyOf(groups);
        streams = List.copyOf(streams);
        users = List.copyOf(users);
        rowFailures = List.copyOf(rowFailures);
        errors = List.copyOf(errors);
        notes = List.copyOf(notes);
    }

    /** Whether the run is still going on. */
    public boolean isRunning() {
        return ended.isEmpty();
    }

    /** All rows together. Their times are those of plain requests, connects and waits, for nothing else takes time. */
    public RequestStats allRequests() {
        return requests.stream().reduce(RequestStats.none(ALL, RowKind.REQUEST), RequestStats::plus);
    }

    /** All rows of one kind together. */
    public RequestStats allRequests(RowKind kind) {
        return requests.stream()
                .filter(request -> request.kind() == kind)
                .reduce(RequestStats.none(ALL, kind), RequestStats::plus);
    }

    /** The rows of one kind, in order of appearance. */
    public List<RequestStats> requests(RowKind kind) {
        return requests.stream().filter(request -> request.kind() == kind).toList();
    }

    /** Everything that went wrong, the most frequent first. */
    public List<ErrorCount> failures() {
        return ErrorCount.sum(rowFailures, errors);
    }

    /** How many errors there were that are no row. */
    public long errorCount() {
        return errors.stream().mapToLong(ErrorCount::count).sum();
    }

    /** All streams together. */
    public StreamStats allStreams() {
        StreamStats all = StreamStats.none(ALL);
        for (StreamStats stream : streams) {
            all = all.plus(stream, streamLevels);
        }
        return all;
    }

    /** All virtual users together. */
    public UserStats allUsers() {
        long started = 0;
        long ended = 0;
        LatencyStats lag = LatencyStats.NONE;
        for (UserStats scenario : users) {
            started += scenario.started();
            ended += scenario.ended();
            lag = lag.plus(scenario.lag());
        }
        return new UserStats(ALL, started, ended, usersActiveMax, lag);
    }

    /** The rows of that path, of whatever kind: its groups, outermost first, then its name. */
    public Optional<RequestStats> request(List<String> path) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        List<String> above = path.subList(0, path.size() - 1);
        String name = path.get(path.size() - 1);
        return requests.stream()
                .filter(request ->
                        request.name().equals(name) && request.groups().equals(above))
                .reduce(RequestStats::plus);
    }

    /** The group of that path, outermost first. */
    public Optional<GroupStats> group(List<String> path) {
        return groups.stream().filter(group -> group.path().equals(path)).findFirst();
    }

    /** The streams of that name. */
    public Optional<StreamStats> stream(String name) {
        return streams.stream().filter(stream -> stream.name().equals(name)).findFirst();
    }
}
