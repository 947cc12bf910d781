// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.jsonPath;
import static dev.freshet.core.CoreDsl.substring;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.MeasureStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Owner;
import dev.freshet.http.SseConnectActionBuilder;
import dev.freshet.http.SseMeasure;
import dev.freshet.http.SseNumberMeasure;
import dev.freshet.http.SseReconnect;
import dev.freshet.http.SseTimeMeasure;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Answers of known instants and contents, and the figures that must come of them. */
class MeasureTest {

    private static final CheckBuilder ROLE = jsonPath("$.data.role");
    private static final CheckBuilder TOKEN = jsonPath("$.data.t");
    private static final CheckBuilder DONE = jmesPath("data").is("[DONE]");
    private static final SseTimeMeasure FIRST = sse.firstMatch("first").when(TOKEN);
    private static final SseTimeMeasure LAST = sse.lastMatch("last").when(TOKEN);
    private static final SseNumberMeasure TOKENS = sse.count("tokens").when(TOKEN);
    private static final SseNumberMeasure USAGE =
            sse.lastValue("usage").of(jsonPath("$.data.usage").ofLong()).unit("tokens");

    private final StreamStage stage = new StreamStage();

    private void play(SseMeasure... measures) {
        play(answers(measures));
    }

    private void play(SseConnectActionBuilder connect) {
        stage.play(exec(connect).exec(sse("End").awaitEnd(3_600)));
        stage.wire().accept();
    }

    private static SseConnectActionBuilder answers(SseMeasure... measures) {
        return sse("Answers").post("/answers").measure(measures);
    }

    /** An event with that data, so many milliseconds later. */
    private void event(long afterMs, String... data) {
        stage.passMs(afterMs);
        StringBuilder read = new StringBuilder();
        for (String one : data) {
            read.append("data: ").append(one).append("\n\n");
        }
        stage.wire().read(read.toString());
    }

    private void end(long afterMs) {
        stage.passMs(afterMs);
        stage.wire().end();
    }

    /** Role after 10 ms, tokens after 30, 50 and 90 ms, of which the third shares its read with a fourth, usage after 100 ms, the end after 110 ms. */
    private void answer() {
        event(10, "{\"role\":\"assistant\"}");
        event(20, "{\"t\":\"a\"}");
        event(20, "{\"t\":\"b\"}");
        event(40, "{\"t\":\"c\"}", "{\"t\":\"d\"}");
        event(10, "{\"usage\":8}");
        event(0, "[DONE]");
        end(10);
    }

