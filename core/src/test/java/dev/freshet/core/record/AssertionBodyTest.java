// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import static dev.freshet.core.CoreDsl.details;
import static dev.freshet.core.CoreDsl.forAll;
import static dev.freshet.core.CoreDsl.global;
import static dev.freshet.core.CoreDsl.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.freshet.core.Assertion;
import dev.freshet.core.StreamEnd;
import dev.freshet.core.assertion.Assertions;
import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StreamSeries;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every assertion that the language can say comes back from a record as it was. */
class AssertionBodyTest {

    private static final long MS = 1_000_000L;

    private static final ObjectMapper CBOR = new CBORMapper();

    @Test
    void everyAssertionOfTheLanguageComesBackAndIsJudgedTheSame() throws Exception {
        List<Assertion> all = language();
        RunStats rich = run();
        RunStats empty = new LoopStats().drain();

        assertThat(all).hasSizeGreaterThan(5_000);
        for (Assertion assertion : all) {
            Assertion read = AssertionBody.read(written(assertion));
            assertThat(read.scope()).as("%s", assertion).isEqualTo(assertion.scope());
            assertThat(read.target()).as("%s", assertion).isEqualTo(assertion.target());
            assertThat(read.condition()).as("%s", assertion).isEqualTo(assertion.condition());
            assertThat(read).hasToString(assertion.toString());
        }
        assertThat(Assertions.evaluate(all, rich)).hasSizeGreaterThanOrEqualTo(all.size());
        assertThat(Assertions.evaluate(all, empty)).hasSizeGreaterThanOrEqualTo(all.size());
    }

    @Test
    void theWalkMeetsWhatTheLanguageHas() throws ReflectiveOperationException {
        assertThat(language().stream().map(Assertion::toString))
                .contains(
                        "Global: max of response time of connects is less than 2.0",
                        "For all: percentage of unfinished checks is between 2.0 and 3.0",
                        "Prices: count of stream ends (run ended) is in List(1.0, 2.0)",
                        "Prices / in order: count of failed events is greater than or equal to 2.0",
                        "Global: 99.5th percentile of eventGap is 2.0",
                        "cart size / items: mean of values is less than 2.0");
    }

    @Test
    void itIsWrittenByKeysThatStay() throws IOException {
        Assertion assertion = details("shop", "pay").failedRequests().percent().lte(1.5);

        assertThat(written(assertion)).isEqualTo(new ObjectMapper().readTree("""
                                {"scope": "details", "path": ["shop", "pay"],
                                 "of": [
                                   {"owner": "row", "metrics": ["ko", "koUntimedCount"], "whole": ["ok", "ko", "okUntimedCount", "koUntimedCount"]},
                                   {"owner": "group", "metrics": ["koDuration"], "whole": ["okDuration", "koDuration"]},
                                   {"owner": "standingCheck", "metrics": ["koCount"], "whole": ["okCount", "koCount"]}],
                                 "kind": "", "figure": "percent", "percentile": 0.0,
                                 "words": "percentage of failed events", "counted": "requests",
                                 "condition": "lte", "expected": [1.5]}
                                """));
    }

    /** What a later version measures is an error here, and no reason to refuse the record. */
    @Test
    void aMetricOfALaterVersionIsAnErrorAndNotAPass() throws Exception {
        ObjectNode body = (ObjectNode) written(global().eventGap().max().lt(5));
        ((ObjectNode) body.path("of").get(0)).putArray("metrics").add("gapOfTomorrow");

        assertThat(Assertions.evaluate(List.of(AssertionBody.read(body)), run()))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.isPassed()).isFalse();
                    assertThat(result.reason()).isEqualTo("this version does not measure 'gapOfTomorrow'");
                });
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            quoteCharacter = '\0',
            value = {
                "scope, \"none\"",
                "of, []",
                "of, {}",
                "figure, \"median\"",
                "percentile, 101",
                "percentile, -1",
                "condition, \"near\"",
                "expected, []",
                "expected, [\"a\"]",
                "words, 5"
            })
    void whatIsNoAssertionIsRefused(String key, String value) throws IOException {
        ObjectNode body = (ObjectNode) written(global().eventGap().percentile3().lt(5));
        body.set(key, new ObjectMapper().readTree(value));

        assertThatThrownBy(() -> AssertionBody.read(body))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(key);
    }

    private static JsonNode written(Assertion assertion) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator out = (CBORGenerator) CBOR.getFactory().createGenerator(bytes)) {
            AssertionBody.write(assertion, out);
        }
        return CBOR.readTree(bytes.toByteArray());
    }

    /** All that can be said, by every public method of what the language gives, from the scope to the condition. */
    private static List<Assertion> language() throws ReflectiveOperationException {
        List<Assertion> all = new ArrayList<>();
        for (Object start : List.of(
                global(),
                forAll(),
                details("login"),
                details("Prices"),
                details("Prices", "in order"),
                values("cart size"),
                values("cart size", "items"))) {
            walk(start, all);
        }
        return all;
    }

    private static void walk(Object from, List<Assertion> all) throws ReflectiveOperationException {
        Method[] methods = from.getClass().getDeclaredMethods();
        Arrays.sort(methods, Comparator.comparing(Method::toString));
        for (Method method : methods) {
            if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
                for (Object[] arguments : arguments(method.getParameterTypes())) {
                    Object next = method.invoke(from, arguments);
                    if (next instanceof Assertion assertion) {
                        all.add(assertion);
                    } else {
                        walk(next, all);
                    }
                }
            }
        }
    }

    private static List<Object[]> arguments(Class<?>[] types) {
        List<Object[]> all = new ArrayList<>();
        all.add(new Object[types.length]);
        for (int i = 0; i < types.length; i++) {
            List<Object[]> more = new ArrayList<>();
            for (Object[] before : all) {
                for (Object value : samples(types[i], i)) {
                    Object[] with = before.clone();
                    with[i] = value;
                    more.add(with);
                }
            }
            all = more;
        }
        return all;
    }

    private static List<?> samples(Class<?> type, int place) {
        if (type == boolean.class) {
            return List.of(true, false);
        }
        if (type == double.class) {
            return List.of(99.5);
        }
        if (type == String.class) {
            return List.of("eventGap", "events", "open", "errors", "value", "no such metric");
        }
        if (type == StreamEnd.class) {
            return Arrays.asList(StreamEnd.values());
        }
        if (type == Set.class) {
            return List.of(Set.of(3L));
        }
        // The lower bound comes first, and what is varied second.
        return type == Number[].class
                ? Collections.singletonList(new Number[] {1L, 2L})
                : List.of(place == 0 ? 2L : 3L);
    }

    private static RunStats run() {
        LoopStats stats = new LoopStats();
        stats.request(List.of(), "login", RowKind.REQUEST, 0, 400 * MS, null);
        StreamSeries prices = stats.stream("Prices");
        prices.connecting();
        prices.opened();
        prices.read(100, 5, 0);
        prices.record(Metric.EVENT_GAP, 10 * MS, 4);
        prices.standingCheck("in order").passed();
        prices.ended(EndReason.DROPPED, MS);
        stats.value("cart size", "items", 12.5);
        stats.error("no attribute");
        return stats.drain();
    }
}
