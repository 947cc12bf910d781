// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import static dev.freshet.core.CoreDsl.details;
import static dev.freshet.core.CoreDsl.forAll;
import static dev.freshet.core.CoreDsl.global;
import static dev.freshet.core.CoreDsl.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.Assertion;
import dev.freshet.core.StreamEnd;
import dev.freshet.core.assertion.AssertionResult.Outcome;
import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.Level;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.MeasureSeries;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Owner;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.SeriesKey;
import dev.freshet.core.stats.SeriesStats;
import dev.freshet.core.stats.StreamSeries;
import dev.freshet.core.stats.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Assertions on whatever the catalogue has, and what they say of it. */
class CatalogueAssertionsTest {

    private static final long MS = 1_000_000L;
    private static final RunStats RUN = run();

    /** Ten seconds with a stream that drops, comes back, and is closed; and with what a simulation measured itself. */
    private static RunStats run() {
        LoopStats stats = new LoopStats();
        StreamSeries prices = stats.stream("Prices");
        connect(prices);
        prices.read(1_500, 3, 2);
        prices.record(Metric.EVENT_GAP, 55_900_000L, 2);
        prices.ended(EndReason.DROPPED, 400 * MS);
        prices.reconnected(false, 20 * MS);
        prices.reconnected(true, 250 * MS);
        connect(prices);
        prices.standingCheck("in order").passed();
        prices.standingCheck("in order").failed("2 is not 3");
        connect(stats.stream("News"));
        stats.stream("News").standingCheck("in order").passed();
        prices.ended(EndReason.CLOSED_BY_USER, 600 * MS);
        stats.request(List.of(), "pay", RowKind.REQUEST, 0, 50_400_000L, null);
        stats.userStarted("Readers", 3 * MS);
        stats.value("cart size", "items", 12);
        stats.value("cart size", "items", 13);
        stats.value("cart size", "items", -1);
        stats.value("price", "€", 0.125);
        stats.value("price", "$", 0.25);
        measures(stats);
        RunStats drained = stats.drain();
        return new RunStats(
                drained.card(),
                Duration.ofSeconds(10),
                "completed",
                drained.series(),
                drained.timeline(),
                drained.trust(),
                drained.notes());
    }

    private static void measures(LoopStats stats) {
        MeasureSeries first = stats.stream("Prices").measure("first token", null);
        first.matched(false);
        first.time(20.0 * MS);
        first.time(30.0 * MS);
        first.without();
        stats.stream("News").measure("first token", null).time(50.0 * MS);
        stats.stream("Prices").measure("tokens", "tokens").number(12.5);
        stats.stream("News").measure("tokens", "words").number(1);
        stats.stream("Prices").measure("tokens", "tokens").total(12.5);
        MeasureSeries good = stats.stream("Prices").measure("good", null);
        good.judged(true);
        good.judged(true);
        good.judged(false);
    }

    private static void connect(StreamSeries series) {
        series.connecting();
        series.opened();
        series.count(Metric.WATCHED_FOR_STALLS);
    }

