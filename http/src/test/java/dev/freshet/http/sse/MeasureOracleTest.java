// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.jsonPath;
import static dev.freshet.http.HttpDsl.sse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.MeasureStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.SeriesStats;
import dev.freshet.http.SseNumberMeasure;
import dev.freshet.http.SseTimeMeasure;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated streams, and the figures that a few loops over a list of their events give. */
class MeasureOracleTest {

    private static final CheckBuilder TOKEN = jsonPath("$.data.t").exists();
    private static final CheckBuilder AMOUNT = jsonPath("$.data.n");
    private static final SseTimeMeasure FIRST = sse.firstMatch("first").when(TOKEN);
    private static final SseTimeMeasure LAST = sse.lastMatch("last").when(TOKEN);
    private static final SseNumberMeasure TOKENS = sse.count("tokens").when(TOKEN);

    /** What the test knows of an event: when it came, whether it is a token, and what it tells; negative for nothing. */
    private record Event(long atMs, boolean isToken, int amount) {
        boolean hasAmount() {
            return amount >= 0;
        }
    }

    private static StreamStage stage() {
        StreamStage stage = new StreamStage();
        stage.play(exec(sse("Answers")
                        .post("/answers")
                        .measure(FIRST, LAST, TOKENS)
                        .measure(
                                sse.gaps("gaps").when(TOKEN),
                                sse.sum("sum").of(AMOUNT),
                                sse.lastValue("latest").of(AMOUNT),
                                sse.value("values").of(AMOUNT).range(0, 50),
                                sse.between("pair").from(AMOUNT).to(TOKEN),
                                sse.ratio("per token").of(LAST.minus(FIRST)).by(TOKENS.minus(1)))
                        .endsWith(jmesPath("data").is("[DONE]")))
                .exec(sse("End").awaitEnd(36_000)));
        stage.wire().accept();
        return stage;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void figuresAreThoseOfANaiveCount(long seed) {
        Random random = new Random(seed);
        StreamStage stage = stage();
        List<Event> events = new ArrayList<>();
        long nowMs = 0;
        int reads = random.nextInt(60);
        for (int i = 0; i < reads; i++) {
            long afterMs = 1L + random.nextInt(200);
            stage.passMs(afterMs);
            nowMs += afterMs;
            StringBuilder read = new StringBuilder();
            for (int k = random.nextInt(4); k >= 0; k--) {
                Event event = new Event(nowMs, random.nextBoolean(), random.nextInt(3) == 0 ? random.nextInt(90) : -1);
                events.add(event);
                read.append("data: {").append(event.isToken() ? "\"t\":\"x\"" : "\"u\":1");
                read.append(event.hasAmount() ? ",\"n\":" + event.amount() : "").append("}\n\n");
            }
            stage.wire().read(read.toString());
        }
        stage.passMs(1);
        stage.wire().read("data: [DONE]\n\n").end();

        assertThat(measured(stage)).isEqualTo(expected(events));
    }

    private static Map<String, String> expected(List<Event> events) {
        List<Long> tokens =
                events.stream().filter(Event::isToken).map(Event::atMs).toList();
        List<Integer> amounts =
                events.stream().filter(Event::hasAmount).map(Event::amount).toList();
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < tokens.size(); i++) {
            gaps.add((double) (tokens.get(i) - tokens.get(i - 1)));
        }
        Map<String, String> expected = new HashMap<>();
        int count = tokens.size();
        put(expected, "first", count == 0 ? List.of() : List.of((double) tokens.get(0)));
        put(expected, "last", count == 0 ? List.of() : List.of((double) tokens.get(count - 1)));
        put(expected, "tokens", List.of((double) count));
        put(expected, "gaps", gaps);
        double sum = amounts.stream().mapToInt(Integer::intValue).sum();
        put(expected, "sum", amounts.isEmpty() ? List.of() : List.of(sum));
        put(expected, "latest", amounts.isEmpty() ? List.of() : List.of((double) amounts.get(amounts.size() - 1)));
        put(
                expected,
                "values",
                amounts.stream()
                        .filter(amount -> amount <= 50)
                        .map(Integer::doubleValue)
                        .toList());
        put(expected, "pair", pair(events));
        put(
                expected,
                "per token",
                count < 2 ? List.of() : List.of((double) (tokens.get(count - 1) - tokens.get(0)) / (count - 1)));
        return expected;
    }

    private static List<Double> pair(List<Event> events) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).hasAmount()) {
                for (int k = i + 1; k < events.size(); k++) {
                    if (events.get(k).isToken()) {
                        return List.of(
                                (double) (events.get(k).atMs() - events.get(i).atMs()));
                    }
                }
                return List.of();
            }
        }
        return List.of();
    }

    private static void put(Map<String, String> all, String name, List<Double> values) {
        double sum = values.stream().mapToDouble(Double::doubleValue).sum();
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        all.put(name, figures(values.size(), sum, least, most));
    }

    private static Map<String, String> measured(StreamStage stage) {
        Map<String, String> all = new HashMap<>();
        for (MeasureStats measure : stage.stream("Answers").measures()) {
            LatencyStats values = measure.times().isEmpty() ? measure.numbers() : measure.times();
            all.put(
                    measure.name(),
                    figures(values.count(), values.sumNs() / 1e6, values.minNs() / 1e6, values.maxNs() / 1e6));
            SeriesStats series = measure.series();
            assertThat(values.isEmpty() ? 1 : 0)
                    .as(measure.name())
                    .isEqualTo(
                            measure.name().equals("values") && series.count(Metric.OUT_OF_RANGE) > 0
                                    ? (values.isEmpty() ? 1 : 0)
                                    : series.count(Metric.WITHOUT));
        }
        return all;
    }

    private static String figures(long count, double sum, double least, double most) {
        return String.format(Locale.ROOT, "%d: %.3f %.3f %.3f", count, sum, least, most);
    }

    @Test
    void whereverTheBytesAreSplitTheFiguresAreTheSame() {
        byte[] answer = """
                data: {"u":1}

                event: x
                data: {"t":1,"n":2}\r
                \r
                : comment
                data: {"t":2,
                data: "n":40}

                data: {"t":"é"}

                data: [DONE]

                """.getBytes(UTF_8);
        for (int at = 0; at <= answer.length; at++) {
            StreamStage stage = stage();
            stage.passMs(5);
            stage.wire().readBuffer(ByteBuffer.wrap(answer, 0, at));
            stage.wire().readBuffer(ByteBuffer.wrap(answer, at, answer.length - at));
            stage.wire().end();

            assertThat(measured(stage))
                    .as("split at " + at)
                    .containsEntry("first", figures(1, 5, 5, 5))
                    .containsEntry("tokens", figures(1, 3, 3, 3))
                    .containsEntry("gaps", figures(2, 0, 0, 0))
                    .containsEntry("sum", figures(1, 42, 42, 42))
                    .containsEntry("pair", figures(1, 0, 0, 0));
            assertThat(stage.rows()).containsExactly("Answers OK", "End OK");
        }
    }
}
