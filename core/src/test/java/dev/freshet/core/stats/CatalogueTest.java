// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every metric, those included that are yet to come. */
class CatalogueTest {

    private static final String TABLES_START = "<!-- the catalogue -->";
    private static final String TABLES_END = "<!-- the end of the catalogue -->";

    @Test
    void keysAreUniqueAmongThoseOfAnOwner() {
        for (Owner owner : Owner.values()) {
            assertThat(Metric.of(owner))
                    .extracting(Metric::key)
                    .doesNotHaveDuplicates()
                    .isNotEmpty();
        }
    }

    @Test
    void whatNestsUnderAKeyIsNoMetricItself() {
        for (Owner owner : Owner.values()) {
            List<String> keys = Metric.of(owner).stream().map(Metric::key).toList();
            assertThat(keys).noneMatch(key -> keys.stream().anyMatch(other -> other.startsWith(key + ".")));
        }
    }

    /** The tables of the page are those of the catalogue; with {@code -Dapi.update=true} they are written anew. */
    @Test
    void thePageHasThemAll() throws IOException {
        Path page = Path.of("..", "docs", "measuring.md");
        String text = Files.readString(page);
        int start = text.indexOf(TABLES_START) + TABLES_START.length();
        int end = text.indexOf(TABLES_END);
        if (Boolean.getBoolean("api.update")) {
            Files.writeString(page, text.substring(0, start) + "\n" + MetricsTable.text() + text.substring(end));
        }
        assertThat(Files.readString(page)).contains(TABLES_START + "\n" + MetricsTable.text() + TABLES_END);
    }

    @ParameterizedTest
    @EnumSource
    void eachSaysWhatItIs(Metric metric) {
        assertThat(metric.key()).matches("[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)*");
        assertThat(metric.title()).isNotBlank();
        assertThat(metric.meaning()).isNotBlank().doesNotEndWith(".");
        assertThat(Metric.of(metric.owner(), metric.key())).contains(metric);
    }

    @ParameterizedTest
    @EnumSource
    void eachIsCountedOnALoopAndFoundInTheRun(Metric metric) {
        LoopStats loop = new LoopStats();
        Series series = loop.series(key(metric.owner()));
        RunStats run = recorded(loop, series, metric);
        SeriesStats found = run.series(metric.owner()).findFirst().orElseThrow();
        assertThat(found.count(metric)).isEqualTo(3);
        assertThat(AllFigures.of(found)).as("nothing else").hasSize(1);
        assertThat(run.timeline().columns()).anyMatch(column -> column.metric() == metric);
    }

    @ParameterizedTest
    @EnumSource
    void ofTwoLoopsAndTwoProcessesItAddsUp(Metric metric) {
        SeriesStats one = one(metric, 5);
        SeriesStats other = one(metric, 7);
        SeriesStats both = one.beside(other);
        switch (metric.kind()) {
            case COUNTER -> assertThat(both.count(metric)).isEqualTo(12);
            case LEVEL -> assertThat(both.level(metric)).isEqualTo(new Level(12, 24));
            case TEXTS ->
                assertThat(both.texts(metric).stream()
                                .mapToLong(ErrorCount::count)
                                .sum())
                        .isEqualTo(12);
            case DISTRIBUTION -> assertDistribution(both.distribution(metric));
        }
        if (metric != Metric.CHECK_FAILURE) { // of which the first is kept
            assertThat(AllFigures.of(other.beside(one))).isEqualTo(AllFigures.of(both));
        }
    }

    @ParameterizedTest
    @EnumSource
    void overTimeCountsAreAddedAndOfLevelsTheLastAndTheHighestStay(Metric metric) {
        SeriesStats later = one(metric, 5).after(one(metric, 7));
        switch (metric.kind()) {
            case COUNTER, TEXTS -> assertThat(later.count(metric)).isEqualTo(12);
            case LEVEL -> assertThat(later.level(metric)).isEqualTo(new Level(5, 14));
            case DISTRIBUTION -> assertDistribution(later.distribution(metric));
        }
    }

    private static void assertDistribution(LatencyStats both) {
        assertThat(both.count()).isEqualTo(12);
        assertThat(both.sumNs()).isEqualTo((5.0 * 5 + 7 * 7) * 1_000_000);
        assertThat(both.minNs()).isEqualTo(5_000_000);
        assertThat(both.maxNs()).isEqualTo(7_000_000);
    }

    private static RunStats recorded(LoopStats loop, Series series, Metric metric) {
        for (int i = 0; i < 3; i++) {
            switch (metric.kind()) {
                case COUNTER -> series.count(metric);
                case LEVEL -> series.up(metric);
                case TEXTS -> series.text(metric, "a text");
                case DISTRIBUTION -> series.record(metric, 1_000_000);
            }
        }
        return loop.drain();
    }

    /** A series of which only that metric is known: so many, or so many values of as many ms, or a level whose peak was twice as high. */
    static SeriesStats one(Metric metric, int n) {
        SeriesStats.Builder series = new SeriesStats.Builder(key(metric.owner()));
        switch (metric.kind()) {
            case COUNTER -> series.count(metric, n);
            case LEVEL -> series.level(metric, new Level(n, 2L * n));
            case TEXTS -> series.texts(metric, List.of(new ErrorCount("text " + n, n, "detail")));
            case DISTRIBUTION -> {
                LatencyCounts counts = new LatencyCounts(new HistogramPool());
                counts.record(n * 1_000_000L, n);
                series.distribution(metric, counts.toStats());
            }
        }
        return series.build();
    }

    static SeriesKey key(Owner owner) {
        List<String> path = new ArrayList<>();
        if (owner == Owner.ROW) {
            path.add(RowKind.REQUEST.key());
        }
        if (owner != Owner.RUN) {
            path.addAll(Arrays.asList("a", "b"));
        }
        return new SeriesKey(owner, path);
    }
}
