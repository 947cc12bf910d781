// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.SimulationException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of words that are no assertion. */
class AssertionTextMistakesTest {

    @SuppressWarnings("checkstyle:MethodLength") // a table
    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("", "assertion '': it is empty; write what is asked for, as in 'event gap p99 < 500ms'"),
                arguments(
                        "event gpa p99 < 500ms",
                        "at character 1 ('event gpa'): nothing has that name; did you mean 'event gap'?"),
                arguments("evntGap p99 < 5", "nothing has that name; did you mean 'eventgap'?"),
                arguments(
                        "bliss > 3",
                        "at character 1 ('bliss'): nothing has that name; known are time to first event, event gap,"),
                arguments("bliss > 3", "and every name and key of docs/measuring.md"),
                arguments("lost = 0 and bliss > 3", "at character 14 ('bliss')"),
                arguments("p99 < 3", "the name of what is asked for is expected here"),
                arguments(
                        "event gap < 5 ms",
                        "at character 1 ('event gap'): say which figure of it: min, max, mean, stdDev, p50 … p99.99, count and per second"),
                arguments("events p99 < 5", "'events' has no 'p99.0': of it there is count and per second"),
                arguments("open streams mean > 5", "'open streams' has no 'mean': of it there is max"),
                arguments("lost % < 5", "'lost events' has no '%'"),
                arguments("event gap p99", "at its end: a comparison is expected here: <, <=, >, >=, =, between"),
                arguments("event gap p99 ~ 3", "at character 15 ('~'): a comparison is expected here"),
                arguments("event gap p99 <", "at its end: a number is expected here"),
                arguments("event gap p99 < fast", "at character 17 ('fast'): a number is expected here"),
                arguments("event gap p99 < 5 parsecs", "'parsecs' is no unit; 'event gap p99.0' is a time, as 500 ms"),
                arguments("event gap p99 < 5 kB", "'event gap p99.0' is a time, as 500 ms"),
                arguments("lost < 5 ms", "'lost events count' is a number, as 500 or 10k"),
                arguments("events > 5m", "'events count' is a number, as 500 or 10k; a million is M"),
                arguments("gap p99 < 5 ms/s", "'event gap p99.0' is not per second"),
                arguments("failed requests % < 5 ms", "is a share, as 99.9 %"),
                arguments("lost < 0.5", "'lost events' is a whole number here"),
                arguments("gap p101 < 5", "at character 5 ('p101'): a percentile is between 0 and 100, as p99.9"),
                arguments("mean gap p99 < 5", "at character 10 ('p99'): 'mean' is asked for already"),
                arguments("gap mean between 5", "'between' needs a second number"),
                arguments("gap mean between 5 and 3 ms", "nothing is between these two: write the lesser one first"),
                arguments("gap mean != 3", "'!=' is for counts that must not be 0"),
                arguments("gap mean < 0,5", "write fractions with a dot"),
                arguments(
                        "lost = 0 lost = 0",
                        "at character 10 ('lost'): the assertion is complete before this: join another one by 'and'"),
                arguments("lost = 0 and", "at its end: another assertion is expected here"),
                arguments(
                        "received < 5", "this can mean several things: write 'request received' or 'stream received'"),
                arguments("all events > 5", "this can mean several things: write 'requests' or 'stream events'"),
                arguments(
                        ": lost = 0",
                        "the name of a request, a check, a group or a stream is expected before the colon"),
                arguments(
                        "\"cart size mean < 5", "at character 1 ('\"cart size mean < 5'): this quoted name has no end"),
                arguments(
                        "Prices: value \"cart size\" mean < 5",
                        "values with names of your own belong to the whole run"),
                arguments("value \"price\" mean between 5 € and 6 $", "all numbers have to be in the same unit"),
                arguments("gap mean < " + "1,000".repeat(1_000), "no figure has that many digits"),
                arguments(
                        "'first token' < 5 ms",
                        "at character 1 (''first token''): say which figure of it: min, max, mean, stdDev, p50 … p99.99, count, % and per second"),
                arguments(
                        "'first token' without p99 < 5 ms",
                        "'\"first token\" without' has no 'p99.0': of it there is count"),
                arguments("'first token' % > 5 ms", "is a share, as 99.9 %"),
                arguments("gap mean < " + "9".repeat(60), "no figure has that many digits"),
                arguments("\u001b[2J gap mean < 5", "\\u001b[2J"),
                arguments("a".repeat(20_000), "assertion of 20000 characters: it can have 10000 at most"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("mistakes")
    void aMistakeSaysWhereItIsAndWhatWasExpected(String words, String message) {
        assertThatThrownBy(() -> AssertionText.parse(words))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining(message)
                .hasMessageStartingWith("assertion ");
    }

    /** Whatever is typed, it is an assertion or a mistake of its author. */
    @Test
    void noTextMakesTheReaderFail() {
        String[] pieces =
                ("gap event p99 p < <= and between 5 5ms . , ( ) : \" \"x\" / % of mean all - lost = != 0 in per second € \\ "
                                + "1e9 0. -1 requests \uD83D received percentile 95th is \u0000 ")
                        .split(" ", -1);
        Random random = new Random(15);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(9); j >= 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
            }
            try {
                assertThat(AssertionText.read(text.toString())).isNotEmpty();
            } catch (SimulationException mistake) {
                assertThat(mistake).hasMessageStartingWith("assertion ");
            }
        }
    }
}
