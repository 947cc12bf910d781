// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.jsonPath;
import static dev.freshet.core.CoreDsl.regex;
import static dev.freshet.core.CoreDsl.substring;
import static dev.freshet.core.CoreDsl.xpath;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.core.json.Json;
import dev.freshet.core.json.JsonTextWriter;
import dev.freshet.core.json.JsonTreeWriter;
import dev.freshet.core.json.JsonWriter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingTest {

    private static final String DATA = """
            {"n":7,"min":-9223372036854775808,"over":9223372036854775808,"t":1732750000.123456789,"e":1.5e3,"zero":-0.0,\
            "text":"12.50","word":"x","no":null,"yes":true,"list":["a",2.50,3],"at":"2024-11-28T10:00:00Z"}""";

    private final Session session = Session.create("Reading", 1).set("member", "n");

    /** An event with that data. */
    private static final class Event implements Subject {

        private final boolean keepsDigits;

        Event(boolean keepsDigits) {
            this.keepsDigits = keepsDigits;
        }

        @Override
        public String text() {
            JsonTextWriter writer = new JsonTextWriter(0);
            write(writer);
            return writer.toText();
        }

        @Override
        public Json json() {
            JsonTreeWriter writer = new JsonTreeWriter(keepsDigits);
            write(writer);
            return writer.toJson();
        }

        private static void write(JsonWriter writer) {
            byte[] bytes = DATA.getBytes(UTF_8);
            writer.put("id", 41);
            writer.putData("data", bytes, 0, bytes.length);
        }
    }

    static Stream<Arguments> values() {
        return Stream.of(
                arguments(jsonPath("$.id"), 41L),
                arguments(jsonPath("$.id").ofLong(), 41L),
                arguments(jsonPath("$.id").ofInt(), 41),
                arguments(jsonPath("$.data.n"), 7L),
                arguments(jmesPath("data.n"), 7L),
                arguments(jsonPath("$.data.#{member}"), 7L),
                arguments(jsonPath("$.data.min"), Long.MIN_VALUE),
                arguments(jsonPath("$.data.over"), "9223372036854775808"),
                arguments(jsonPath("$.data.t"), "1732750000.123456789"),
                arguments(jmesPath("data.t"), "1732750000.123456789"),
                arguments(jsonPath("$.data.t").ofDouble(), "1732750000.123456789"),
                arguments(jsonPath("$.data.t").ofObject(), "1732750000.123456789"),
                arguments(jsonPath("$.data.t").name("sent"), "1732750000.123456789"),
                arguments(jsonPath("$.data.t").ofLong(), null),
                arguments(jsonPath("$.data.e"), "1.5e3"),
                arguments(jsonPath("$.data.zero"), "-0.0"),
                arguments(jsonPath("$.data.text"), "12.50"),
                arguments(jsonPath("$.data.list[*]").ofDouble(), "2.50"),
                arguments(jsonPath("$.data.list[*]").find(1), "2.50"),
                arguments(jsonPath("$.data.list[*]").count(), 3),
                arguments(jsonPath("$.data.no"), null),
                arguments(jsonPath("$.data.none"), null),
                arguments(jsonPath("$.data.none").optional(), null),
                arguments(jsonPath("$.data.none").withDefault("5"), "5"),
                arguments(jsonPath("$.data.n").notExists(), null),
                arguments(jsonPath("$.data.n").ofLong().transform(n -> n * 10), 70L),
                arguments(jsonPath("$.data.e").ofDouble().transform(e -> e / 2), 750.0),
                arguments(jsonPath("$.data.t").ofDouble().gt(1.0), 1732750000.1234567),
                arguments(jsonPath("$.data.t").ofDouble().lt(1.0), null),
                arguments(jsonPath("$.data.n").transform(Integer::valueOf), 7),
                arguments(jsonPath("$.data.word").transform(Integer::valueOf), null),
                arguments(regex("\"t\":([0-9.]+)"), "1732750000.123456789"),
                arguments(substring("data"), 10));
    }

    @ParameterizedTest
    @MethodSource("values")
    void givesTheValueThatTheCheckKeeps(CheckBuilder check, @Nullable Object value) {
        assertThat(read(check, true)).isEqualTo(value);
    }

    @Test
    void whereNoDigitsWereKeptANumberIsItsDouble() {
        assertThat(read(jsonPath("$.data.t"), false)).isEqualTo("1.7327500001234567E9");
    }

    @Test
    void digitsThatAreKeptAreSeenByNoOtherCheck() {
        for (String path : new String[] {"t", "e", "zero", "over", "list"}) {
            Check check = Checks.compile(List.of(jsonPath("$.data." + path).saveAs("saved")), Checks.OF_TEXT);
            assertThat(check.check(new Event(true), session).session().getString("saved"))
                    .isEqualTo(check.check(new Event(false), session).session().getString("saved"));
            assertThat(new Event(true).json()).isEqualTo(new Event(false).json());
        }
    }

    @Test
    void saysWhyThereIsNone() {
        assertThat(complaint(jsonPath("$.data.none"))).isEqualTo("jsonPath($.data.none).find.exists, found nothing");
        assertThat(complaint(jsonPath("$.data.word").transform(Integer::valueOf)))
                .startsWith("jsonPath($.data.word).find.exists transform crashed: ");
        assertThat(complaint(jsonPath("$.data.none").optional())).isEqualTo("found nothing");
    }

    @Test
    void whatAMessageHasNotIsRefused() {
        assertThatThrownBy(() -> Checks.compileReading(xpath("//a"), Checks.OF_TEXT))
                .isInstanceOf(SimulationException.class)
                .hasMessageStartingWith("xpath can't be checked here");
    }

    private @Nullable Object read(CheckBuilder check, boolean keepsDigits) {
        return Checks.compileReading(check, Checks.OF_TEXT).read(new Event(keepsDigits), session);
    }

    private String complaint(CheckBuilder check) {
        return Checks.compileReading(check, Checks.OF_TEXT).complaint(new Event(true), session);
    }
}
