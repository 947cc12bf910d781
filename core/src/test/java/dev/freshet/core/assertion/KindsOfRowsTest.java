// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import static dev.freshet.core.CoreDsl.details;
import static dev.freshet.core.CoreDsl.forAll;
import static dev.freshet.core.CoreDsl.global;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.Assertion;
import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StreamSeries;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What assertions see of the kinds of rows, and of those that are neither OK nor KO. */
class KindsOfRowsTest {

    private static final long MS = 1_000_000L;
    private static final RunStats RUN = run();

    private static RunStats run() {
        LoopStats stats = new LoopStats();
        stats.request(List.of(), "login", RowKind.REQUEST, 0, 400 * MS, null);
        stats.request(List.of(), "Prices", RowKind.CONNECT, 0, 20 * MS, null);
        stats.request(List.of(), "Prices", RowKind.CONNECT, 0, 30 * MS, "status 429");
        stats.request(List.of(), "tick", RowKind.CHECK, 0, 5_000 * MS, null);
        stats.instant(List.of(), "tick", RowKind.CHECK, null);
        stats.skipped(List.of(), "tick", RowKind.CHECK);
        stats.instant(List.of(), "Close", RowKind.OPERATION, null);
        stats.instant(List.of(), "Close", RowKind.OPERATION, null);
        stats.skipped(List.of(), "Close", RowKind.OPERATION);
        stats.skipped(List.of(), "last", RowKind.CHECK);
        stats.skipped(List.of(), "last", RowKind.CHECK);
        stats.unfinished(List.of(), "hung", RowKind.REQUEST, 0, 9_000 * MS);
        StreamSeries prices = stats.stream("Prices");
        prices.connecting();
        prices.opened();
        prices.ended(EndReason.DROPPED, MS);
        prices.count(Metric.LOST_FOR_GOOD);
        prices.count(Metric.ENDED_BEFORE_FIRST_EVENT);
        return stats.drain();
    }

