// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.Assertion;
import dev.freshet.core.AssertionScope;
import dev.freshet.core.AssertionTarget;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StandingCheckStats;
import dev.freshet.core.text.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what assertions are about in the statistics of one run. */
final class Subjects {

    private static final String NO_STREAM = "no stream was connected in this run";

    private final RunStats stats;
    private final double seconds;

    Subjects(RunStats stats) {
        this.stats = stats;
        this.seconds = stats.duration().toNanos() / 1e9;
    }

    /** At least one. */
    List<Subject> of(Assertion assertion) {
        AssertionScope scope = assertion.scope();
        if (assertion.target().metric() == AssertionTarget.Metric.ERRORS) {
            return errors(scope);
        }
        boolean ofStreams = assertion.target().metric().isOfStreams();
        if (scope instanceof AssertionScope.Details details) {
            return ofStreams
                    ? stream(details)
                    : request(details, assertion.target().rows());
        }
        if (scope instanceof AssertionScope.ForAll) {
            return ofStreams ? eachStream(scope.words()) : eachRequest(scope.words(), assertion.target());
        }
        return ofStreams ? allStreams(scope.words()) : allRequests(scope.words(), assertion.target());
    }

    private List<Subject> allRequests(String path, AssertionTarget target) {
        return List.of(Subject.known(path, new RequestFigures(rows(target.rows()), seconds)));
    }

    /** The rows of those kinds. */
    private List<RequestStats> rows(AssertionTarget.Rows rows) {
        return switch (rows) {
            case ALL -> stats.requests();
            case REQUESTS -> stats.requests(RowKind.REQUEST);
            case CONNECTS -> stats.requests(RowKind.CONNECT);
            case CHECKS -> stats.requests(RowKind.CHECK);
        };
    }

    private List<Subject> errors(AssertionScope scope) {
        return List.of(
                scope instanceof AssertionScope.Global
                        ? Subject.known(scope.words(), target -> new Reading.Value(stats.errorCount()))
                        : Subject.unknown(
                                scope.words(), "errors are counted for the whole run: use global().errors()"));
    }

    private List<Subject> allStreams(String path) {
        Optional<StreamFigures> all = stats.streams().isEmpty()
                ? Optional.empty()
                : Optional.of(new StreamFigures(stats.allStreams(), seconds));
        return Subject.orElse(all, path, NO_STREAM);
    }

    /**
     * One for each path. An assertion on times leaves out those of which nothing took time though it came to its end: what takes no time is as fast as can be
     * asked for.
     */
    private List<Subject> eachRequest(String path, AssertionTarget target) {
        Map<String, List<RequestStats>> byPath = new LinkedHashMap<>();
        rows(target.rows())
                .forEach(row -> byPath.computeIfAbsent(row.path(), ignored -> new ArrayList<>())
                        .add(row));
        List<Subject> each = new ArrayList<>();
        byPath.forEach((name, rows) -> {
            boolean isUntimed = rows.stream().allMatch(row -> row.all().isEmpty())
                    && rows.stream().anyMatch(row -> row.count() > 0);
            if (!(target.metric().isTime() && isUntimed)) {
                each.add(Subject.known(name, new RequestFigures(rows, seconds)));
            }
        });
        return Subject.orElse(each, path, "no " + words(target.rows()) + " was counted in this run");
    }

    private static String words(AssertionTarget.Rows rows) {
        return switch (rows) {
            case ALL, REQUESTS -> "request";
            case CONNECTS -> "connect";
            case CHECKS -> "check";
        };
    }

    private List<Subject> eachStream(String path) {
        List<Subject> each = stats.streams().stream()
                .map(stream -> Subject.known(stream.name(), new StreamFigures(stream, seconds)))
                .toList();
        return Subject.orElse(each, path, NO_STREAM);
    }

    private List<Subject> request(AssertionScope.Details details, AssertionTarget.Rows rows) {
        // As rows are named: without secrets.
        List<String> path = details.path().stream().map(SafeText::cut).toList();
        String name = "'" + details.words() + "'";
        List<RequestStats> named =
                rows(rows).stream().filter(row -> row.names().equals(path)).toList();
        if (!named.isEmpty()) {
            return List.of(Subject.known(details.words(), new RequestFigures(named, seconds)));
        }
        if (rows != AssertionTarget.Rows.ALL) {
            String reason = "no " + words(rows) + " " + name + " was counted in this run";
            return List.of(Subject.unknown(details.words(), reason));
        }
        Optional<PassFigures> found = stats.group(path)
                .map(group -> PassFigures.of(group, seconds))
                .or(() -> standingCheck(path).map(check -> PassFigures.of(check, seconds)));
        return Subject.orElse(
                found, details.words(), "no request, check or group " + name + " was counted in this run");
    }

    private Optional<StandingCheckStats> standingCheck(List<String> path) {
        return path.size() > 1
                ? Optional.empty()
                : stats.allStreams().standingChecks().stream()
                        .filter(check -> check.name().equals(path.get(0)))
                        .findFirst();
    }

    private List<Subject> stream(AssertionScope.Details details) {
        if (details.path().size() > 1) {
            return List.of(Subject.unknown(
                    details.words(), "streams are counted by name alone: leave out the groups around it"));
        }
        Optional<StreamFigures> found =
                stats.stream(details.path().get(0)).map(stream -> new StreamFigures(stream, seconds));
        return Subject.orElse(found, details.words(), "no stream '" + details.words() + "' was connected in this run");
    }
}
