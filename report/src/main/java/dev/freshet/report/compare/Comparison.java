// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.compare;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.SeriesKey;
import dev.freshet.core.stats.SeriesStats;
import dev.freshet.report.compare.Difference.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two runs side by side. Immutable.
 *
 * @param a the first run, which the second is measured by
 * @param tolerance by which share figures may differ
 * @param caveats in what the runs differ that should be alike, as sentences
 * @param differences every figure that both runs have, the real differences first, of these the greatest
 * @param onlyA the series and the texts of errors that the first run has alone
 * @param onlyB those of the second
 */
@Internal
public record Comparison(
        ComparedRun a,
        ComparedRun b,
        double tolerance,
        List<String> caveats,
        List<Difference> differences,
        List<String> onlyA,
        List<String> onlyB) {

    /** How often one comparison of runs without a difference may find one. */
    static final double LEVEL = 0.05;

    public Comparison {
        caveats = List.copyOf(caveats);
        differences = List.copyOf(differences);
        onlyA = List.copyOf(onlyA);
        onlyB = List.copyOf(onlyB);
    }

    /** What it comes to. */
    public enum Verdict {
        BETTER("better"),
        SAME("same"),
        WORSE("worse"),
        TOO_SHORT("too short to tell");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        /** The same for programs and people. */
        public String words() {
            return words;
        }
    }

    /**
     * Compares.
     *
     * @param tolerance by which share figures may differ; above 0
     */
    public static Comparison of(ComparedRun a, ComparedRun b, double tolerance) {
        int span = Math.max(a.blocks().span(), b.blocks().span());
        a.blocks().widen(span);
        b.blocks().widen(span);
        Map<SeriesKey, SeriesStats> ofA = byKey(a.stats());
        Map<SeriesKey, SeriesStats> ofB = byKey(b.stats());
        Set<Measure> measures = new LinkedHashSet<>(a.blocks().measures());
        measures.addAll(b.blocks().measures());
        List<Difference> raw = new ArrayList<>();
        for (Measure measure : measures) {
            SeriesStats first = ofA.get(measure.of());
            SeriesStats second = ofB.get(measure.of());
            if (first != null && second != null) {
                double wholeA = measure.figure().ofRun(first, measure.metric(), a.seconds());
                double wholeB = measure.figure().ofRun(second, measure.metric(), b.seconds());
                if (wholeA != 0 || wholeB != 0) {
                    Evidence evidence = evidence(a, b, measure, tolerance);
                    raw.add(new Difference(measure, wholeA, wholeB, evidence, evidence.either(), Finding.TOO_SHORT));
                }
            }
        }
        List<Difference> judged = new ArrayList<>(judged(raw, tolerance, true));
        judged.addAll(judged(raw, tolerance, false));
        judged.sort(Comparator.comparing(Difference::finding)
                .thenComparing(
                        difference -> -Math.abs(Math.log(difference.evidence().ratio()))));
        return new Comparison(
                a, b, tolerance, Caveats.of(a, b), judged, only(a.stats(), b.stats()), only(b.stats(), a.stats()));
    }

    private static Evidence evidence(ComparedRun a, ComparedRun b, Measure measure, double tolerance) {
        return new BlockTest(tolerance)
                .compare(
                        a.blocks().values(measure),
                        b.blocks().values(measure),
                        measure.figure().isSummed());
    }

    /** Those that are judged, or those that are not, by their evidence, corrected for their number. */
    private static List<Difference> judged(List<Difference> all, double tolerance, boolean isJudged) {
        List<Difference> family = all.stream()
                .filter(one -> (one.measure().worse() != Worse.NEITHER) == isJudged)
                .toList();
        List<Difference> tested =
                family.stream().filter(one -> !one.evidence().isTooShort()).toList();
        double[] chances =
                Holm.corrected(tested.stream().mapToDouble(Difference::chance).toArray());
        List<Difference> judged = new ArrayList<>();
        for (int i = 0; i < tested.size(); i++) {
            Difference one = tested.get(i);
            judged.add(new Difference(
                    one.measure(), one.a(), one.b(), one.evidence(), chances[i], finding(one, chances[i], tolerance)));
        }
        family.stream().filter(one -> one.evidence().isTooShort()).forEach(judged::add);
        return judged;
    }

    private static Finding finding(Difference one, double chance, double tolerance) {
        Evidence evidence = one.evidence();
        if (chance <= LEVEL) {
            return one.measure().worse().finding(evidence.above() < evidence.below());
        }
        if (one.isBeyond(tolerance)) {
            return Finding.NOISE;
        }
        return evidence.isWithin(tolerance) ? Finding.SAME : Finding.UNCLEAR;
    }

    private static Map<SeriesKey, SeriesStats> byKey(RunStats stats) {
        return stats.series().stream()
                .collect(Collectors.toMap(
                        SeriesStats::key, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    private static List<String> only(RunStats of, RunStats other) {
        Set<SeriesKey> known = byKey(other).keySet();
        Set<String> texts = other.failures().stream().map(ErrorCount::text).collect(Collectors.toSet());
        Stream<String> series = byKey(of).keySet().stream()
                .filter(key -> !known.contains(key))
                .map(key -> key.owner().title() + ": " + String.join(" / ", key.path()));
        Stream<String> errors = of.failures().stream()
                .filter(error -> !texts.contains(error.text()))
                .map(error -> "Error, " + error.count() + " times: " + error.text());
        return Stream.concat(series, errors).toList();
    }

    /** The differences of which that was found. */
    public List<Difference> found(Finding finding) {
        return differences.stream().filter(one -> one.finding() == finding).toList();
    }

    /** What it comes to: worse, if anything is. */
    public Verdict verdict() {
        if (!found(Finding.WORSE).isEmpty()) {
            return Verdict.WORSE;
        }
        if (!found(Finding.BETTER).isEmpty()) {
            return Verdict.BETTER;
        }
        return judgedCount() == 0 ? Verdict.TOO_SHORT : Verdict.SAME;
    }

    /** How many figures were judged. */
    public long judgedCount() {
        return differences.stream()
                .filter(one -> one.measure().worse() != Worse.NEITHER && one.finding() != Finding.TOO_SHORT)
                .count();
    }

    /** How many of these are neither found to differ nor certain to be the same. */
    public long openCount() {
        return differences.stream()
                .filter(one -> one.measure().worse() != Worse.NEITHER)
                .filter(one -> one.finding() == Finding.NOISE || one.finding() == Finding.UNCLEAR)
                .count();
    }

    /** How long the blocks are, in seconds. */
    public int blockSeconds() {
        return a.blocks().blockSeconds();
    }

    /** Whether one of the runs was suspect: then its figures, and so these, may be the tool's own. */
    public boolean isSuspect() {
        return a.stats().trust().verdict().isSuspect()
                || b.stats().trust().verdict().isSuspect();
    }
}
