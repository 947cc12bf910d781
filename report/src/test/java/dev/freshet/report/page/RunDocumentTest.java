// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Owner;
import dev.freshet.core.stats.RunStats;
import dev.freshet.report.JudgedRun;
import dev.freshet.report.SampleRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class RunDocumentTest {

    @Test
    void columnsAddUpToTheFigures() throws IOException {
        JsonNode document = document(SampleRun.told(60));

        JsonNode all = series(document, "stream", true, "");
        assertThat(sum(all.at("/over/events")))
                .isEqualTo(all.at("/counts/events").asLong())
                .isPositive();
        assertThat(sum(all.at("/over/eventGap/count")))
                .isEqualTo(all.at("/spreads/eventGap/count").asLong())
                .isPositive();
        JsonNode prices = series(document, "stream", false, "Prices");
        assertThat(sum(prices.at("/over/eventGap/count")))
                .isEqualTo(prices.at("/spreads/eventGap/count").asLong());
        assertThat(heat(prices.at("/over/eventGap/heat")))
                .isEqualTo(prices.at("/spreads/eventGap/count").asLong());
        assertThat(greatest(all.at("/over/eventGap/max")))
                .isEqualTo(Math.round(all.at("/spreads/eventGap/max").asLong() / 1e3));
    }

    @Test
    void everyMetricOfTheCatalogueIsDescribed() throws IOException {
        List<String> keys = new ArrayList<>();
        document(SampleRun.told(5))
                .get("metrics")
                .forEach(metric -> keys.add(
                        metric.get("owner").asText() + "/" + metric.get("key").asText()));

        assertThat(keys)
                .containsExactlyElementsOf(Arrays.stream(Metric.values())
                        .map(metric -> metric.owner().key() + "/" + metric.key())
                        .toList());
    }

    @Test
    void whatWasRecordedOfEachSeriesIsThere() throws IOException {
        SampleRun.Told told = SampleRun.toldOf("name");
        JsonNode document = document(told);

        told.stats()
                .series()
                .forEach(series -> Metric.of(series.key().owner()).stream()
                        .filter(metric -> metric.kind() == Metric.Kind.COUNTER && series.count(metric) != 0)
                        .forEach(metric -> assertThat(StreamSupport.stream(
                                                document.get("series").spliterator(), false)
                                        .filter(one -> one.get("owner")
                                                        .asText()
                                                        .equals(series.key()
                                                                .owner()
                                                                .key())
                                                && !one.get("sum").asBoolean())
                                        .anyMatch(one -> one.get("counts")
                                                        .path(metric.key())
                                                        .asLong()
                                                == series.count(metric)))
                                .as("%s of %s", metric, series)
                                .isTrue()));
    }

    @Test
    void rowsOfDifferentKindsAreNeverOneSum() throws IOException {
        JsonNode document = document(SampleRun.told(30));

        List<String> sums = new ArrayList<>();
        document.get("series").forEach(series -> {
            if (series.get("sum").asBoolean() && series.get("owner").asText().equals("row")) {
                sums.add(series.get("kind").asText());
            }
        });
        assertThat(sums).containsExactly("connect");
    }

    @Test
    void aTextSaysWhenItCameFirstAndLast() throws IOException {
        JsonNode failure =
                series(document(SampleRun.told(100)), "run", false, "").at("/texts/errors/0");

        assertThat(failure.get("count").asLong()).isEqualTo(4);
        assertThat(failure.get("share").asDouble()).isEqualTo(100);
        assertThat(failure.get("firstMs").asLong()).isEqualTo(56_000);
        assertThat(failure.get("lastMs").asLong()).isEqualTo(59_000);
    }

    @Test
    void levelsAreAtTheirGreatest() throws IOException {
        JsonNode run = series(document(SampleRun.told(60)), "run", false, "");

        assertThat(greatest(run.at("/over/users")))
                .isEqualTo(run.at("/levels/users/peak").asLong());
        assertThat(run.at("/levels/users/now").asLong()).isZero();
    }

    @Test
    void marksTheEndOfArrivalsAndWavesOfReconnections() throws IOException {
        JsonNode markers = document(SampleRun.told(60)).get("markers");

        assertThat(markers.findValuesAsText("kind")).contains("phase");
        assertThat(markers.findValuesAsText("text")).anyMatch(text -> text.endsWith("users start"));
    }

    @Test
    void foreignTextIsVisibleAndShort() throws IOException {
        SampleRun.Told told = SampleRun.toldOf(Samples.HOSTILE);
        JsonNode document = document(told);

        texts(document).forEach(text -> assertThat(text).doesNotContain("\u001b", "\u202e", "\u2028", "\u0007"));
        document.get("series")
                .forEach(series -> assertThat(series.path("name").asText()).hasSizeLessThanOrEqualTo(200));
    }

    @Test
    void aRunOfWhichNothingIsKnownHasADocument() throws IOException {
        JsonNode document = parse(
                RunDocument.of(JudgedRun.of(statsOfNothing(), List.of(), false), History.of(statsOfNothing()), false));

        assertThat(document.at("/verdict/word").asText()).isEqualTo("invalid");
        assertThat(document.at("/bins/startMs")).isEmpty();
    }

    @Test
    void aRunThatGoesOnTellsOfTheBinThatIsNotFull() throws IOException {
        SampleRun.Told told = SampleRun.told(20);
        History history = History.growing();
        told.intervals().forEach(history);
        JsonNode document = parse(RunDocument.of(JudgedRun.of(told.stats(), List.of(), false), history, true));

        assertThat(document.get("live").asBoolean()).isTrue();
        JsonNode all = series(document, "stream", true, "");
        assertThat(sum(all.at("/over/eventGap/count")))
                .isEqualTo(all.at("/spreads/eventGap/count").asLong());
    }

    private static RunStats statsOfNothing() {
        return SampleRun.told(0).stats();
    }

    private static JsonNode document(SampleRun.Told told) throws IOException {
        History history = History.of(told.stats());
        told.intervals().forEach(history);
        return parse(RunDocument.of(JudgedRun.of(told.stats(), List.of(), false), history, false));
    }

    private static JsonNode parse(String document) throws IOException {
        return new ObjectMapper().readTree(document);
    }

    private static JsonNode series(JsonNode document, String owner, boolean isSum, String name) {
        assertThat(Owner.of(owner)).isPresent();
        return StreamSupport.stream(document.get("series").spliterator(), false)
                .filter(series -> series.get("owner").asText().equals(owner)
                        && series.get("sum").asBoolean() == isSum
                        && series.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static long sum(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .sum();
    }

    private static long greatest(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .max()
                .orElseThrow();
    }

    private static long heat(JsonNode columns) {
        long sum = 0;
        for (JsonNode column : columns) {
            for (int i = 1; i < column.size(); i += 2) {
                sum += column.get(i).asLong();
            }
        }
        return sum;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(child -> texts.addAll(texts(child)));
        return texts;
    }
}
