// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.Assertion;
import dev.freshet.core.AssertionTarget;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StandingCheckStats;
import dev.freshet.core.text.SafeText;
import java.util.List;
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
        Assertion.Scope scope = assertion.scope();
        if (assertion.target().metric() == AssertionTarget.Metric.ERRORS) {
            return errors(scope);
        }
        boolean ofStreams = assertion.target().metric().isOfStreams();
        if (scope instanceof Assertion.Scope.Details details) {
            return ofStreams ? stream(details) : request(details);
        }
        if (scope instanceof Assertion.Scope.ForAll) {
            return ofStreams ? eachStream(scope.words()) : eachRequest(scope.words());
        }
        return ofStreams ? allStreams(scope.words()) : allRequests(scope.words());
    }

    private List<Subject> allRequests(String path) {
        return List.of(Subject.known(path, RequestFigures.of(stats.allRequests(), seconds)));
    }

    private List<Subject> errors(Assertion.Scope scope) {
        return List.of(
                scope instanceof Assertion.Scope.Global
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

    private List<Subject> eachRequest(String path) {
        List<Subject> each = stats.requests().stream()
                .map(request -> Subject.known(request.path(), RequestFigures.of(request, seconds)))
                .toList();
        return Subject.orElse(each, path, "no request was counted in this run");
    }

    private List<Subject> eachStream(String path) {
        List<Subject> each = stats.streams().stream()
                .map(stream -> Subject.known(stream.name(), new StreamFigures(stream, seconds)))
                .toList();
        return Subject.orElse(each, path, NO_STREAM);
    }

    private List<Subject> request(Assertion.Scope.Details details) {
        // As rows are named: without secrets.
        List<String> path = details.path().stream().map(SafeText::cut).toList();
        Optional<RequestFigures> found = stats.request(path)
                .map(request -> RequestFigures.of(request, seconds))
                .or(() -> stats.group(path).map(group -> RequestFigures.of(group, seconds)))
                .or(() -> standingCheck(path).map(check -> RequestFigures.of(check, seconds)));
        return Subject.orElse(
                found, details.words(), "no request, check or group '" + details.words() + "' was counted in this run");
    }

    private Optional<StandingCheckStats> standingCheck(List<String> path) {
        return path.size() > 1
                ? Optional.empty()
                : stats.allStreams().standingChecks().stream()
                        .filter(check -> check.name().equals(path.get(0)))
                        .findFirst();
    }

    private List<Subject> stream(Assertion.Scope.Details details) {
        if (details.path().size() > 1) {
            return List.of(Subject.unknown(
                    details.words(), "streams are counted by name alone: leave out the groups around it"));
        }
        Optional<StreamFigures> found =
                stats.stream(details.path().get(0)).map(stream -> new StreamFigures(stream, seconds));
        return Subject.orElse(found, details.words(), "no stream '" + details.words() + "' was connected in this run");
    }
}
