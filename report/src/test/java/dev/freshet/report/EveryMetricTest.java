// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.Level;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Owner;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.SeriesKey;
import dev.freshet.core.stats.SeriesStats;
import dev.freshet.core.stats.Unit;
import dev.freshet.report.console.ConsoleSummary;
import dev.freshet.report.console.Palette;
import dev.freshet.report.page.History;
import dev.freshet.report.page.RunDocument;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every entry of the catalogue, those to come included, is in every output that walks it. */
class EveryMetricTest {

    private static final long MANY = 123_456;

    @ParameterizedTest
    @EnumSource
    void isInTheSummary(Metric metric) throws Exception {
        JsonNode summary = new ObjectMapper().readTree(SummaryJson.of(of(metric)));
        JsonNode series = at(summary, metric.owner());
        JsonNode value = metric.kind() == Metric.Kind.LEVEL
                ? series.path(metric.key() + "Max")
                : series.at("/" + metric.key().replace('.', '/'));
        assertThat(value.isMissingNode() || value.isNull())
                .as("%s in %s", metric.key(), series)
                .isFalse();
        assertThat(value.toString()).containsPattern(metric.kind() == Metric.Kind.TEXTS ? "a text" : "123456|[1-9]");
    }

    @ParameterizedTest
    @EnumSource
    void isInTheDocumentOfThePage(Metric metric) throws Exception {
        RunStats stats = of(metric);
        JsonNode document = new ObjectMapper()
                .readTree(RunDocument.of(JudgedRun.of(stats, List.of(), false), History.of(stats), false));
        String among = switch (metric.kind()) {
            case COUNTER -> "counts";
            case LEVEL -> "levels";
            case TEXTS -> "texts";
            case DISTRIBUTION -> "spreads";
        };
        List<String> found = new ArrayList<>();
        for (JsonNode series : document.path("series")) {
            if (series.path("owner").asText().equals(metric.owner().key())
                    && series.path(among).has(metric.key())) {
                found.add(series.path(among).path(metric.key()).toString());
            }
        }
        assertThat(found)
                .as(document.toString())
                .isNotEmpty()
                .allSatisfy(value -> assertThat(value)
                        .containsPattern(metric.kind() == Metric.Kind.TEXTS ? "a text" : "123456|[1-9]"));
        assertThat(document.path("metrics").toString()).contains("\"" + metric.key() + "\"");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ".*")
    void ofStreamsIsOnTheConsole(Metric metric) {
        if (metric.owner() != Owner.STREAM) {
            return;
        }
        String text = ConsoleSummary.of(of(metric), Palette.PLAIN).replaceAll("\\s+", " ");
        String told = switch (metric.kind()) {
            case COUNTER -> {
                boolean isNamed = metric.unit() == Unit.BYTES && metric != Metric.BYTES; // several amounts of bytes
                yield metric.unit().quantity(MANY).plain() + (isNamed ? " " + metric.title() : "");
            }
            case LEVEL -> "open at most";
            case TEXTS -> "a text";
            case DISTRIBUTION -> metric.title();
        };
        assertThat(text).contains(told);
    }

    /** A measure has a line for its time or its number, which here stands alone; the rest stands beside it. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ".*")
    void ofMeasuresIsOnTheConsole(Metric metric) {
        if (metric.owner() != Owner.MEASURE) {
            return;
        }
        String text = ConsoleSummary.of(of(metric), Palette.PLAIN).replaceAll("\\s+", " ");
        assertThat(text).contains("time to first").contains(metric.kind() == Metric.Kind.COUNTER ? "123,456" : "7.65");
    }

    private static JsonNode at(JsonNode summary, Owner owner) {
        return switch (owner) {
            case RUN -> summary.path("run");
            case SCENARIO -> summary.at("/users/scenarios/0");
            case ROW ->
                summary.at("/requests/byName/0").isMissingNode()
                        ? summary.at("/requests/neverAttempted/0")
                        : summary.at("/requests/byName/0");
            case GROUP -> summary.at("/groups/0");
            case STREAM -> summary.at("/streams/byName/0");
            case STANDING_CHECK -> summary.at("/streams/byName/0/standingChecks/0");
            case VALUE -> summary.at("/values/0");
            case MEASURE -> summary.at("/streams/byName/0/measures/0");
        };
    }

    /** A run of which that metric alone is known, of one series, and of a stream if there would be no place for it otherwise. */
    private static RunStats of(Metric metric) {
        RunStats nothing = new LoopStats().drain();
        SeriesStats.Builder series = new SeriesStats.Builder(key(metric.owner()));
        if (metric.owner() == Owner.ROW) {
            series.count(Metric.OK_UNTIMED, 1); // a row of which nothing came to an end is elsewhere
        }
        switch (metric.kind()) {
            case COUNTER -> series.count(metric, MANY);
            case LEVEL -> series.level(metric, new Level(MANY, MANY));
            case TEXTS -> series.texts(metric, List.of(new ErrorCount("a text", MANY)));
            case DISTRIBUTION -> series.distribution(metric, oneTime());
        }
        boolean isWithinStream = metric.owner() == Owner.STANDING_CHECK || metric.owner() == Owner.MEASURE;
        List<SeriesStats> all = isWithinStream
                ? List.of(new SeriesStats.Builder(key(Owner.STREAM)).build(), series.build())
                : List.of(series.build());
        return new RunStats(
                nothing.card(), nothing.duration(), "completed", all, nothing.timeline(), nothing.trust(), List.of());
    }

    private static SeriesKey key(Owner owner) {
        return new SeriesKey(
                owner,
                switch (owner) {
                    case RUN -> List.of();
                    case ROW -> List.of(RowKind.REQUEST.key(), "pay");
                    case STANDING_CHECK -> List.of("Prices", "is a price");
                    case VALUE -> List.of("price", "€");
                    case MEASURE -> List.of("Prices", "time to first", "€");
                    default -> List.of("Prices");
                });
    }

    /** A value that no other figure of a run without anything has. */
    private static LatencyStats oneTime() {
        LoopStats loop = new LoopStats();
        loop.request(List.of(), "r", RowKind.REQUEST, 0, 7_654_321, null);
        return loop.drain().requests().get(0).ok();
    }
}
