// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.stats.Metric;
import dev.freshet.report.compare.Comparison.Verdict;
import dev.freshet.report.compare.Difference.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final double TOLERANCE = 0.1;

    @Test
    void aRunRepeatedIsTheSame() {
        long same = IntStream.range(0, 10)
                .filter(i -> compare(new InventedRun(2L * i, 60), new InventedRun(2L * i + 1, 60))
                                .verdict()
                        == Verdict.SAME)
                .count();
        assertThat(same).isGreaterThanOrEqualTo(9);
    }

    @Test
    void aServerSlowerByAFifthIsFound() {
        for (int i = 0; i < 10; i++) {
            Comparison comparison = compare(new InventedRun(2L * i, 60), new InventedRun(2L * i + 1, 60).slower(1.2));
            assertThat(comparison.verdict()).isEqualTo(Verdict.WORSE);
            assertThat(comparison.found(Finding.WORSE))
                    .allMatch(one -> List.of(Metric.OK, Metric.DELIVERY_LATENCY)
                            .contains(one.measure().metric()));
        }
    }

    @Test
    void aServerFasterByAThirdIsBetter() {
        Comparison comparison = compare(new InventedRun(1, 60).slower(1.5), new InventedRun(2, 60));
        assertThat(comparison.verdict()).isEqualTo(Verdict.BETTER);
    }

    @Test
    void failuresThatWereNotThereAreWorseAndTheirTextIsNew() {
        Comparison comparison = compare(new InventedRun(1, 60), new InventedRun(2, 60).failing(0.02));
        assertThat(comparison.verdict()).isEqualTo(Verdict.WORSE);
        assertThat(comparison.found(Finding.WORSE).stream()
                        .map(one -> one.measure().figure()))
                .contains(Figure.SHARE);
        assertThat(comparison.onlyB()).anyMatch(text -> text.endsWith("times: status 503"));
        assertThat(comparison.onlyA()).isEmpty();
    }

    @Test
    void halfAMinuteIsTooShort() {
        Comparison comparison = compare(new InventedRun(1, 30), new InventedRun(2, 30).slower(3));
        assertThat(comparison.verdict()).isEqualTo(Verdict.TOO_SHORT);
        assertThat(comparison.found(Finding.TOO_SHORT)).isNotEmpty();
    }

    @Test
    void whatOneRunHasAloneIsNamed() {
        Comparison comparison = compare(new InventedRun(1, 60).with("Old"), new InventedRun(2, 60).with("New"));
        assertThat(comparison.onlyA()).containsExactly("Rows: request / Old");
        assertThat(comparison.onlyB()).containsExactly("Rows: request / New");
    }

    @Test
    void whatShouldBeAlikeAndIsNotIsTold() {
        Comparison comparison = compare(
                new InventedRun(1, 60, Map.of("tool", "freshet 1", "processors", "2", "process", "1")),
                new InventedRun(2, 120, Map.of("tool", "freshet 2", "processors", "2", "process", "2")));
        assertThat(comparison.caveats())
                .containsExactly(
                        "The runs have different versions of the tool: 'freshet 1' and 'freshet 2'.",
                        "The runs are of different lengths, 1 min and 2 min: only the time that both have is compared block by block.");
    }

    /** Twenty minutes are 240 pieces: blocks of two each, also of the shorter run. */
    @Test
    void longRunsHaveLongerBlocks() {
        Comparison comparison = compare(new InventedRun(1, 1200), new InventedRun(2, 600).slower(1.2));
        assertThat(comparison.blockSeconds()).isEqualTo(10);
        assertThat(comparison.b().blocks().count()).isEqualTo(60);
        assertThat(comparison.verdict()).isEqualTo(Verdict.WORSE);
    }

    @Test
    void theNewestOfSeveralIsMeasuredByTheOthers() {
        List<PastRun> runs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            runs.add(past(new InventedRun(i, 60).run("run " + i), i));
        }
        assertThat(Trend.of(runs, TOLERANCE).verdict()).isEqualTo(Verdict.SAME);
        runs.add(past(new InventedRun(7, 60).slower(1.4).failing(0.01).run("newest"), 7));
        Trend trend = Trend.of(runs, TOLERANCE);
        assertThat(trend.verdict()).isEqualTo(Verdict.WORSE);
        assertThat(trend.rows().stream()
                        .filter(row -> row.finding() == Finding.WORSE)
                        .map(row -> row.measure().title()))
                .contains("OK, p50", "KO, share", "delivery latency, p50");
        assertThat(Trend.of(runs.subList(0, 3), TOLERANCE).verdict()).isEqualTo(Verdict.TOO_SHORT);
    }

    private static PastRun past(ComparedRun run, int day) {
        PastRun past = PastRun.of(run.name(), run.stats());
        return new PastRun(
                past.name(),
                past.simulation(),
                past.plan(),
                past.start().plusSeconds(86_400L * day),
                past.isSuspect(),
                past.values());
    }

    private static Comparison compare(InventedRun a, InventedRun b) {
        return Comparison.of(a.run("first"), b.run("second"), TOLERANCE);
    }
}
