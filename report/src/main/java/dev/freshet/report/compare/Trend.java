// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.compare;

import dev.freshet.core.Internal;
import dev.freshet.report.compare.Difference.Finding;
import dev.freshet.report.compare.PastRun.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Several runs in a row, the newest measured by the earlier ones. It is real that a figure of it differs if it lies beyond the tolerance around their median by more than their own spread explains: by Student's prediction interval
 * for one more run, corrected by Holm for the number of figures. Immutable.
 *
 * @param runs in order of their start
 * @param tolerance by which share figures may differ
 * @param rows every key figure
 * @param caveats in what the runs differ that should be alike, as sentences
 */
@Internal
public record Trend(List<PastRun> runs, double tolerance, List<Row> rows, List<String> caveats) {

    /** With fewer earlier runs nothing is said of the newest. */
    public static final int FEWEST_EARLIER = 3;

    /**
     * A figure through all runs.
     *
     * @param values of each run, NaN where it has none
     * @param median of the earlier runs; NaN where none has it
     * @param finding of the newest
     */
    public record Row(Measure measure, List<Double> values, double median, Finding finding) {

        public Row {
            values = List.copyOf(values);
        }

        /** The figure of the newest run. */
        public double newest() {
            return values.get(values.size() - 1);
        }

        /** The newest measured by the median, as a share; NaN where it is not known. */
        public double change() {
            return newest() == median ? 0 : newest() / median - 1;
        }
    }

    public Trend {
        runs = List.copyOf(runs);
        rows = List.copyOf(rows);
        caveats = List.copyOf(caveats);
    }

    /**
     * Puts runs in a row.
     *
     * @param all at least two
     */
    public static Trend of(List<PastRun> all, double tolerance) {
        List<PastRun> runs =
                all.stream().sorted(Comparator.comparing(PastRun::start)).toList();
        Set<Measure> measures = new LinkedHashSet<>();
        runs.forEach(run -> measures.addAll(run.values().keySet()));
        List<Measure> told = measures.stream()
                .filter(measure -> runs.stream().anyMatch(run -> isTold(value(run, measure))))
                .toList();
        double[] up = told.stream()
                .mapToDouble(measure -> chance(runs, measure, tolerance, true))
                .toArray();
        double[] down = told.stream()
                .mapToDouble(measure -> chance(runs, measure, tolerance, false))
                .toArray();
        double[] either = new double[up.length];
        Arrays.setAll(either, i -> Math.min(1, 2 * Math.min(up[i], down[i])));
        double[] corrected = Holm.corrected(either);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < corrected.length; i++) {
            Measure measure = told.get(i);
            List<Double> values =
                    runs.stream().map(run -> value(run, measure).value()).toList();
            double median = median(earlier(runs, measure));
            rows.add(new Row(
                    measure,
                    values,
                    median,
                    finding(measure, values, median, corrected[i], up[i] < down[i], tolerance)));
        }
        return new Trend(runs, tolerance, rows, caveats(runs));
    }

    private static boolean isTold(Value value) {
        return Double.isFinite(value.value()) && value.value() != 0;
    }

    private static Value value(PastRun run, Measure measure) {
        double nothing = measure.figure().isZeroWhereMissing() ? 0 : Double.NaN;
        return run.values().getOrDefault(measure, new Value(nothing, 0));
    }

    private static double[] earlier(List<PastRun> runs, Measure measure) {
        return runs.subList(0, runs.size() - 1).stream()
                .mapToDouble(run -> value(run, measure).value())
                .filter(Double::isFinite)
                .toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length == 0
                ? Double.NaN
                : sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** How probable the newest value is if it were not beyond the tolerance, in one direction. */
    private static double chance(List<PastRun> runs, Measure measure, double tolerance, boolean isUp) {
        double[] earlier = earlier(runs, measure);
        Value newest = value(runs.get(runs.size() - 1), measure);
        int n = earlier.length;
        if (n < FEWEST_EARLIER || !Double.isFinite(newest.value())) {
            return 1;
        }
        if (Arrays.stream(earlier).allMatch(value -> value == 0)) {
            // All of them fell into the last of n + 1 runs, where each could as well have been in any.
            return isUp ? Math.pow(1.0 / (n + 1), (double) newest.count()) : 1;
        }
        double median = median(earlier);
        boolean hasLogs = newest.value() > 0 && Arrays.stream(earlier).allMatch(value -> value > 0);
        double[] values = hasLogs ? Arrays.stream(earlier).map(Math::log).toArray() : earlier;
        double bound = isUp ? median * (1 + tolerance) : median / (1 + tolerance);
        double beyond = hasLogs ? Math.log(newest.value() / bound) : newest.value() - bound;
        double mean = Arrays.stream(values).average().orElse(0);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double error = Math.sqrt(squares / (n - 1) * (1 + 1.0 / n));
        double distance = isUp ? beyond : -beyond;
        return error == 0 ? (distance > 0 ? 0 : 1) : StudentT.above(distance / error, n - 1.0);
    }

    @SuppressWarnings("checkstyle:ParameterNumber") // called in one place; each is of another kind
    private static Finding finding(
            Measure measure, List<Double> values, double median, double chance, boolean isUp, double tolerance) {
        long earlier = values.subList(0, values.size() - 1).stream()
                .filter(Double::isFinite)
                .count();
        double newest = values.get(values.size() - 1);
        if (earlier < FEWEST_EARLIER || !Double.isFinite(newest)) {
            return Finding.TOO_SHORT;
        }
        if (chance <= Comparison.LEVEL) {
            return measure.worse().finding(isUp);
        }
        boolean isWithin = newest <= median * (1 + tolerance) && newest >= median / (1 + tolerance);
        return isWithin ? Finding.SAME : Finding.NOISE;
    }

    private static List<String> caveats(List<PastRun> runs) {
        List<String> caveats = new ArrayList<>();
        if (runs.stream().map(PastRun::simulation).distinct().count() > 1) {
            caveats.add("These are runs of different simulations.");
        }
        if (runs.stream().map(PastRun::plan).distinct().count() > 1) {
            caveats.add("These are runs of different plans.");
        }
        long suspect = runs.stream().filter(PastRun::isSuspect).count();
        if (suspect > 0) {
            caveats.add(suspect + " of " + runs.size() + " runs "
                    + (suspect == 1 ? "is suspect: its" : "are suspect: their") + " figures may be the tool's own.");
        }
        return caveats;
    }

    /** Whether the newest run is worse than the earlier ones. */
    public boolean isWorse() {
        return rows.stream().anyMatch(row -> row.finding() == Finding.WORSE);
    }

    /** The verdict on the newest run, as {@link Comparison} has it. */
    public Comparison.Verdict verdict() {
        if (isWorse()) {
            return Comparison.Verdict.WORSE;
        }
        if (rows.stream().anyMatch(row -> row.finding() == Finding.BETTER)) {
            return Comparison.Verdict.BETTER;
        }
        return rows.stream().allMatch(row -> row.finding() == Finding.TOO_SHORT)
                ? Comparison.Verdict.TOO_SHORT
                : Comparison.Verdict.SAME;
    }

    /** Whether the newest run is suspect. */
    public boolean isSuspect() {
        return runs.get(runs.size() - 1).isSuspect();
    }
}
