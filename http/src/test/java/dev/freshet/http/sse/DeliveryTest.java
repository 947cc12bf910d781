// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.jsonPath;
import static dev.freshet.core.CoreDsl.regex;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.CheckBuilder;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.SequenceStats;
import dev.freshet.core.stats.StreamStats;
import dev.freshet.http.SseConnectActionBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts of known delays, gaps, losses, duplicates, swaps and timestamps, and the figures that must come of them, to the nanosecond. */
class DeliveryTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final CheckBuilder ID = jsonPath("$.id");
    private static final CheckBuilder SENT_AT = jsonPath("$.data.sentAt");
    private static final SseConnectActionBuilder PRICES = sse("Prices").get("/prices");

    private StreamStage stage = new StreamStage();

    /** What the numbers told: checked, lost, duplicated, out of order, before the window, unnumbered. */
    private String told(String stream) {
        SequenceStats told = stage.stream(stream).sequence();
        return "%d: %d %d %d %d %d"
                .formatted(
                        told.checked(),
                        told.lost(),
                        told.duplicated(),
                        told.outOfOrder(),
                        told.beforeWindow(),
                        told.unnumbered());
    }

    private void play(SseConnectActionBuilder connect) {
        stage.play(exec(connect).pause(LONG));
        stage.wire().accept();
    }

    private void numbers(String numbers) {
        for (String number : numbers.split(" ", -1)) {
            stage.wire().read("id: " + number + "\ndata: x\n\n");
        }
    }

    // ---- numbers -------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "1 2 3 4, 4: 0 0 0 0 0",
        "5 6 9 10, 4: 2 0 0 0 0",
        "5 6 6 7, 4: 0 1 0 0 0",
        "5 7 6 8, 4: 0 0 1 0 0",
        "5 8 7 7, 4: 1 1 1 0 0",
        "5 x 6, 2: 0 0 0 0 1",
        "1 9000 2, 3: 8998 0 0 1 0",
        "-1 0 1, 3: 0 0 0 0 0",
        "9223372036854775806 9223372036854775807, 2: 0 0 0 0 0",
        "1 9223372036854775808 2, 2: 0 0 0 0 1",
        "-9223372036854775808 9223372036854775807, 2: 9223372036854775807 0 0 0 0",
        "0 9223372036854775807 1 9223372036854775806, 4: 9223372036854775805 0 1 1 0"
    })
    void tellWhatIsLostThereTwiceOrOutOfOrder(String numbers, String told) {
        play(PRICES.sequence(ID));
        numbers(numbers);

        assertThat(told("Prices")).isEqualTo(told);
    }

    static Stream<Arguments> checks() {
        return Stream.of(
                arguments(jsonPath("$.data.n")),
                arguments(jsonPath("$.data.n").ofLong()),
                arguments(jsonPath("$.data.n").ofInt()),
                arguments(jsonPath("$.data.n").ofDouble()),
                arguments(jsonPath("$.data.n").ofObject()),
                arguments(jsonPath("$.data.n").find()),
                arguments(jsonPath("$.data.n").transform(Integer::valueOf)),
                arguments(jsonPath("$.data.n").ofInt().transform(n -> n * 1L).gt(0L)),
                arguments(jmesPath("data.n")),
                arguments(jmesPath("data.n").ofLong()),
                arguments(regex("\"n\":(\\d+)")));
    }

    @ParameterizedTest
    @MethodSource("checks")
    void areFoundByAnyCheckOfAMessage(CheckBuilder check) {
        play(PRICES.sequence(check));
        stage.wire().read("data: {\"n\":1}\n\n", "data: {\"n\":4}\n\n", "data: {\"n\":2}\n\n");

        assertThat(told("Prices")).isEqualTo("3: 1 0 1 0 0");
    }

    @Test
    void goOnOverAReconnection() {
        play(PRICES.sequence(ID));
        numbers("1 2 3");
        stage.wire().cut();
        stage.passMs(3_000);
        stage.wire().accept();
        numbers("3 6 7");

        assertThat(told("Prices")).isEqualTo("6: 2 1 0 0 0");
        assertThat(stage.stream("Prices").reconnectsOk().count()).isEqualTo(1);
    }

    @Test
    void areEachStreamsOwn() {
        stage.play(exec(sse("Prices", "a").get("/a").sequence(ID))
                .exec(sse("Prices", "b").get("/b").sequence(ID))
                .pause(LONG));
        stage.wire().accept();
        stage.passMs(1);
        stage.wire().accept();
        numbers("100 101 101");
        stage.wire.exchanges.get(0).read("id: 1\ndata: x\n\n", "id: 3\ndata: x\n\n");

        assertThat(told("Prices")).isEqualTo("5: 1 1 0 0 0");
    }

    @Test
    void beginAgainWithAStreamThatIsOpenedAnew() {
        ChainBuilder once = exec(PRICES.sequence(ID))
                .pause(1)
                .exec(sse("Close").close())
                .exec(PRICES.sequence(ID))
                .pause(LONG);
        stage.play(once);
        stage.wire().accept();
        numbers("10 11");
        stage.passMs(1_000);
        stage.wire().accept();
        numbers("1 2");

        assertThat(told("Prices")).isEqualTo("4: 0 0 0 0 0");
    }

    @Test
    void areAskedOfEventsAlone() {
        play(PRICES.sequence(ID));
        stage.wire().read("id: 1\ndata: x\n\n", ": 2\n\n", "id: 3\n\n", "retry: 4\n\n", "id: 2\ndata: x\n\n");

        assertThat(told("Prices")).isEqualTo("2: 0 0 0 0 0");
    }

    @Test
    void areAskedForByTheProtocol() {
        stage = new StreamStage(http.sseSequence(ID));
        play(PRICES);
        numbers("1 3");

        assertThat(told("Prices")).isEqualTo("2: 1 0 0 0 0");
    }

    @Test
    void areAskedForByTheStreamRatherThanTheProtocol() {
        stage = new StreamStage(http.sseSequence(jsonPath("$.none")));
        play(PRICES.sequence(ID));
        numbers("1 3");

        assertThat(told("Prices")).isEqualTo("2: 1 0 0 0 0");
    }

    @Test
    void areNotAskedForWhereTheStreamSaysSo() {
        stage = new StreamStage(http.sseSequence(ID).ssePublishedAt(SENT_AT));
        play(PRICES.disableSequence().disablePublishedAt());
        numbers("1 3");

        assertThat(told("Prices")).isEqualTo("0: 0 0 0 0 0");
        assertThat(stage.stream("Prices").undated()).isZero();
    }

    @Test
    void thatAreMissingAreToldOfOnce() {
        play(PRICES.sequence(ID));
        stage.wire().read("data: x\n\n", "id: a\ndata: x\n\n", "id: 1\ndata: x\n\n");

        assertThat(told("Prices")).isEqualTo("1: 0 0 0 0 2");
        assertThat(stage.stats().notes())
                .containsExactly(
                        "Stream 'Prices': sequence(..) did not find a whole number of 64 bits in an event: "
                                + "jsonPath($.id).find.exists, found nothing. Such events are counted by themselves; this is said once.");
    }

    @Test
    void ofAServerThatBeginsAnewAreToldOfOnce() {
        play(PRICES.sequence(ID));
        numbers("5000 5001 1 2 3");

        assertThat(told("Prices")).isEqualTo("5: 0 0 0 3 0");
        assertThat(stage.stats().notes())
                .singleElement()
                .asString()
                .startsWith("Stream 'Prices': number 1 came after number 5001, more than 4095 behind");
    }

    @Test
    void thatAreNoNumbersAreShown() {
        stage = new StreamStage(http.sseSequence(ID));
        play(PRICES);
        numbers("1700000000000-0");

        assertThat(stage.stats().notes())
                .singleElement()
                .asString()
                .contains("sseSequence(..)", "found 1700000000000-0");
    }

    // ---- times ---------------------------------------------------------------------------------------------------

    private static final Instant START = Instant.ofEpochMilli(1_700_000_000_000L);

    /** An event that was published so long before its arrival, with the time in that form. */
    private void published(String time) {
        stage.wire().read("data: {\"sentAt\":" + time + "}\n\n");
    }

    private LatencyStats delivery() {
        return stage.stream("Prices").deliveryLatency();
    }

    @ParameterizedTest
    @CsvSource({
        "MILLIS, 1700000000000, 1234000000",
        "MILLIS, 1700000001233.999999, 1",
        "MILLIS, '\"1700000001233.999999\"', 1",
        "MICROS, 1700000001233999, 1000",
        "MICROS, 1700000001233999.999, 1",
        "NANOS, 1700000001233999999, 1",
        "SECONDS, 1700000001, 234000000",
        "SECONDS, 1700000001.233999999, 1",
        "SECONDS, 1.700000001233999999e9, 1",
        "SECONDS, 0, 1700000001234000000",
        "SECONDS, '\"2023-11-14T22:13:21.233999999Z\"', 1",
        "SECONDS, '\"2023-11-15T00:13:21.233999999+02:00\"', 1"
    })
    void giveTheDeliveryLatencyToTheNanosecond(ChronoUnit unit, String time, long latencyNs) {
        play(PRICES.publishedAt(SENT_AT, unit));
        stage.passMs(1_234);
        published(time);

        assertThat(delivery().count()).isEqualTo(1);
        assertThat(delivery().minNs()).isEqualTo(latencyNs);
        assertThat(delivery().maxNs()).isEqualTo(latencyNs);
    }

    @Test
    void areTextByIso8601WithoutAUnit() {
        play(PRICES.publishedAt(SENT_AT));
        stage.pass(Duration.ofNanos(1_500));
        published("\"" + START + "\"");
        published("\"" + START.plusNanos(500) + "\"");

        assertThat(delivery().minNs()).isEqualTo(1_000);
        assertThat(delivery().maxNs()).isEqualTo(1_500);
    }

    @Test
    void ofDoublesKeepTheirDigits() {
        play(PRICES.publishedAt(jsonPath("$.data.sentAt").ofDouble(), ChronoUnit.SECONDS));
        stage.passMs(1);
        published("1700000000.000999999");

        assertThat(delivery().minNs()).isEqualTo(1);
    }

    @Test
    void afterTheArrivalAreClockSkew() {
        play(PRICES.publishedAt(SENT_AT, ChronoUnit.MILLIS));
        published("1700000000000");
        published("1700000000001");
        published("9000000000000");

        StreamStats stream = stage.stream("Prices");
        assertThat(stream.clockSkewed()).isEqualTo(2);
        assertThat(stream.deliveryLatency().count()).isEqualTo(1);
        assertThat(stream.deliveryLatency().maxNs()).isZero();
    }

    @Test
    void thatAreCenturiesAwayDoNotTurnIntoTheOpposite() {
        play(PRICES.publishedAt(SENT_AT, ChronoUnit.NANOS));
        published("-9223372036854775808");

        assertThat(delivery().aboveRange()).isEqualTo(1);
        assertThat(stage.stream("Prices").clockSkewed()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            1700000000000         | found 1700000000000, whose unit is not known: give it, as in publishedAt(.., ChronoUnit.MILLIS)
            "2023-11-14T22:13:20" | found 2023-11-14T22:13:20, which is not of the form 2024-11-28T09:30:00.123Z, with an offset
            "now"                 | found now, whose unit is not known
            null                  | jsonPath($.data.sentAt).find.exists, found nothing
            """)
    void thatAreNoneAreCountedAndToldOfOnce(String time, String reason) {
        play(PRICES.publishedAt(SENT_AT));
        published(time);
        published(time);

        assertThat(stage.stream("Prices").undated()).isEqualTo(2);
        assertThat(delivery().isEmpty()).isTrue();
        assertThat(stage.stats().notes())
                .singleElement()
                .asString()
                .startsWith("Stream 'Prices': publishedAt(..) did not find a time in an event: ")
                .contains(reason.equals("jsonPath($.data.sentAt).find.exists, found nothing") ? "" : reason);
    }

    @Test
    void areMeasuredFromTheReadAlsoWhileTheUserIsPutOff() {
        stage.inTurnsOf(Duration.ofMillis(10))
                .play(exec(PRICES.sequence(ID).publishedAt(SENT_AT, ChronoUnit.MILLIS))
                        .exec(session -> {
                            stage.loops.keepBusy(Duration.ofMillis(50));
                            return session;
                        })
                        .exec(session -> session)
                        .pause(LONG));
        stage.wire().accept();
        stage.wire().read("id: 7\ndata: {\"sentAt\":1700000000030}\n\n");
        stage.pass(Duration.ofMinutes(1));

        assertThat(told("Prices")).isEqualTo("1: 0 0 0 0 0");
        assertThat(delivery().maxNs()).isEqualTo(20_000_000);
    }

    @Test
    void ofManyEventsInOneReadAreAllMeasuredFromItsTime() {
        play(PRICES.sequence(ID).publishedAt(SENT_AT, ChronoUnit.MILLIS));
        stage.passMs(10);
        stage.wire().read("id: 1\ndata: {\"sentAt\":1700000000000}\n\nid: 2\nda", "ta: {\"sentAt\":1700000000009}\n\n");

        assertThat(told("Prices")).isEqualTo("2: 0 0 0 0 0");
        assertThat(delivery().maxNs()).isEqualTo(10_000_000);
        assertThat(delivery().minNs()).isEqualTo(1_000_000);
    }

    // ---- beside checks -------------------------------------------------------------------------------------------

    @Test
    void takeNoEventFromOthers() {
        stage = new StreamStage(http.sseUnmatchedInboundMessageBufferSize(10));
        stage.play(exec(PRICES.sequence(ID)
                        .publishedAt(SENT_AT, ChronoUnit.MILLIS)
                        .expectEvery(sse.checkMessage("every")
                                .check(jsonPath("$.data.sentAt").exists())))
                .exec(sse("Check")
                        .setCheck()
                        .await(10)
                        .on(sse.checkMessage("second").matching(jsonPath("$.id").is("2"))))
                .pause(LONG));
        stage.wire().accept();
        numbers("1");
        stage.wire().read("id: 2\ndata: {\"sentAt\":1700000000000}\n\n");

        assertThat(stage.rows()).contains("Prices OK", "second OK");
        assertThat(told("Prices")).isEqualTo("2: 0 0 0 0 0");
        assertThat(stage.stream("Prices").undated()).isEqualTo(1);
        assertThat(stage.stream("Prices").unmatched()).isEqualTo(1);
        assertThat(stage.stream("Prices").standingChecks().get(0).ok()).isEqualTo(1);
        assertThat(stage.stream("Prices").standingChecks().get(0).ko()).isEqualTo(1);
    }

    // ---- who received what ---------------------------------------------------------------------------------------

    /** Two streams of one series that receive the same reads. */
    private Collection<Integer> receivers(
            SseConnectActionBuilder first, SseConnectActionBuilder second, String... reads) {
        stage.play(exec(first).exec(second).pause(LONG));
        stage.wire().accept();
        stage.passMs(1);
        stage.wire().accept();
        for (String read : reads) {
            stage.wire.exchanges.forEach(exchange -> exchange.read(read));
        }
        return stage.series("Prices").fanOut().receivers().values();
    }

    private static SseConnectActionBuilder prices(String name) {
        return sse("Prices", name).get("/" + name);
    }

    @Test
    void anEventIsKnownByItsNumber() {
        assertThat(receivers(
                        prices("a").sequence(ID),
                        prices("b").sequence(ID),
                        "id: 1\ndata: x\n\n",
                        "id: 2\ndata: x\n\n",
                        "id: 2\ndata: x\n\n"))
                .as("what a stream gets twice is received once")
                .containsExactly(2, 2);
    }

    @Test
    void anEventIsKnownByItsTime() {
        String both = "data: {\"sentAt\":1700000000000}\n\n";
        assertThat(receivers(
                        prices("a").publishedAt(SENT_AT, ChronoUnit.MILLIS),
                        prices("b").publishedAt(SENT_AT, ChronoUnit.MILLIS),
                        both,
                        both,
                        "data: {\"sentAt\":1700000000001}\n\n",
                        "data: {\"sentAt\":\"never\"}\n\n"))
                .as("the second of the same time is another event")
                .containsExactly(2, 2, 2);
    }

    @Test
    void anEventIsKnownByNumberAndTimeWhereItHasBoth() {
        stage.play(exec(prices("a").sequence(ID).publishedAt(SENT_AT, ChronoUnit.MILLIS))
                .exec(prices("b").sequence(ID).publishedAt(SENT_AT, ChronoUnit.MILLIS))
                .pause(LONG));
        stage.wire().accept();
        stage.passMs(1);
        stage.wire().accept();
        stage.wire.exchanges.get(0).read("id: 1\ndata: {\"sentAt\":1700000000000}\n\n");
        stage.wire.exchanges.get(1).read("id: 1\ndata: {\"sentAt\":1700000000005}\n\n");

        assertThat(stage.series("Prices").fanOut().receivers().values())
                .as("streams that number each for itself")
                .containsExactly(1, 1);
    }

    @Test
    void nobodyIsAskedWhereNobodyWantsToKnow() {
        assertThat(receivers(prices("a"), prices("b"), "id: 1\ndata: x\n\n")).isEmpty();
    }
}
