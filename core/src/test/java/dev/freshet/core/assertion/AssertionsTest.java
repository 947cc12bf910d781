// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import static dev.freshet.core.CoreDsl.details;
import static dev.freshet.core.CoreDsl.forAll;
import static dev.freshet.core.CoreDsl.global;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.Assertion;
import dev.freshet.core.StreamEnd;
import dev.freshet.core.assertion.AssertionResult.Outcome;
import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StreamSeries;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AssertionsTest {

    private static final long MS = 1_000_000L;
    private static final RunStats RUN = run();
    private static final RunStats EMPTY_RUN = lasting(Duration.ofSeconds(4), new LoopStats());

    /** Ten seconds with two requests, one of them in a group, two streams and a standing check. */
    private static RunStats run() {
        LoopStats stats = new LoopStats();
        stats.request(List.of(), "login", RowKind.REQUEST, 0, 100 * MS, null);
        stats.request(List.of(), "login", RowKind.REQUEST, 0, 200 * MS, null);
        stats.request(List.of(), "login", RowKind.REQUEST, 0, 300 * MS, "timeout");
        stats.request(List.of("shop"), "pay", RowKind.REQUEST, 0, 50_400_000L, null);
        stats.group(List.of("shop"), 0, 900 * MS, 50 * MS, true);
        stats.group(List.of("shop"), 0, 800 * MS, 70 * MS, false);
        StreamSeries prices = stats.stream("Prices");
        open(prices);
        open(prices);
        open(stats.stream("News"));
        prices.record(Metric.FIRST_EVENT, 40 * MS);
        prices.record(Metric.EVENT_GAP, 10 * MS, 3);
        prices.record(Metric.EVENT_GAP, 20 * MS, 1);
        prices.deliveryLatency(2_500_000L);
        prices.read(100, 5, 0);
        prices.count(Metric.WATCHED_FOR_STALLS, 2);
        prices.count(Metric.SEQUENCED, 5);
        prices.count(Metric.LOST, 3);
        prices.count(Metric.DUPLICATED);
        prices.outOfOrder();
        prices.reconnected(true, MS);
        prices.reconnected(false, MS);
        prices.ended(EndReason.STALLED, 6_000 * MS);
        for (int i = 0; i < 4; i++) {
            prices.standingCheck("in order").passed();
        }
        prices.standingCheck("in order").failed("1 is not 2");
        return lasting(Duration.ofSeconds(10), stats);
    }

    private static void open(StreamSeries series) {
        series.connecting();
        series.opened();
    }

    private static RunStats lasting(Duration duration, LoopStats stats) {
        RunStats drained = stats.drain();
        return new RunStats(
                drained.card(),
                duration,
                "completed",
                drained.series(),
                drained.timeline(),
                drained.trust(),
                drained.notes());
    }

    @SuppressWarnings("checkstyle:MethodLength") // a table
    static Stream<Arguments> figures() {
        return Stream.of(
                arguments("50.4 ms", global().responseTime().min().gt(0)),
                arguments("300 ms", global().responseTime().max().gt(0)),
                arguments("162.6 ms", global().responseTime().mean().gt(0)),
                arguments("200 ms", details("login").responseTime().mean().gt(0)),
                arguments("4 requests", global().allRequests().count().gt(0L)),
                arguments("1 request", global().failedRequests().count().gt(0L)),
                arguments("3 requests", global().successfulRequests().count().gt(0L)),
                arguments("100 %", global().allRequests().percent().gt(0.0)),
                arguments("25 %", global().failedRequests().percent().gt(0.0)),
                arguments(
                        "66.667 %",
                        details("login").successfulRequests().percent().gt(0.0)),
                arguments("0.4 requests/s", global().requestsPerSec().gt(0.0)),
                arguments("50.4 ms", details("shop", "pay").responseTime().max().gt(0)),
                arguments("2 passes", details("shop").allRequests().count().gt(0L)),
                arguments("50 %", details("shop").failedRequests().percent().gt(0.0)),
                arguments("70 ms", details("shop").responseTime().max().gt(0)),
                arguments("0.2 passes/s", details("shop").requestsPerSec().gt(0.0)),
                arguments(
                        "1 event", details("in order").failedRequests().count().gt(0L)),
                arguments(
                        "80 %",
                        details("in order").successfulRequests().percent().gt(0.0)),
                arguments(
                        "40 ms",
                        details("Prices").timeToFirstEvent().percentile(50).gt(0)),
                arguments("12.5 ms", details("Prices").eventGap().mean().gt(0)),
                arguments("2.5 ms", global().deliveryLatency().max().gt(0)),
                arguments("6000 ms", global().streamLifetime().min().gt(0)),
                arguments("5 events", global().events().count().gt(0L)),
                arguments("0.5 events/s", details("Prices").events().perSec().gt(0.0)),
                arguments("2 events", details("Prices").lostEvents().count().gt(0L)),
                arguments(
                        "1 event", details("Prices").duplicatedEvents().count().gt(0L)),
                arguments(
                        "1 event", details("Prices").outOfOrderEvents().count().gt(0L)),
                arguments("2 reconnects", global().reconnects().count().gt(0L)),
                arguments("1 stall", global().stalls().count().gt(0L)),
                arguments("3 streams", global().openStreams().max().gt(0)),
                arguments("1 stream", details("News").openStreams().max().gt(0)));
    }

    @ParameterizedTest(name = "{1} ({0})")
    @MethodSource("figures")
    void figuresAreTakenFromTheStatistics(String actual, Assertion assertion) {
        AssertionResult result = one(assertion, RUN);

        assertThat(result.actualText()).isEqualTo(actual);
        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
    }

    /** The longest response time is 300 ms, that of pay 50.4 ms. */
    static Stream<Arguments> verdicts() {
        Assertion.WithPathAndTarget<Integer> max = global().responseTime().max();
        Assertion.WithPathAndTarget<Integer> pay =
                details("shop", "pay").responseTime().max();
        return Stream.of(
                arguments(false, max.lt(300)),
                arguments(true, max.lt(301)),
                arguments(true, max.lte(300)),
                arguments(false, max.lte(299)),
                arguments(false, max.gt(300)),
                arguments(true, max.gt(299)),
                arguments(true, max.gte(300)),
                arguments(false, max.gte(301)),
                arguments(true, max.between(300, 400)),
                arguments(true, max.between(200, 300)),
                arguments(false, max.between(301, 400)),
                arguments(false, max.between(200, 299)),
                arguments(false, max.between(300, 400, false)),
                arguments(false, max.between(200, 300, false)),
                arguments(true, max.between(299, 301, false)),
                arguments(true, max.around(290, 10)),
                arguments(false, max.around(290, 10, false)),
                arguments(false, max.around(310, 9)),
                arguments(true, max.deviatesAround(250, 0.2)),
                arguments(false, max.deviatesAround(250, 0.1)),
                arguments(false, max.deviatesAround(250, 0.2, false)),
                arguments(true, max.is(300)),
                arguments(false, max.shouldBe(301)),
                arguments(true, max.in(299, 300)),
                arguments(false, max.in(Set.of(299, 301))),
                arguments(true, max.within(300)),
                arguments(false, pay.lte(50)),
                arguments(true, pay.gt(50)),
                arguments(true, pay.is(50)),
                arguments(true, pay.in(49, 50)),
                arguments(true, global().failedRequests().percent().is(25.0)),
                arguments(false, details("login").failedRequests().percent().is(33.0)));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("verdicts")
    void conditionsHoldUpToTheirBounds(boolean passed, Assertion assertion) {
        assertThat(one(assertion, RUN).outcome()).isEqualTo(passed ? Outcome.PASSED : Outcome.FAILED);
    }

    static Stream<Arguments> requestsThatWereNotCounted() {
        String nothing = "no request was counted";
        return Stream.of(
                row("no request, check or group 'logout' was counted in this run", failures("logout"), RUN),
                row("no request, check or group 'pay' was counted in this run", failures("pay"), RUN),
                row(
                        "no request, check or group 'shop / in order' was counted in this run",
                        failures("shop", "in order"),
                        RUN),
                row(
                        "a standing check has no response time, for nobody waits for it",
                        details("in order").responseTime().max().lt(100),
                        RUN),
                row(nothing, global().responseTime().max().lt(100), EMPTY_RUN),
                row(nothing, global().failedRequests().percent().lt(5.0), EMPTY_RUN),
                row(
                        "no request was counted in this run",
                        forAll().failedRequests().count().is(0L),
                        EMPTY_RUN),
                row("the run lasted no time", global().requestsPerSec().gte(0.0), new LoopStats().drain()));
    }

    static Stream<Arguments> whatStreamsDidNotRecord() {
        Assertion.WithPath news = details("News");
        String noStream = "no stream was connected in this run";
        String noSequence = "no event was asked for its number: give the stream .sequence(jsonPath(\"$.id\").ofLong())";
        String noWatch = "no connection was watched for stalls: give the stream .stallAfter(30)";
        String noTimestamp =
                "no event was asked when it was published: give the stream .publishedAt(jsonPath(\"$.sentAt\").ofLong(), ChronoUnit.MILLIS)";
        return Stream.of(
                row(
                        "no stream 'Quotes' was connected in this run",
                        details("Quotes").stalls().count().is(0L),
                        RUN),
                row(
                        "streams are counted by name alone: leave out the groups around it",
                        details("shop", "Prices").events().count().gt(0L),
                        RUN),
                row("no event came", news.timeToFirstEvent().max().lt(100), RUN),
                row("no stream received a second event", news.eventGap().max().lt(100), RUN),
                row(noTimestamp, news.deliveryLatency().max().lt(100), RUN),
                row(
                        "no stream was opened and ended",
                        news.streamLifetime().min().gte(0),
                        RUN),
                row(noWatch, news.stalls().count().is(0L), RUN),
                row(noWatch, news.streamEnds(StreamEnd.STALLED).count().is(0L), RUN),
                row(noSequence, news.lostEvents().count().is(0L), RUN),
                row(noSequence, news.duplicatedEvents().count().is(0L), RUN),
                row(noSequence, news.outOfOrderEvents().count().is(0L), RUN),
                row(noStream, global().lostEvents().count().is(0L), EMPTY_RUN),
                row(noStream, forAll().eventGap().max().lt(100), EMPTY_RUN));
    }

    private static Assertion failures(String... path) {
        return details(path).failedRequests().count().is(0L);
    }

    private static Arguments row(String reason, Assertion assertion, RunStats stats) {
        return arguments(reason, assertion, stats);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"requestsThatWereNotCounted", "whatStreamsDidNotRecord"})
    void whatWasNotRecordedIsAnErrorAndNotAPass(String reason, Assertion assertion, RunStats stats) {
        AssertionResult result = one(assertion, stats);

        assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(result.isPassed()).isFalse();
        assertThat(result.reason()).isEqualTo(reason);
        assertThat(result.actualText()).isEmpty();
        assertThat(result.line()).endsWith(" : false (" + reason + ")");
    }

    @Test
    void errorsThatAreNoRequestsAreThoseOfTheWholeRun() {
        LoopStats loop = new LoopStats();
        loop.error("no attribute named 'a' is defined");
        loop.error("the function failed");
        RunStats stats = loop.drain();

        assertThat(Assertions.evaluate(
                        List.of(
                                global().errors().count().is(2L),
                                global().errors().count().lt(2L),
                                details("Pay").errors().count().is(2L),
                                forAll().errors().count().is(2L)),
                        stats))
                .extracting(AssertionResult::line)
                .containsExactly(
                        "Global: count of errors is 2.0 : true (actual : 2 errors)",
                        "Global: count of errors is less than 2.0 : false (actual : 2 errors)",
                        "Pay: count of errors is 2.0 : false (errors are counted for the whole run: use global().errors())",
                        "For all: count of errors is 2.0 : false (errors are counted for the whole run: use global().errors())");
    }

    @Test
    void zeroRequestsAreACount() {
        assertThat(one(global().allRequests().count().is(0L), EMPTY_RUN).outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(one(global().requestsPerSec().is(0.0), EMPTY_RUN).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void eventsThatAllComeBeforeTheirTimestampExplainWhyThereIsNoLatency() {
        LoopStats stats = new LoopStats();
        stats.stream("Prices").deliveryLatency(-MS);

        assertThat(one(details("Prices").deliveryLatency().max().lt(5), stats.drain())
                        .reason())
                .isEqualTo("all events arrived before the time that their publisher gave them: the clocks differ");
    }

    @Test
    void anAssertionOnAllNamesIsJudgedNameByName() {
        assertThat(Assertions.evaluate(List.of(forAll().responseTime().max().lt(100)), RUN))
                .extracting(AssertionResult::line)
                .containsExactly(
                        "login: max of response time is less than 100.0 : false (actual : 300 ms)",
                        "shop / pay: max of response time is less than 100.0 : true (actual : 50.4 ms)");
        assertThat(Assertions.evaluate(List.of(forAll().events().count().gt(0L)), RUN))
                .extracting(AssertionResult::line)
                .containsExactly(
                        "Prices: count of stream events is greater than 0.0 : true (actual : 5 events)",
                        "News: count of stream events is greater than 0.0 : false (actual : 0 events)");
    }

    @Test
    void resultsComeInTheOrderOfTheAssertions() {
        List<AssertionResult> results = Assertions.evaluate(
                List.of(
                        global().failedRequests().count().is(1L),
                        details("nobody").failedRequests().count().is(0L),
                        global().responseTime().max().lt(1)),
                RUN);

        assertThat(results)
                .extracting(AssertionResult::outcome)
                .containsExactly(Outcome.PASSED, Outcome.ERROR, Outcome.FAILED);
        assertThat(results.get(0).message()).isEqualTo("Global: count of failed events is 1.0");
    }

    @Test
    void aFigureIsRoundedOnlyWhereTheVerdictStaysTheSame() {
        LoopStats stats = new LoopStats();
        stats.request(List.of(), "a", RowKind.REQUEST, 0, 99_999_999L, null);
        RunStats run = stats.drain();

        assertThat(one(global().responseTime().max().lt(100), run).actualText()).isEqualTo("99.999999 ms");
        assertThat(one(global().responseTime().max().lt(200), run).actualText()).isEqualTo("100 ms");
    }

    private static AssertionResult one(Assertion assertion, RunStats stats) {
        List<AssertionResult> results = Assertions.evaluate(List.of(assertion), stats);
        assertThat(results).hasSize(1);
        return results.get(0);
    }
}