    @SuppressWarnings("checkstyle:MethodLength") // a table
    static Stream<Arguments> figures() {
        Assertion.WithPath prices = details("Prices");
        return Stream.of(
                arguments("1 drop", global().drops().count().gt(0L)),
                arguments("0 stalls", global().stalls().count().lt(9L)),
                arguments("2 reconnects", prices.reconnects().count().gt(0L)),
                arguments("250 ms", prices.reconnectTime().max().gt(0)),
                arguments(
                        "1 stream end",
                        prices.streamEnds(StreamEnd.DROPPED).count().gt(0L)),
                arguments(
                        "1 stream end",
                        global().streamEnds(StreamEnd.CLOSED_BY_USER).count().gt(0L)),
                arguments(
                        "0 stream ends",
                        global().streamEnds(StreamEnd.REFUSED).count().lt(9L)),
                arguments("400 ms", prices.streamLifetime().min().gt(0)),
                arguments("600 ms", prices.streamLifetime().max().gt(0)),
                arguments("2 streams", global().openStreams().max().gt(0)),
                arguments("1 stream", prices.openStreams().max().gt(0)),
                arguments("55.9 ms", prices.eventGap().percentile4().lt(100)),
                arguments(
                        "2 events",
                        details("Prices", "in order").allRequests().count().gt(0L)),
                arguments(
                        "1 event",
                        details("Prices", "in order").failedRequests().count().gt(0L)),
                arguments("3 events", details("in order").allRequests().count().gt(0L)),
                arguments(
                        "33.333 %",
                        details("in order").failedRequests().percent().gt(0.0)),
                arguments("1500 bytes", prices.metric("bytes").count().gt(0L)),
                arguments("150 bytes/s", global().metric("bytes").perSec().gt(0.0)),
                arguments("2 comments", prices.metric("comments").count().gt(0L)),
                arguments("3", prices.metric("eventsPerRead").mean().gt(0.0)),
                arguments("2 values", prices.metric("eventGap").count().gt(0L)),
                arguments("55.9 ms", prices.metric("eventGap").percentile(99.9).gt(0.0)),
                arguments("400 ms", prices.metric("ends.dropped.lifetime").max().gt(0.0)),
                arguments("2 open streams", global().metric("open").max().gt(0.0)),
                arguments("50.4 ms", details("pay").metric("ok").max().gt(0.0)),
                arguments(
                        "1 started",
                        details("Readers").metric("started").count().gt(0L)),
                arguments("3 ms", global().metric("lag").max().gt(0.0)),
                arguments("12.5 items", values("cart size").mean().gt(0.0)),
                arguments("2 values", values("cart size").count().gt(0L)),
                arguments("0.2 values/s", values("cart size").perSec().gt(0.0)),
                arguments("13 items", details("cart size").metric("value").max().gt(0.0)),
                arguments(
                        "1 negative",
                        details("cart size").metric("negative").count().gt(0L)),
                arguments("0.125 €", values("price", "€").min().gt(0.0)),
                arguments("30 ms", prices.measure("first token").max().gt(0.0)),
                arguments("50 ms", global().measure("first token").percentile4().gt(0.0)),
                arguments("3 values", global().measure("first token").count().gt(0L)),
                arguments(
                        "1 event",
                        prices.measure("first token").matches().count().gt(0L)),
                arguments(
                        "1 stream",
                        prices.measure("first token").without().count().gt(0L)),
                arguments("12.5 tokens", prices.measure("tokens").mean().gt(0.0)),
                arguments("13 in all", prices.measure("tokens").total().count().gt(0L)),
                arguments(
                        "1.3 in all/s",
                        prices.measure("tokens").total().perSec().gt(0.0)),
                arguments("66.667 %", prices.measure("good").good().percent().gt(0.0)),
                arguments("2 streams", global().measure("good").good().count().gt(0L)),
                arguments("0.2 streams/s", prices.measure("good").goodPerSec().gt(0.0)),
                arguments(
                        "20 ms",
                        details("Prices", "first token").metric("time").min().gt(0.0)));
    }

