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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Assertions in words are those of the language. */
class AssertionTextTest {

    static Stream<Arguments> words() {
        return Stream.concat(ofFigures(), ofMeasures());
    }

    /** Their names are the user's own, and their units may be. */
    @SuppressWarnings("checkstyle:MethodLength") // a table
    private static Stream<Arguments> ofMeasures() {
        return Stream.of(
                arguments(
                        "Answers: \"time to first token\" p99 < 500ms",
                        details("Answers")
                                .measure("time to first token")
                                .percentile4()
                                .lt(500.0)),
                arguments(
                        "'time to first token' p99 < 0.5 s",
                        global().measure("time to first token").percentile4().lt(500.0)),
                arguments(
                        "99th percentile of 'time to first token' is less than 500",
                        global().measure("time to first token").percentile4().lt(500.0)),
                arguments(
                        "all: 'output tokens' mean > 1k",
                        forAll().measure("output tokens").mean().gt(1_000.0)),
                arguments(
                        "'output tokens' mean > 100 tokens",
                        global().measure("output tokens").mean().gt(100.0)),
                arguments(
                        "'cache' mean > 90 %", global().measure("cache").mean().gt(90.0)),
                arguments(
                        "'tokens' count > 5 streams",
                        global().measure("tokens").count().gt(5L)),
                arguments(
                        "'tokens' per second > 5",
                        global().measure("tokens").perSec().gt(5.0)),
                arguments(
                        "'tokens' matches >= 10k",
                        global().measure("tokens").matches().count().gte(10_000L)),
                arguments(
                        "matches of 'tokens' > 100/s",
                        global().measure("tokens").matches().perSec().gt(100.0)),
                arguments(
                        "'first token' without = 0",
                        global().measure("first token").without().count().is(0L)),
                arguments(
                        "count of streams without 'first token' is 0",
                        global().measure("first token").without().count().is(0L)),
                arguments(
                        "'fast answers' > 99 %",
                        global().measure("fast answers").good().percent().gt(99.0)),
                arguments(
                        "'fast answers' good % > 99",
                        global().measure("fast answers").good().percent().gt(99.0)),
                arguments(
                        "good 'fast answers' >= 20",
                        global().measure("fast answers").good().count().gte(20L)),
                arguments(
                        "'fast answers' good per second > 20",
                        global().measure("fast answers").goodPerSec().gt(20.0)),
                arguments(
                        "measure matches < 5",
                        global().metric("matches").count().lt(5L)));
    }

