// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.Assertion;
import dev.freshet.core.AssertionScope;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Owner;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.SeriesKey;
import dev.freshet.core.stats.SeriesStats;
import dev.freshet.core.text.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what assertions are about in the statistics of one run. */
final class Subjects {

    private static final SeriesKey ALL_ROWS = new SeriesKey(Owner.ROW, List.of(RowKind.REQUEST.key(), "All"));

    private final RunStats stats;
    private final double seconds;

    Subjects(RunStats stats) {
        this.stats = stats;
        this.seconds = stats.duration().toNanos() / 1e9;
    }

    /** At least one. */
    List<Subject> of(Assertion assertion) {
        AssertionScope scope = assertion.scope();
        List<Asked> asked = Asked.of(assertion.target());
        if (asked.isEmpty()) {
            return List.of(Subject.unknown(scope.words(), Figures.unmeasured(assertion.target())));
        }
        if (scope instanceof AssertionScope.Details details) {
            return List.of(named(details, asked));
        }
        return scope instanceof AssertionScope.ForAll
                ? each(scope.words(), asked.get(0))
                : List.of(all(scope.words(), asked.get(0)));
    }

    // ---- global() ------------------------------------------------------------------------------------------------

    private Subject all(String path, Asked asked) {
        List<SeriesStats> series = series(asked).toList();
        Owner owner = asked.owner();
        if (owner == Owner.VALUE && series.size() > 1) {
            return Subject.unknown(
                    path,
                    "values of several names are not added up: use values(\""
                            + series.get(0).key().path().get(0) + "\")");
        }
        if (isMixture(owner, series)) {
            return Subject.unknown(path, severalMeasures(series));
        }
        boolean isCounted = owner == Owner.ROW || owner == Owner.RUN;
        return series.isEmpty() && !isCounted
                ? Subject.unknown(path, "no " + Names.none(asked, ""))
                : known(path, sum(owner, series), asked);
    }

    /** Peaks do not follow from the peaks of the parts. */
    private SeriesStats sum(Owner owner, List<SeriesStats> series) {
        return switch (owner) {
            case STREAM -> stats.allStreams().series();
            case SCENARIO -> stats.allUsers().series();
            case RUN -> stats.run();
            case ROW -> SeriesStats.sum(ALL_ROWS, series);
            default -> SeriesStats.sum(series.get(0).key(), series);
        };
    }

    // ---- forAll() ------------------------------------------------------------------------------------------------

    /**
     * One for each name. An assertion on times leaves out those of which nothing took time though it came to its end: what takes no time is as fast as can be
     * asked for.
     */
    private List<Subject> each(String path, Asked asked) {
        if (asked.owner() == Owner.RUN) {
            return List.of(Subject.unknown(path, ofTheRun(asked)));
        }
        Map<String, List<SeriesStats>> byName = new LinkedHashMap<>();
        series(asked)
                .forEach(one -> byName.computeIfAbsent(
                                String.join(" / ", Names.of(one.key())), name -> new ArrayList<>())
                        .add(one));
        List<Subject> each = new ArrayList<>();
        byName.forEach((name, series) -> {
            SeriesStats sum = SeriesStats.sum(series.get(0).key(), series);
            if (!(asked.isResponseTime() && isUntimed(sum))) {
                each.add(known(name, sum, asked));
            }
        });
        return each.isEmpty() ? List.of(Subject.unknown(path, "no " + Names.none(asked, ""))) : each;
    }

    private static boolean isUntimed(SeriesStats row) {
        return row.count(Metric.OK) + row.count(Metric.KO) == 0
                && row.count(Metric.OK_UNTIMED) + row.count(Metric.KO_UNTIMED) > 0;
    }

    // ---- details(…) ----------------------------------------------------------------------------------------------

    private Subject named(AssertionScope.Details details, List<Asked> asked) {
        // As series are named: without secrets.
        List<String> path = details.path().stream().map(SafeText::cut).toList();
        for (Asked one : asked) {
            List<SeriesStats> found = series(one)
                    .filter(series -> Names.isNamed(series.key(), path))
                    .toList();
            if (one.owner() == Owner.VALUE && found.size() > 1) {
                return Subject.unknown(details.words(), severalUnits(found));
            }
            if (isMixture(one.owner(), found)) {
                return Subject.unknown(details.words(), severalMeasures(found));
            }
            if (!found.isEmpty()) {
                return known(details.words(), SeriesStats.sum(found.get(0).key(), found), one);
            }
        }
        return Subject.unknown(details.words(), unknown(details, asked));
    }

    private String unknown(AssertionScope.Details details, List<Asked> asked) {
        Asked first = asked.get(0);
        if (first.owner() == Owner.RUN && asked.size() == 1) {
            return ofTheRun(first);
        }
        if (first.owner() == Owner.STREAM && details.path().size() > 1) {
            return "streams are counted by name alone: leave out the groups around it";
        }
        String name = " '" + details.words() + "'";
        boolean isOfRows = first.owner() == Owner.ROW && asked.size() > 1;
        return isOfRows
                ? "no request, check or group" + name + " was counted in this run"
                : "no " + Names.none(asked.get(asked.size() - 1), name);
    }

    private static String severalUnits(List<SeriesStats> found) {
        List<String> first = found.get(0).key().path();
        String units =
                found.stream().map(series -> "'" + series.key().name() + "'").collect(Collectors.joining(", "));
        return "it was recorded in several units (" + units + "): say which, as in values(\"" + first.get(0) + "\", \""
                + first.get(1) + "\")";
    }

    /** Measures of one name and unit are of the same thing, on whatever stream. */
    private static boolean isMixture(Owner owner, List<SeriesStats> series) {
        return owner == Owner.MEASURE
                && series.stream().map(Subjects::thing).distinct().count() > 1;
    }

    private static List<String> thing(SeriesStats measure) {
        List<String> path = measure.key().path();
        return path.subList(1, path.size());
    }

    private static String severalMeasures(List<SeriesStats> found) {
        String names = found.stream()
                .map(series -> "'" + String.join(" / ", thing(series)) + "'")
                .distinct()
                .collect(Collectors.joining(", "));
        return "measures of several names or units are not added up (" + names + "): say which, as in measure(\""
                + thing(found.get(0)).get(0) + "\")";
    }

    // ---- everywhere ----------------------------------------------------------------------------------------------

    private Subject known(String path, SeriesStats series, Asked asked) {
        return Subject.known(path, new Figures(series, asked, seconds));
    }

    private Stream<SeriesStats> series(Asked asked) {
        String kind = asked.target().kind();
        return stats.series(asked.owner())
                .filter(one -> kind.isEmpty() || Names.kind(one.key()).equals(kind));
    }

    private static String ofTheRun(Asked asked) {
        Metric metric = asked.metrics().get(0);
        String method = metric == Metric.ERRORS ? "errors()" : "metric(\"" + metric.key() + "\")";
        String counted = metric == Metric.ERRORS ? metric.key() : metric.title();
        return counted + " are counted for the whole run: use global()." + method;
    }
}