    @ParameterizedTest(name = "{1} ({0})")
    @MethodSource("figures")
    void theActualValueHasItsUnit(String actual, Assertion assertion) {
        AssertionResult result = one(assertion, RUN);

        assertThat(result.reason()).isEmpty();
        assertThat(result.actualText()).isEqualTo(actual);
        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.line()).endsWith(" : true (actual : " + actual + ")");
    }

    @SuppressWarnings("checkstyle:MethodLength") // a table
    static Stream<Arguments> errors() {
        Assertion.WithPath prices = details("Prices");
        return Stream.of(
                arguments(
                        "there is no metric 'evntGap': docs/measuring.md has the keys; did you mean 'eventGap'?",
                        prices.metric("evntGap").max().lt(1.0)),
                arguments(
                        "there is no metric 'happiness': docs/measuring.md has the keys",
                        global().metric("happiness").count().gt(1L)),
                arguments(
                        "'events' is counted: of it there are count() and perSec() alone",
                        prices.metric("events").mean().gt(0.0)),
                arguments(
                        "'open' goes up and down: of it there is max() alone",
                        prices.metric("open").count().gt(0L)),
                arguments(
                        "no event was asked for its number: give the stream .sequence(jsonPath(\"$.id\").ofLong())",
                        prices.metric("sequence.lost").count().is(0L)),
                arguments(
                        "late loops are counted for the whole run: use global().metric(\"lateLoops\")",
                        prices.metric("lateLoops").max().lt(1.0)),
                arguments(
                        "no stream 'Quotes' was connected in this run",
                        details("Quotes").metric("eventGap").max().lt(1.0)),
                arguments(
                        "no stream was connected again",
                        details("News").reconnectTime().max().lt(1)),
                arguments(
                        "no request, check or group 'News / in disorder' was counted in this run",
                        details("News", "in disorder").failedRequests().count().is(0L)),
                arguments(
                        "a standing check has no response time, for nobody waits for it",
                        details("Prices", "in order").responseTime().max().lt(1)),
                arguments(
                        "it was recorded in several units ('€', '$'): say which, as in values(\"price\", \"€\")",
                        values("price").max().lt(1.0)),
                arguments(
                        "no value 'cart size / €' was recorded in this run: session.record(name, value, unit) does that",
                        values("cart size", "€").max().lt(1.0)),
                arguments(
                        "values of several names are not added up: use values(\"cart size\")",
                        global().metric("value").max().lt(1.0)),
                arguments(
                        "measures of several names or units are not added up ('tokens / tokens', 'tokens / words'): say which, as in measure(\"tokens\")",
                        global().measure("tokens").max().lt(1.0)),
                arguments(
                        "measures of several names or units are not added up ('first token', 'tokens / tokens', 'good'): say which, as in measure(\"first token\")",
                        prices.metric("time").max().lt(1.0)),
                arguments(
                        "no measure 'gaps' was taken of stream 'Prices' in this run: measure(..) of a stream does that",
                        prices.measure("gaps").max().lt(1.0)),
                arguments(
                        "no measure 'gaps' was taken of any stream in this run: measure(..) of a stream does that",
                        global().measure("gaps").max().lt(1.0)),
                arguments(
                        "no stream ended or failed",
                        prices.measure("tokens").good().percent().gt(1.0)),
                arguments(
                        "no stream brought the events that the measure is made of",
                        prices.measure("good").max().gt(1.0)));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("errors")
    void whatThereIsNotIsAnErrorThatSaysWhatToDo(String reason, Assertion assertion) {
        AssertionResult result = one(assertion, RUN);

        assertThat(result.reason()).isEqualTo(reason);
        assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(result.unit()).isEmpty();
    }

    @Test
    void fanOutSkewIsAMetricOfStreamsLikeOthers() {
        AssertionResult result = one(global().fanOutSkew().percentile3().lt(5), RUN);

        assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(result.message()).isEqualTo("Global: 95th percentile of fan-out skew is less than 5.0");
        if (Metric.of(Owner.STREAM, "fanOutSkew").isEmpty()) {
            assertThat(result.reason()).isEqualTo("this version does not measure 'fanOutSkew'");
        }
    }

    /** Whatever is added to the catalogue can be asserted on by its key. */
    @ParameterizedTest
    @EnumSource(Metric.class)
    void everyMetricOfTheCatalogueHasAFigure(Metric metric) {
        RunStats stats = recorded(metric);
        // Where the run has a metric of that key, too, that is what global() means.
        var asked = (metric == Metric.ROW_FAILURES ? details("a") : global()).metric(metric.key());
        Assertion assertion = switch (metric.kind()) {
            case LEVEL -> asked.max().is(3.0);
            case DISTRIBUTION -> asked.percentile(50).between(2.0, 4.0);
            case COUNTER, TEXTS -> asked.count().is(3L);
        };

        AssertionResult result = one(assertion, stats);

        assertThat(result.reason()).isEmpty();
        assertThat(result.isPassed()).as(result.line()).isTrue();
    }

    /** A run in which that metric, and nothing else, is 3. */
    private static RunStats recorded(Metric metric) {
        SeriesKey key = switch (metric.owner()) {
            case RUN -> SeriesKey.RUN;
            case ROW -> new SeriesKey(Owner.ROW, List.of("request", "a"));
            case STANDING_CHECK, VALUE, MEASURE -> new SeriesKey(metric.owner(), List.of("a", "b"));
            default -> new SeriesKey(metric.owner(), List.of("a"));
        };
        long three = 3 * (metric.unit() == Unit.NANOSECONDS ? MS : metric.unit().scale());
        SeriesStats.Builder series = new SeriesStats.Builder(key);
        switch (metric.kind()) {
            case COUNTER -> series.count(metric, 3);
            case LEVEL -> series.level(metric, new Level(1, 3));
            case TEXTS -> series.texts(metric, List.of(new ErrorCount("a", 3, "")));
            case DISTRIBUTION -> series.distribution(metric, distribution(three));
        }
        RunStats none = new LoopStats().drain();
        List<SeriesStats> all = new ArrayList<>(List.of(series.build()));
        runLevel(metric).ifPresent(all::add);
        return new RunStats(none.card(), Duration.ofSeconds(1), "", all, none.timeline(), none.trust(), List.of());
    }

    /** Of all streams, and of all users, levels are known as those of the run. */
    private static Optional<SeriesStats> runLevel(Metric metric) {
        Optional<Metric> ofAll = switch (metric) {
            case OPEN -> Optional.of(Metric.RUN_OPEN);
            case CONNECTING -> Optional.of(Metric.RUN_CONNECTING);
            case ACTIVE -> Optional.of(Metric.RUN_USERS);
            default -> Optional.empty();
        };
        return ofAll.map(level -> new SeriesStats.Builder(SeriesKey.RUN)
                .level(level, new Level(1, 3))
                .build());
    }

    private static LatencyStats distribution(long value) {
        LoopStats stats = new LoopStats();
        stats.stream("a").record(Metric.EVENT_GAP, value);
        return stats.drain().streams().get(0).gap();
    }

    @Test
    void eachNameOfAnOwnerIsJudgedByItself() {
        assertThat(Assertions.evaluate(List.of(forAll().metric("value").max().lt(1.0)), RUN))
                .extracting(AssertionResult::line)
                .containsExactly(
                        "cart size / items: max of value is less than 1.0 : false (actual : 13 items)",
                        "price / €: max of value is less than 1.0 : true (actual : 0.125 €)",
                        "price / $: max of value is less than 1.0 : true (actual : 0.25 $)");
    }

    @Test
    void whatIsRoundedToBeComparedIsShownBothWays() {
        assertThat(one(details("pay").responseTime().max().is(50), RUN).line())
                .endsWith(": true (actual : 50.4 ms, rounded to 50)");
        LoopStats stats = new LoopStats();
        stats.request(List.of(), "a", RowKind.REQUEST, 0, 50_499_999L, null);
        assertThat(one(global().responseTime().max().is(50), stats.drain()).line())
                .endsWith(": true (actual : 50.499999 ms, rounded to 50)");
    }

    @Test
    void theTallyCountsErrorsAmongTheFailed() {
        List<AssertionResult> results = Assertions.evaluate(
                List.of(
                        global().drops().count().is(1L),
                        global().drops().count().is(0L),
                        details("Quotes").drops().count().is(0L)),
                RUN);

        assertThat(AssertionResult.tally(results)).isEqualTo("2 of 3 assertions failed");
        assertThat(AssertionResult.tally(results.subList(0, 1))).isEqualTo("0 of 1 assertion failed");
    }

    private static AssertionResult one(Assertion assertion, RunStats stats) {
        List<AssertionResult> results = Assertions.evaluate(List.of(assertion), stats);
        assertThat(results).hasSize(1);
        return results.get(0);
    }
}