    @SuppressWarnings("checkstyle:MethodLength") // a table
    static Stream<Arguments> figures() {
        return Stream.of(
                arguments(
                        "6 are OK, one is KO, of all kinds",
                        "7 requests",
                        global().allRequests().count().gt(0L)),
                arguments(
                        "closes count",
                        "6 requests",
                        global().successfulRequests().count().gt(0L)),
                arguments(
                        "of OK and KO alone",
                        "14.286 %",
                        global().failedRequests().percent().lt(100.0)),
                arguments(
                        "closes and checks that did not wait are in no time",
                        "20 ms",
                        global().responseTime().min().gt(0)),
                arguments(
                        "but all that took time",
                        "5000 ms",
                        global().responseTime().max().gt(0)),
                arguments(
                        "requests alone",
                        "400 ms",
                        global().requests().responseTime().max().gt(0)),
                arguments(
                        "connects alone",
                        "30 ms",
                        global().connects().responseTime().max().gt(0)),
                arguments(
                        "connects alone",
                        "50 %",
                        global().connects().failedRequests().percent().gt(0.0)),
                arguments(
                        "checks alone",
                        "5000 ms",
                        global().checks().responseTime().min().gt(0)),
                arguments(
                        "checks alone",
                        "2 checks",
                        global().checks().successfulRequests().count().gt(0L)),
                arguments(
                        "all of them",
                        "4 requests",
                        global().skippedRequests().count().gt(0L)),
                arguments(
                        "of this kind",
                        "3 checks",
                        global().checks().skippedRequests().count().gt(0L)),
                arguments(
                        "of this name",
                        "1 request",
                        details("tick").skippedRequests().count().gt(0L)),
                arguments(
                        "the whole of it",
                        "100 %",
                        details("last").skippedRequests().percent().gt(0.0)),
                arguments(
                        "all of them",
                        "1 request",
                        global().unfinishedRequests().count().gt(0L)),
                arguments(
                        "none of this name",
                        "0 requests",
                        details("login").unfinishedRequests().count().lt(9L)),
                arguments(
                        "the whole of it",
                        "100 %",
                        details("hung").unfinishedRequests().percent().gt(0.0)),
                arguments("a drop", "1 drop", details("Prices").drops().count().gt(0L)),
                arguments("a stream", "1 stream", global().lostStreams().count().gt(0L)),
                arguments(
                        "a first connection",
                        "1 stream",
                        global().endedBeforeFirstEvent().count().gt(0L)));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("figures")
    void aFigureIsThatOfTheRowsThatItIsAskedOf(String reason, String actual, Assertion assertion) {
        AssertionResult result = Assertions.evaluate(List.of(assertion), RUN).get(0);

        assertThat(result.actualText()).as(reason).isEqualTo(actual);
        assertThat(result.line()).doesNotContain(": false").contains("actual");
    }

    static Stream<Arguments> whatWasNotRecorded() {
        String skipped = "never attempted, 2 skipped";
        String unfinished = "never finished, 1 unfinished";
        return Stream.of(
                arguments(skipped, details("last").failedRequests().count().is(0L)),
                arguments(skipped, details("last").allRequests().count().is(0L)),
                arguments(
                        skipped, details("last").successfulRequests().percent().is(100.0)),
                arguments(skipped, details("last").responseTime().max().lt(100)),
                arguments(skipped, details("last").requestsPerSec().lt(1.0)),
                arguments(unfinished, details("hung").failedRequests().count().is(0L)),
                arguments(unfinished, details("hung").responseTime().max().lt(10_000)),
                arguments(
                        "none of 2 took time: they were carried out at once, or their message had arrived before",
                        details("Close").responseTime().max().lt(100)),
                arguments(
                        "no connect 'login' was counted in this run",
                        details("login").connects().allRequests().count().gt(0L)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("whatWasNotRecorded")
    void whatNeverCameToItsEndPassesNoAssertion(String reason, Assertion assertion) {
        AssertionResult result = Assertions.evaluate(List.of(assertion), RUN).get(0);

        assertThat(result.isPassed()).isFalse();
        assertThat(result.line()).endsWith(": false (" + reason + ")");
    }

    @Test
    void timesOfAllNamesAreOfThoseThatTookTimeAndOfThoseThatNeverCameToIt() {
        assertThat(Assertions.evaluate(List.of(forAll().responseTime().max().lt(10_000)), RUN))
                .extracting(AssertionResult::line)
                .containsExactly(
                        "login: max of response time is less than 10000.0 : true (actual : 400 ms)",
                        "Prices: max of response time is less than 10000.0 : true (actual : 30 ms)",
                        "tick: max of response time is less than 10000.0 : true (actual : 5000 ms)",
                        "last: max of response time is less than 10000.0 : false (never attempted, 2 skipped)",
                        "hung: max of response time is less than 10000.0 : false (never finished, 1 unfinished)");
        assertThat(Assertions.evaluate(
                        List.of(forAll().connects().failedRequests().count().is(0L)), RUN))
                .extracting(AssertionResult::line)
                .containsExactly("Prices: count of failed connects is 0.0 : false (actual : 1 connect)");
    }

    @Test
    void theKindIsInTheWords() {
        assertThat(Stream.of(
                                global().connects().responseTime().percentile3().lt(50),
                                global().checks().failedRequests().count().is(0L),
                                global().requests().requestsPerSec().gt(1.0),
                                global().skippedRequests().count().is(0L),
                                global().unfinishedRequests().percent().lt(1.0))
                        .map(Assertion::toString))
                .containsExactly(
                        "Global: 95th percentile of response time of connects is less than 50.0",
                        "Global: count of failed checks is 0.0",
                        "Global: mean requests per second is greater than 1.0",
                        "Global: count of skipped events is 0.0",
                        "Global: percentage of unfinished events is less than 1.0");
    }
}