    private MeasureStats measured(String name) {
        return stage.stream("Answers").measures().stream()
                .filter(measure -> measure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What is not zero of the counters. */
    private String counts(String name) {
        return Metric.of(Owner.MEASURE, Metric.Kind.COUNTER).stream()
                .filter(metric -> measured(name).series().count(metric) != 0)
                .map(metric -> metric.key() + " " + measured(name).series().count(metric))
                .collect(Collectors.joining(", "));
    }

    /** How many, the least and the greatest, in milliseconds. */
    private String times(String name) {
        return figures(measured(name).times(), 1e6);
    }

    private String numbers(String name) {
        return figures(measured(name).numbers(), 1e6);
    }

    private static String figures(LatencyStats values, double scale) {
        return String.format(
                Locale.ROOT, "%d: %.3f %.3f", values.count(), values.minNs() / scale, values.maxNs() / scale);
    }

    // ---- times -----------------------------------------------------------------------------------------------------

    @Test
    void firstAndLastMatchAreFromTheStartOfTheRequest() {
        play(FIRST, LAST, sse.untilEnd("whole"));
        answer();

        assertThat(times("first")).isEqualTo("1: 30.000 30.000");
        assertThat(counts("first")).isEqualTo("matches 1");
        assertThat(times("last")).isEqualTo("1: 90.000 90.000");
        assertThat(counts("last")).isEqualTo("matches 4, coalesced 1");
        assertThat(times("whole")).isEqualTo("1: 110.000 110.000");
    }

    @Test
    void betweenIsFromTheFirstEventToTheFirstBehindIt() {
        play(
                sse.between("queue").from(ROLE).to(TOKEN),
                sse.between("second token").from(TOKEN).to(TOKEN),
                sse.between("never").from(DONE).to(TOKEN));
        answer();

        assertThat(times("queue")).isEqualTo("1: 20.000 20.000");
        assertThat(times("second token")).isEqualTo("1: 20.000 20.000");
        assertThat(times("never")).isEqualTo("0: 0.000 0.000");
        assertThat(counts("never")).isEqualTo("without 1");
    }

    @Test
    void gapsOfEventsThatShareAReadAreZeroAndToldApart() {
        play(sse.gaps("gaps").when(TOKEN));
        answer();

        assertThat(times("gaps")).isEqualTo("3: 0.000 40.000");
        assertThat(measured("gaps").times().meanNs()).isEqualTo(20e6);
        assertThat(counts("gaps")).isEqualTo("matches 4, coalesced 1");
    }

    @Test
    void gapsGoOnOverAReconnection() {
        stage.play(exec(sse("Answers")
                        .get("/a")
                        .measure(sse.gaps("gaps").whenAny())
                        .reconnect(SseReconnect.onDrop()))
                .pause(3_600));
        stage.wire().accept();
        event(5, "1");
        stage.wire().cut();
        stage.passMs(3_000);
        stage.wire().accept();
        event(20, "2");

        assertThat(times("gaps")).isEqualTo("1: 3020.000 3020.000");
    }

    // ---- numbers ---------------------------------------------------------------------------------------------------

    @Test
    void eventsAreCountedAndWhatTheyTellIsTaken() {
        play(
                TOKENS,
                USAGE,
                sse.sum("bytes").of(jsonPath("$.data.n").ofLong()),
                sse.count("all").whenAny(),
                sse.count("none").when(substring("never")));
        event(1, "{\"n\":3}", "{\"n\":4,\"t\":1}", "{\"n\":\"x\"}", "{\"n\":\"5\"}");
        answer();

        assertThat(numbers("tokens")).isEqualTo("1: 5.000 5.000");
        assertThat(counts("tokens")).isEqualTo("inAll 5, matches 5, coalesced 1");
        assertThat(numbers("usage")).isEqualTo("1: 8.000 8.000");
        assertThat(counts("usage")).isEqualTo("inAll 8, matches 1");
        assertThat(measured("usage").unit()).isEqualTo("tokens");
        assertThat(numbers("bytes")).isEqualTo("1: 7.000 7.000");
        assertThat(numbers("all")).isEqualTo("1: 11.000 11.000");
        assertThat(numbers("none")).isEqualTo("1: 0.000 0.000");
    }

    @Test
    void valuesAreEachForItselfWithinARange() {
        play(
                sse.value("load").of(jsonPath("$.data.v")).unit("%").scale(100).range(0, 100),
                sse.value("typed")
                        .of(jsonPath("$.data.v"))
                        .when(jmesPath("event").is("load")));
        event(1, "{\"v\":0.25}", "{\"v\":1}", "{\"v\":1.01}", "{\"v\":-1}", "{\"v\":\"x\"}", "{\"w\":1}");
        stage.wire().read("event: load\ndata: {\"v\":7}\n\n", "event: load\ndata: {}\n\n");
        end(1);

        assertThat(numbers("load")).isEqualTo("2: 25.000 100.000");
        assertThat(counts("load")).isEqualTo("matches 6, coalesced 5, outOfRange 3, withoutNumber 1");
        assertThat(numbers("typed")).isEqualTo("1: 7.000 7.000");
        assertThat(counts("typed")).isEqualTo("matches 2, coalesced 1, withoutNumber 1");
    }

    @Test
    void timesAndNumbersOfAStreamAreCalculatedWith() {
        play(
                sse.ratio("time per token").of(LAST.minus(FIRST)).by(TOKENS.minus(1)),
                sse.ratio("whole per token").of(LAST).by(USAGE.orElse(TOKENS)),
                sse.rate("tokens per second").of(TOKENS).over(LAST.minus(FIRST)),
                sse.ratio("share").of(TOKENS).by(USAGE),
                sse.ratio("times").of(LAST).by(FIRST),
                sse.ratio("nothing").of(TOKENS).by(TOKENS.minus(4)),
                LAST.minus(FIRST).named("decode"),
                FIRST.minus(LAST));
        answer();

        assertThat(times("time per token")).isEqualTo("1: 20.000 20.000");
        assertThat(times("whole per token")).isEqualTo("1: 11.250 11.250");
        assertThat(numbers("tokens per second")).isEqualTo("1: 66.667 66.667");
        assertThat(measured("tokens per second").unit()).isEqualTo("/s");
        assertThat(counts("tokens per second")).isEmpty();
        assertThat(numbers("share")).isEqualTo("1: 0.500 0.500");
        assertThat(numbers("times")).isEqualTo("1: 3.000 3.000");
        assertThat(counts("nothing")).isEqualTo("without 1");
        assertThat(times("decode")).isEqualTo("1: 60.000 60.000");
        assertThat(counts("first - last")).isEqualTo("outOfRange 1");
        assertThat(stage.stream("Answers").measures()).hasSize(8);
    }

    // ---- goodput ---------------------------------------------------------------------------------------------------

    @Test
    void goodStreamsMeetAllBounds() {
        play(
                sse.goodput("good").of(FIRST.below(Duration.ofMillis(31)), TOKENS.atLeast(4)),
                sse.goodput("slow").of(FIRST.below(Duration.ofMillis(30)), TOKENS.atLeast(4)),
                sse.goodput("just").of(FIRST.atMost(Duration.ofMillis(30))),
                sse.goodput("gaps").of(sse.gaps("g").when(TOKEN).atMost(Duration.ofMillis(40))),
                sse.goodput("gappy").of(sse.gaps("g").when(TOKEN).below(Duration.ofMillis(40))),
                sse.goodput("lacking")
                        .of(sse.firstMatch("x").when(substring("never")).below(Duration.ofDays(1))));
        answer();

        assertThat(List.of("good", "slow", "just", "gaps", "gappy", "lacking"))
                .map(this::counts)
                .containsExactly(
                        "good 1, judged 1", "judged 1", "good 1, judged 1", "good 1, judged 1", "judged 1", "judged 1");
    }

    @Test
    void boundsOnValuesAreOnAllOfThem() {
        var load = sse.value("load").of(jsonPath("$.data.v"));
        play(
                sse.goodput("all").of(load.atLeast(2), load.atMost(5)),
                sse.goodput("low").of(load.atLeast(3)),
                sse.goodput("high").of(load.below(5)));
        event(1, "{\"v\":4}", "{\"v\":2}", "{\"v\":5}");
        end(1);

        assertThat(List.of("all", "low", "high"))
                .map(this::counts)
                .containsExactly("good 1, judged 1", "judged 1", "judged 1");
    }

    // ---- how streams end -------------------------------------------------------------------------------------------

    @Test
    void aStreamThatFailsIsInNoFigureOfTheWholeAndNotGood() {
        play(FIRST, LAST, TOKENS, sse.goodput("good").of(FIRST.below(Duration.ofHours(1))));
        event(10, "{\"t\":1}");
        stage.wire().cut();

        assertThat(times("first")).isEqualTo("1: 10.000 10.000");
        assertThat(counts("first")).isEqualTo("matches 1");
        assertThat(counts("last")).isEqualTo("matches 1, ofFailed 1");
        assertThat(counts("tokens")).isEqualTo("matches 1, ofFailed 1");
        assertThat(counts("good")).isEqualTo("judged 1");
    }

    @Test
    void aConnectThatFailsIsAStreamThatFailed() {
        stage.play(exec(answers(FIRST, sse.goodput("good").of(FIRST.below(Duration.ofHours(1))))));
        stage.wire().head(503);

        assertThat(counts("first")).isEqualTo("ofFailed 1");
        assertThat(counts("good")).isEqualTo("judged 1");
    }

    @Test
    void aStreamThatTheRunCutsOffIsUnfinished() {
        play(FIRST, LAST, TOKENS, sse.goodput("good").of(FIRST.below(Duration.ofHours(1))));
        event(10, "{\"t\":1}");
        stage.endUser();

        assertThat(counts("first")).isEqualTo("matches 1");
        assertThat(counts("last")).isEqualTo("matches 1, ofUnfinished 1");
        assertThat(counts("tokens")).isEqualTo("matches 1, ofUnfinished 1");
        assertThat(counts("good")).isEqualTo("ofUnfinished 1");
    }

    @Test
    void aStreamThatItsUserClosesHasEnded() {
        stage.play(exec(answers(TOKENS, sse.untilEnd("whole")))
                .pause(1)
                .exec(sse("Close").close()));
        stage.wire().accept();
        event(10, "{\"t\":1}");
        stage.passMs(2_000);

        assertThat(numbers("tokens")).isEqualTo("1: 1.000 1.000");
        assertThat(times("whole")).isEqualTo("1: 1000.000 1000.000");
    }

    @Test
    void aStreamThatItsUserClosesBeforeItsEndIsUnfinished() {
        stage.play(
                exec(answers(TOKENS).endsWith(DONE)).pause(1).exec(sse("Close").close()));
        stage.wire().accept();
        event(10, "{\"t\":1}");
        stage.passMs(2_000);

        assertThat(counts("tokens")).isEqualTo("matches 1, ofUnfinished 1");
        assertThat(stage.rows()).containsExactly("Answers OK", "Close OK");
    }
}