    @SuppressWarnings("checkstyle:MethodLength") // a table
    private static Stream<Arguments> ofFigures() {
        return Stream.of(
                // times: figures before and behind, units, fractions
                arguments(
                        "event gap p99 < 500ms",
                        global().eventGap().percentile(99.0).lt(500)),
                arguments(
                        "time to first event mean <= 80 ms",
                        global().timeToFirstEvent().mean().lte(80)),
                arguments("ttfe max < 1s", global().timeToFirstEvent().max().lt(1_000)),
                arguments(
                        "responses p95 < 1s",
                        global().responseTime().percentile3().lt(1_000)),
                arguments(
                        "response time p99.9 < 2 min",
                        global().responseTime().percentile(99.9).lt(120_000)),
                arguments(
                        "p99 of event gap < 500",
                        global().eventGap().percentile4().lt(500)),
                arguments(
                        "95th percentile of the response time under 0.5 s",
                        global().responseTime().percentile3().lt(500)),
                arguments(
                        "gap percentile 90 < 1m",
                        global().eventGap().percentile(90).lt(60_000)),
                arguments(
                        "median gap <= 250 µs",
                        global().eventGap().decimal().percentile1().lte(0.25)),
                arguments(
                        "latency std dev < 1.5ms",
                        global().deliveryLatency().decimal().stdDev().lt(1.5)),
                arguments(
                        "mean latency between 5 and 10 ms",
                        global().deliveryLatency().mean().between(5, 10)),
                arguments(
                        "gap max between 1s and 2s exclusive",
                        global().eventGap().max().between(1_000, 2_000, false)),
                arguments("gap min in 1, 2 ms", global().eventGap().min().in(1, 2)),
                arguments(
                        "fan-out skew p50 < 5 ms",
                        global().fanOutSkew().percentile1().lt(5)),
                arguments(
                        "stream lifetime min >= 1h",
                        global().streamLifetime().min().gte(3_600_000)),
                arguments(
                        "gap count > 10", global().eventGap().decimal().count().gt(10L)),
                // counts
                arguments("lost = 0", global().lostEvents().count().is(0L)),
                arguments("errors = 0", global().errors().count().is(0L)),
                arguments("stalled == 0", global().stalls().count().is(0L)),
                arguments("duplicates is 0", global().duplicatedEvents().count().is(0L)),
                arguments(
                        "out of order at most 3",
                        global().outOfOrderEvents().count().lte(3L)),
                arguments("reconnects < 1k", global().reconnects().count().lt(1_000L)),
                arguments(
                        "lost streams = 0 streams",
                        global().lostStreams().count().is(0L)),
                arguments("lost for good = 0", global().lostStreams().count().is(0L)),
                arguments(
                        "ended by server >= 1",
                        global().streamEnds(StreamEnd.ENDED_BY_SERVER).count().gte(1L)),
                arguments("events != 0", global().events().count().gt(0L)),
                arguments("events >= 1,000", global().events().count().gte(1_000L)),
                arguments("comments < 100", global().metric("comments").count().lt(100L)),
                arguments(
                        "stream received < 10 MiB",
                        global().metric("bytes").count().lt(10_485_760L)),
                // rates and shares, said before the comparison or by the unit of the number
                arguments("events per second > 1000", global().events().perSec().gt(1_000.0)),
                arguments("events > 10k/s", global().events().perSec().gt(10_000.0)),
                arguments(
                        "events > 1000 events per second",
                        global().events().perSec().gt(1_000.0)),
                arguments(
                        "stream received > 1.5 MB/s",
                        global().metric("bytes").perSec().gt(1_500_000.0)),
                arguments("requests per second >= 20", global().requestsPerSec().gte(20.0)),
                arguments(
                        "mean requests per second >= 20",
                        global().requestsPerSec().gte(20.0)),
                arguments(
                        "requests ok % > 99",
                        global().successfulRequests().percent().gt(99.0)),
                arguments(
                        "failed requests <1%",
                        global().failedRequests().percent().lt(1.0)),
                arguments(
                        "failed requests = 0", global().failedRequests().count().is(0L)),
                arguments(
                        "percentage of ok > 99.9",
                        global().successfulRequests().percent().gt(99.9)),
                arguments("ok p99 < 1s", global().metric("ok").percentile4().lt(1_000.0)),
                arguments(
                        "unfinished requests < 5 %",
                        global().unfinishedRequests().percent().lt(5.0)),
                // kinds of rows
                arguments(
                        "connects p99 < 800 ms",
                        global().connects().responseTime().percentile4().lt(800)),
                arguments(
                        "connect time p99 < 800 ms",
                        global().connects().responseTime().percentile4().lt(800)),
                arguments(
                        "connects failed < 1 %",
                        global().connects().failedRequests().percent().lt(1.0)),
                arguments(
                        "failed checks = 0",
                        global().checks().failedRequests().count().is(0L)),
                arguments(
                        "plain requests per second > 5",
                        global().requests().requestsPerSec().gt(5.0)),
                arguments(
                        "connect p99 < 3ms",
                        global().metric("connect").percentile4().lt(3.0)),
                // levels
                arguments(
                        "open streams max >= 500", global().openStreams().max().gte(500)),
                arguments("open streams >= 500", global().openStreams().max().gte(500)),
                arguments("active users <= 20", global().metric("users").max().lte(20.0)),
                // the catalogue by titles and keys
                arguments(
                        "events per read mean < 5",
                        global().metric("eventsPerRead").mean().lt(5.0)),
                arguments(
                        "eventsPerRead mean < 5",
                        global().metric("eventsPerRead").mean().lt(5.0)),
                arguments(
                        "ends.dropped.lifetime p50 > 1 s",
                        global().metric("ends.dropped.lifetime").percentile1().gt(1_000.0)),
                arguments(
                        "lifetime, dropped p50 > 1 s",
                        global().metric("ends.dropped.lifetime").percentile1().gt(1_000.0)),
                arguments(
                        "connections over HTTP/2 = 1",
                        global().metric("connections.http2").count().is(1L)),
                arguments(
                        "request errors = 0",
                        global().metric("row", "errors").count().is(0L)),
                // targets
                arguments(
                        "Prices: gap p99 < 1s",
                        details("Prices").eventGap().percentile4().lt(1_000)),
                arguments(
                        "Arrive / Snapshot: failed = 0",
                        details("Arrive", "Snapshot").failedRequests().count().is(0L)),
                arguments(
                        "GET /prices: p99 response time < 1s",
                        details("GET /prices").responseTime().percentile4().lt(1_000)),
                arguments(
                        "\"A / B: C\": gap max < 9",
                        details("A / B: C").eventGap().max().lt(9)),
                arguments(
                        "\"A\" / \"B\": requests = 3",
                        details("A", "B").allRequests().count().is(3L)),
                arguments(
                        "https://x.org: gap max < 9",
                        details("https://x.org").eventGap().max().lt(9)),
                arguments(
                        "Buy and sell: lost = 0",
                        details("Buy and sell").lostEvents().count().is(0L)),
                arguments(
                        "events: events > 3", details("events").events().count().gt(3L)),
                arguments(
                        "all: responses max < 2 min",
                        forAll().responseTime().max().lt(120_000)),
                arguments("global: lost = 0", global().lostEvents().count().is(0L)),
                // names of the user's own
                arguments(
                        "value \"cart size\" mean between 12 and 13",
                        values("cart size").mean().between(12.0, 13.0)),
                arguments(
                        "value \"price\" max < 0.2 €",
                        values("price", "€").max().lt(0.2)),
                arguments(
                        "'A / B: C': gap max < 9",
                        details("A / B: C").eventGap().max().lt(9)),
                arguments(
                        "the 'old' feed's: lost = 0",
                        details("the 'old' feed's").lostEvents().count().is(0L)),
                arguments(
                        "value 'cart size' max < 9 items",
                        values("cart size", "items").max().lt(9.0)),
                arguments(
                        "p99 of value \"time to first token\" < 500 ms",
                        values("time to first token", "ms").percentile4().lt(500.0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("words")
    void wordsAreAnAssertionOfTheLanguage(String words, Assertion inJava) {
        List<Assertion> parsed = AssertionText.parse(words);

        assertThat(parsed).hasSize(1);
        assertSame(parsed.get(0), inJava);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("words")
    void theSizeOfLettersAndSpacesDoNotMatter(String words, Assertion inJava) {
        String changed = words.matches(".*[:\"'].*")
                ? words
                : words.replace(" ", "   ").replace("event", "Event").replace("gap", "GAP");

        assertSame(AssertionText.parse("  " + changed + "\t").get(0), inJava);
    }

    @Test
    void severalAreJoinedAndATargetHoldsUntilTheNext() {
        List<Assertion> parsed = AssertionText.parse(
                "delivery latency p99 < 200ms and Prices: gap mean between 1 and 2 s and lost = 0, all: failed < 1 %; global: errors = 0");

        assertThat(parsed).hasSize(5);
        assertSame(parsed.get(0), global().deliveryLatency().percentile4().lt(200));
        assertSame(parsed.get(1), details("Prices").eventGap().mean().between(1_000, 2_000));
        assertSame(parsed.get(2), details("Prices").lostEvents().count().is(0L));
        assertSame(parsed.get(3), forAll().failedRequests().percent().lt(1.0));
        assertSame(parsed.get(4), global().errors().count().is(0L));
    }

    static void assertSame(Assertion actual, Assertion expected) {
        assertThat(actual.scope()).isEqualTo(expected.scope());
        assertThat(actual.target()).isEqualTo(expected.target());
        assertThat(actual.condition()).isEqualTo(expected.condition());
    }
}
