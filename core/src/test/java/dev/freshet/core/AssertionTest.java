// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import static dev.freshet.core.CoreDsl.details;
import static dev.freshet.core.CoreDsl.forAll;
import static dev.freshet.core.CoreDsl.global;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AssertionTest {

    static Stream<Arguments> wordingsOfTimes() {
        Assertion.WithPathAndTimeMetric time = global().responseTime();
        return Stream.of(
                row("Global: min of response time is less than 10.0", time.min().lt(10)),
                row("Global: max of response time is less than 11.0", time.max().lt(11)),
                row(
                        "Global: mean of response time is less than 12.0",
                        time.mean().lt(12)),
                row(
                        "Global: standard deviation of response time is less than 13.0",
                        time.stdDev().lt(13)),
                row(
                        "Global: 50th percentile of response time is less than 14.0",
                        time.percentile1().lt(14)),
                row(
                        "Global: 75th percentile of response time is less than 15.0",
                        time.percentile2().lt(15)),
                row(
                        "Global: 95th percentile of response time is less than 16.0",
                        time.percentile3().lt(16)),
                row(
                        "Global: 99th percentile of response time is less than 17.0",
                        time.percentile4().lt(17)),
                row(
                        "Global: 99.9th percentile of response time is less than 18.0",
                        time.percentile(99.9).lt(18)));
    }

    static Stream<Arguments> wordingsOfCounts() {
        Assertion.WithPath all = global();
        return Stream.of(
                row(
                        "Global: count of all events is less than 20.0",
                        all.allRequests().count().lt(20L)),
                row(
                        "Global: percentage of all events is less than 21.0",
                        all.allRequests().percent().lt(21.0)),
                row(
                        "Global: count of failed events is less than 22.0",
                        all.failedRequests().count().lt(22L)),
                row(
                        "Global: percentage of failed events is less than 2.5",
                        all.failedRequests().percent().lt(2.5)),
                row(
                        "Global: count of successful events is less than 24.0",
                        all.successfulRequests().count().lt(24L)),
                row(
                        "Global: percentage of successful events is 100.0",
                        all.successfulRequests().percent().is(100.0)),
                row(
                        "Global: mean requests per second is less than 26.0",
                        all.requestsPerSec().lt(26.0)),
                row(
                        "Global: count of all events is 12000000.0",
                        all.allRequests().count().is(12_000_000L)));
    }

    static Stream<Arguments> wordingsOfScopes() {
        return Stream.of(
                row(
                        "For all: count of failed events is 0.0",
                        forAll().failedRequests().count().is(0L)),
                row(
                        "pay / card: count of failed events is 0.0",
                        details("pay", "card").failedRequests().count().is(0L)),
                row(
                        "Global: count of failed events is 0.0",
                        details().failedRequests().count().is(0L)));
    }

    static Stream<Arguments> wordingsOfConditions() {
        Assertion.WithPathAndTarget<Integer> max = global().responseTime().max();
        Assertion.WithPathAndTarget<Long> count = global().allRequests().count();
        Assertion.WithPathAndTarget<Double> rate = global().requestsPerSec();
        return Stream.of(
                row("Global: max of response time is less than or equal to 31.0", max.lte(31)),
                row("Global: max of response time is greater than 32.0", max.gt(32)),
                row("Global: max of response time is greater than or equal to 33.0", max.gte(33)),
                row("Global: max of response time is between 34.0 and 35.0 inclusive", max.between(34, 35)),
                row("Global: max of response time is between 34.0 and 35.0", max.between(34, 35, false)),
                row("Global: max of response time is between -1.0 and 73.0 inclusive", max.around(36, 37)),
                row("Global: max of response time is between 19.0 and 57.0 inclusive", max.deviatesAround(38, 0.5)),
                row("Global: mean requests per second is between 0.2 and 0.4", rate.around(0.3, 0.1, false)),
                row("Global: mean requests per second is between 0.27 and 0.33", rate.deviatesAround(0.3, 0.1, false)),
                row("Global: max of response time is 39.0", max.is(39)),
                row("Global: max of response time is 39.0", max.shouldBe(39)),
                row("Global: max of response time is in List(40.0, 41.0)", max.in(40, 41)),
                row("Global: max of response time is in List(40.0, 41.0)", max.within(40, 41)),
                row("Global: count of all events is in List(7.0)", count.in(Set.of(7L))),
                row("Global: count of all events is in List(7.0)", count.within(Set.of(7L))));
    }

    static Stream<Arguments> wordingsOnStreams() {
        Assertion.WithPath prices = details("Prices");
        return Stream.of(
                row(
                        "Prices: 99th percentile of time to first event is less than 500.0",
                        prices.timeToFirstEvent().percentile4().lt(500)),
                row(
                        "Prices: max of event gap is less than 1500.0",
                        prices.eventGap().max().lt(1500)),
                row(
                        "Prices: mean of delivery latency is less than 20.0",
                        prices.deliveryLatency().mean().lt(20)),
                row(
                        "Prices: min of stream lifetime is greater than 60.0",
                        prices.streamLifetime().min().gt(60)),
                row(
                        "Prices: count of stream events is greater than 5.0",
                        prices.events().count().gt(5L)),
                row(
                        "Prices: mean stream events per second is greater than 0.5",
                        prices.events().perSec().gt(0.5)),
                row(
                        "Prices: count of lost stream events is 0.0",
                        prices.lostEvents().count().is(0L)),
                row(
                        "Prices: count of duplicated stream events is 0.0",
                        prices.duplicatedEvents().count().is(0L)),
                row(
                        "Prices: count of out-of-order stream events is 0.0",
                        prices.outOfOrderEvents().count().is(0L)),
                row(
                        "Prices: count of reconnects is less than 3.0",
                        prices.reconnects().count().lt(3L)),
                row("Prices: count of stalls is 0.0", prices.stalls().count().is(0L)),
                row(
                        "Prices: max of open streams is 100.0",
                        prices.openStreams().max().is(100)));
    }

    private static Arguments row(String wording, Assertion assertion) {
        return arguments(wording, assertion);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "wordingsOfTimes",
        "wordingsOfCounts",
        "wordingsOfScopes",
        "wordingsOfConditions",
        "wordingsOnStreams"
    })
    void anAssertionReadsAsASentence(String wording, Assertion assertion) {
        assertThat(assertion).hasToString(wording);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0th",
        "1, 1st",
        "2, 2nd",
        "3, 3rd",
        "4, 4th",
        "10, 10th",
        "11, 11th",
        "12, 12th",
        "13, 13th",
        "21, 21st",
        "92, 92nd",
        "93, 93rd",
        "99.99, 99.99th",
        "1.5, 1.5th",
        "100, 100th"
    })
    void percentilesAreOrdinals(double percentile, String ordinal) {
        assertThat(global().responseTime().percentile(percentile).lt(1).toString())
                .contains(" " + ordinal + " percentile ");
    }

    static Stream<Arguments> mistakes() {
        Assertion.WithPathAndTarget<Integer> max = global().responseTime().max();
        Assertion.WithPathAndTarget<Double> rate = details("a", "b").requestsPerSec();
        return Stream.of(
                mistake(
                        "assertion on response time: percentile(101.0): a percentile is between 0 and 100",
                        () -> global().responseTime().percentile(101)),
                mistake(
                        "assertion on event gap: percentile(NaN): a percentile is between 0 and 100",
                        () -> global().eventGap().percentile(Double.NaN)),
                mistake(
                        "assertion on max of response time (Global), between: no value is between 5.0 and 3.0",
                        () -> max.between(5, 3)),
                mistake(
                        "assertion on max of response time (Global), around: no value is between 6.0 and 4.0",
                        () -> max.around(5, -1)),
                mistake(
                        "assertion on mean requests per second (a / b), deviatesAround: no value is between 3.0 and 1.0",
                        () -> rate.deviatesAround(2.0, -0.5)),
                mistake(
                        "assertion on max of response time (Global), in: give it at least one value",
                        () -> max.in(Set.of())),
                mistake(
                        "assertion on mean requests per second (a / b), lt: a figure is never NaN",
                        () -> rate.lt(Double.NaN)),
                mistake(
                        "assertion on mean requests per second (a / b), gte: a figure is never Infinity",
                        () -> rate.gte(Double.POSITIVE_INFINITY)));
    }

    private static Arguments mistake(String message, Executable code) {
        return arguments(message, code);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void whatCanNeverHoldIsAMistakeOfTheSimulation(String message, Executable code) {
        assertThatThrownBy(code::execute)
                .isInstanceOf(SimulationException.class)
                .hasMessage(message);
    }

    @Test
    void aSimulationCollectsItsAssertions() {
        Assertion one = global().failedRequests().count().is(0L);
        Assertion two = forAll().responseTime().max().lt(100);
        Simulation simulation = new Simulation() {
            {
                setUp().assertions(one).assertions(List.of(two));
            }
        };

        assertThat(simulation.declared().orElseThrow().declaredAssertions()).containsExactly(one, two);
    }
}
