// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import static dev.freshet.core.CoreDsl.bodyBytes;
import static dev.freshet.core.CoreDsl.bodyString;
import static dev.freshet.core.CoreDsl.css;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.jsonPath;
import static dev.freshet.core.CoreDsl.jsonpJsonPath;
import static dev.freshet.core.CoreDsl.regex;
import static dev.freshet.core.CoreDsl.substring;
import static dev.freshet.core.CoreDsl.xpath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.CheckType;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each validation accepts, and the words of each refusal. */
class CheckVerdictsTest {

    private static final String EVENT = """
            {"id":77535,"event":"update","data":{"n":null,"p":1.5,"tags":["a","b"],"ok":true}}""";

    private static final Session SESSION = Session.create("s", 1)
            .set("five", 5)
            .set("id", "77535")
            .set("list", new ArrayList<>(List.of("update", "delete")))
            .set("strings", List.of("1", "2"));

    static Stream<Arguments> equality() {
        return Stream.of(
                passes(jmesPath("event").is("update")),
                passes(jmesPath("event").shouldBe("update")),
                passes(jmesPath("id").is("77535")),
                passes(jmesPath("id").ofInt().is(77535)),
                passes(jmesPath("id").ofInt().is(session -> session.getInt("id"))),
                passes(jmesPath("id").ofInt().shouldBe(session -> session.getInt("id"))),
                passes(jmesPath("id").ofInt().isEL("#{id}")),
                passes(jmesPath("id").isEL("#{id}")),
                passes(jsonPath("$.data.tags").ofList().is(List.of("a", "b"))),
                passes(bodyBytes().is(EVENT.getBytes(StandardCharsets.UTF_8))),
                fails(jmesPath("event").is("snapshot"), "jmesPath(event).find.is(snapshot), found update"),
                fails(jmesPath("nope").is("x"), "jmesPath(nope).find.is(x), found nothing"),
                fails(jsonPath("$.data.n").is("x"), "jsonPath($.data.n).find.is(x), found null"),
                fails(jmesPath("id").isEL("#{five}"), "jmesPath(id).find.is(5), found 77535"),
                fails(jmesPath("event").ofInt().is(5), "jmesPath(event).find.is(5), found nothing"),
                fails(bodyBytes().is(new byte[3]), "bodyBytes.find.is(3 bytes), found 82 bytes"));
    }

    static Stream<Arguments> inequality() {
        return Stream.of(
                passes(jmesPath("event").not("snapshot")),
                passes(jmesPath("nope").not("snapshot")),
                passes(jsonPath("$.data.n").not("snapshot")),
                passes(jmesPath("event").notEL("#{five}")),
                fails(jmesPath("event").not("update"), "jmesPath(event).find.not(update), unexpectedly found update"),
                fails(
                        jmesPath("event").not(session -> "update"),
                        "jmesPath(event).find.not(update), unexpectedly found update"),
                fails(jmesPath("id").ofInt().notEL("#{id}"), "jmesPath(id).find.not(77535), unexpectedly found 77535"));
    }

    static Stream<Arguments> membership() {
        return Stream.of(
                passes(jmesPath("event").in("snapshot", "update")),
                passes(jmesPath("event").within("snapshot", "update")),
                passes(jmesPath("event").in(List.of("update"))),
                passes(jmesPath("event").within(List.of("update"))),
                passes(jmesPath("event").in(session -> List.of("update"))),
                passes(jmesPath("event").within(session -> List.of("update"))),
                passes(jmesPath("event").inEL("#{list}")),
                passes(jmesPath("event").withinEL("#{list}")),
                fails(jmesPath("event").in("a", "b"), "jmesPath(event).find.in(a, b), found update"),
                fails(jmesPath("nope").in("a"), "jmesPath(nope).find.in(a), found nothing"),
                fails(jsonPath("$.data.n").in("a"), "jsonPath($.data.n).find.in(a), found null"));
    }

    static Stream<Arguments> order() {
        return Stream.of(
                passes(jmesPath("id").ofInt().lt(77536)),
                passes(jmesPath("id").ofInt().lte(77535)),
                passes(jmesPath("id").ofInt().gt(77534)),
                passes(jmesPath("id").ofInt().gte(77535)),
                passes(jmesPath("id").ofInt().lt(session -> 77536)),
                passes(jmesPath("id").ofInt().lte(session -> 77535)),
                passes(jmesPath("id").ofInt().gt(session -> 77534)),
                passes(jmesPath("id").ofInt().gte(session -> 77535)),
                passes(jmesPath("id").ofInt().gteEL("#{id}")),
                passes(jmesPath("id").ofInt().lteEL("#{id}")),
                passes(jmesPath("id").ofInt().gtEL("#{five}")),
                passes(jmesPath("data.p").ofDouble().ltEL("#{five}")),
                passes(jmesPath("event").gt("snapshot")),
                fails(jmesPath("id").ofInt().lt(5), "jmesPath(id).find.lt(5), 77535 is not less than 5"),
                fails(jmesPath("id").ofInt().lte(5), "jmesPath(id).find.lte(5), 77535 is not less than or equal to 5"),
                fails(jmesPath("id").ofInt().gt(77535), "jmesPath(id).find.gt(77535), 77535 is not greater than 77535"),
                fails(
                        jmesPath("id").ofInt().gte(77536),
                        "jmesPath(id).find.gte(77536), 77535 is not greater than or equal to 77536"),
                fails(jmesPath("nope").ofInt().lt(5), "jmesPath(nope).find.lt(5), can't compare nothing and 5"),
                fails(jsonPath("$.data.n").ofInt().gt(5), "jsonPath($.data.n).find.gt(5), can't compare null and 5"),
                fails(
                        jsonPath("$.data.tags").ofList().gt(List.of()),
                        "jsonPath($.data.tags).find.gt([]), can't compare [a, b] and []"),
                fails(jmesPath("event").ofObject().gt(5), "jmesPath(event).find.gt(5), can't compare update and 5"));
    }

    static Stream<Arguments> presence() {
        return Stream.of(
                passes(jmesPath("event").exists()),
                passes(jmesPath("event")),
                passes(jsonPath("$.data.n").exists()),
                fails(jmesPath("nope"), "jmesPath(nope).find.exists, found nothing"),
                passes(jmesPath("nope").notExists()),
                fails(jmesPath("event").notExists(), "jmesPath(event).find.notExists, unexpectedly found update"),
                fails(jsonPath("$.data.n").notExists(), "jsonPath($.data.n).find.notExists, unexpectedly found null"),
                passes(jmesPath("event").optional()),
                passes(jmesPath("nope").optional()),
                passes(jsonPath("$.data.n").isNull()),
                fails(jmesPath("event").isNull(), "jmesPath(event).find.isNull, found update"),
                fails(jmesPath("nope").isNull(), "jmesPath(nope).find.isNull, found nothing"),
                passes(jmesPath("event").notNull()),
                fails(jsonPath("$.data.n").notNull(), "jsonPath($.data.n).find.notNull, failed"),
                fails(jmesPath("nope").notNull(), "jmesPath(nope).find.notNull, found nothing"));
    }

    static Stream<Arguments> ofSeveral() {
        return Stream.of(
                passes(substring("a").count().gte(2)),
                fails(regex("zz").count().is(1), "regex(zz).count.is(1), found 0"),
                passes(regex("zz").count().is(0)),
                fails(regex("zz").count().notExists(), "regex(zz).count.notExists, unexpectedly found 0"),
                fails(regex("[ab]").find(70).is("x"), "regex([ab]).find(70).is(x), found nothing"),
                fails(
                        regex("\"[ab]\"").findAll().is(List.of()),
                        "regex(\"[ab]\").findAll.is([]), found [\"a\", \"b\"]"),
                fails(jsonPath("$.data.nope").findAll(), "jsonPath($.data.nope).findAll.exists, found nothing"));
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                passes(jmesPath("id").transform(Integer::parseInt).is(77535)),
                passes(jmesPath("id").transform(Integer::parseInt).isEL("#{id}")),
                passes(jmesPath("id").transform(Integer::parseInt).gtEL("#{five}")),
                passes(jmesPath("id").transform(Long::parseLong).gtEL("#{five}")),
                passes(jmesPath("id")
                        .transformWithSession((id, session) -> id + session.getString("five"))
                        .is("775355")),
                passes(jmesPath("nope").transform(String::length).notExists()),
                passes(jmesPath("nope").withDefault("x").is("x")),
                passes(jmesPath("nope").withDefault(session -> "x").is("x")),
                passes(jmesPath("nope").ofInt().withDefaultEl("#{id}").is(77535)),
                passes(jmesPath("nope").withDefault("x").transform(x -> x + "y").is("xy")),
                passes(jmesPath("nope").transform(x -> x + "y").withDefault("x").is("x")),
                passes(jmesPath("event").withDefault("x").is("update")),
                passes(jsonPath("$.data.n").withDefault("x").isNull()),
                passes(jsonPath("$.data.n")
                        .transform(n -> n == null ? "null" : "x")
                        .is("null")),
                passes(jmesPath("event").transform(event -> (String) null).notExists()),
                passes(jmesPath("event").transform(event -> (String) null).optional()),
                passes(jmesPath("event")
                        .transformWithSession((event, session) -> (String) null)
                        .withDefault("x")
                        .is("x")),
                fails(
                        jmesPath("event").transform(event -> (String) null).isNull(),
                        "jmesPath(event).find.isNull, found nothing"),
                fails(
                        jmesPath("event").transform(Integer::parseInt).is(1),
                        "jmesPath(event).find.is(1) transform crashed: NumberFormatException: For input string: \"update\""),
                fails(
                        jmesPath("nope").withDefaultEl("#{gone}"),
                        "jmesPath(nope).find.exists resolution crashed: No attribute named 'gone' is defined"));
    }

    static Stream<Arguments> custom() {
        return Stream.of(
                passes(jmesPath("event").validate("short", (value, session) -> value)),
                passes(jmesPath("nope").validate("absent", (value, session) -> value)),
                fails(
                        jmesPath("event").validate("long", (value, session) -> {
                            throw new IllegalArgumentException("too short");
                        }),
                        "jmesPath(event).find.long, too short"),
                fails(
                        jmesPath("event").validate("long", (value, session) -> {
                            throw new IllegalStateException();
                        }),
                        "jmesPath(event).find.long, IllegalStateException"),
                fails(
                        jmesPath("event").validate("asserts", (value, session) -> {
                            throw new AssertionError("assert failed");
                        }),
                        "jmesPath(event).find.asserts, assert failed"));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                fails(jmesPath("event").is("x").name("my check"), "my check, found update"),
                fails(jmesPath("nope").name("my check"), "my check, found nothing"),
                fails(
                        jmesPath("event").transform(Integer::parseInt).name("my check"),
                        "my check transform crashed: NumberFormatException: For input string: \"update\""),
                fails(
                        jmesPath("event").is("x").logActualValueInError(false),
                        "jmesPath(event).find.is(x), found a value"),
                fails(
                        jmesPath("nope").is("x").logActualValueInError(false),
                        "jmesPath(nope).find.is(x), found nothing"),
                fails(
                        jmesPath("event").notExists().logActualValueInError(false),
                        "jmesPath(event).find.notExists, unexpectedly found a value"),
                fails(
                        jmesPath("id").ofInt().lt(5).logActualValueInError(false),
                        "jmesPath(id).find.lt(5), a value is not less than 5"),
                fails(
                        jmesPath("event").not("update").logActualValueInError(false),
                        "jmesPath(event).find.not(update), unexpectedly found a value"),
                passes(jmesPath("event").not("x").logActualValueInError(false)),
                fails(
                        jmesPath("event").is("x").logActualValueInError(true),
                        "jmesPath(event).find.is(x), found update"));
    }

    static Stream<Arguments> resolution() {
        return Stream.of(
                fails(
                        regex("#{gone}").is("x"),
                        "regex(#{gone}).find.is(x) resolution crashed: No attribute named 'gone' is defined"),
                fails(
                        regex(session -> session.getString("gone")),
                        "regex(<function>).find.exists resolution crashed: function returned null"),
                fails(
                        jmesPath("event").isEL("#{gone}"),
                        "jmesPath(event).find.is(#{gone}) resolution crashed: No attribute named 'gone' is defined"),
                fails(
                        jmesPath("id").ofInt().isEL("#{list}"),
                        "jmesPath(id).find.is(#{list}) resolution crashed: '#{list}' (ArrayList) can't be converted to Integer"),
                fails(
                        regex(session -> "(").exists(),
                        "regex(<function>).find.exists resolution crashed: Regular expression '(' does not compile: "
                                + "Unclosed group, at position 1"));
    }

    static Stream<Arguments> extraction() {
        return Stream.of(fails(
                jmesPath("sum(id)"),
                "jmesPath(sum(id)).find.exists extraction crashed: "
                        + "Invalid argument type calling \"sum\": expected array of number but was number"));
    }

    private static Arguments passes(CheckBuilder check) {
        return Arguments.of(check, null);
    }

    private static Arguments fails(CheckBuilder check, String error) {
        return Arguments.of(check, error);
    }

    @ParameterizedTest
    @MethodSource({
        "equality",
        "inequality",
        "membership",
        "order",
        "presence",
        "ofSeveral",
        "changes",
        "custom",
        "names",
        "resolution",
        "extraction"
    })
    void judges(CheckBuilder check, @Nullable String error) {
        EnumSet<CheckType> all = EnumSet.allOf(CheckType.class);
        CheckResult result = Checks.compile(List.of(check), all).check(new FakeResponse(EVENT), SESSION);

        assertThat(result.error()).isEqualTo(error);
        assertThat(result.isPassed()).isEqualTo(error == null);
        assertThat(Checks.compileMatching(List.of(check), all).matches(new FakeResponse(EVENT), SESSION))
                .as("a matching condition comes to the same verdict")
                .isEqualTo(error == null);
    }

    @Test
    void saysWhenTheTextIsNotWhatTheCheckReads() {
        assertThat(error(jmesPath("data"), "{oops}"))
                .isEqualTo("jmesPath(data).find.exists preparation crashed: "
                        + "not valid JSON: Unexpected character ('o' (code 111))");
        assertThat(error(jsonPath("$.data").is("x"), ""))
                .isEqualTo("jsonPath($.data).find.is(x) preparation crashed: not valid JSON: empty");
        assertThat(error(xpath("//a"), "<a>"))
                .startsWith("xpath(//a).find.exists preparation crashed: not valid XML: ");
    }

    @Test
    void neverResolvesXmlEntities() {
        String xxe = "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>";

        assertThat(error(xpath("//a"), xxe))
                .startsWith("xpath(//a).find.exists preparation crashed: not valid XML: DOCTYPE is disallowed");
    }

    @Test
    void survivesARegularExpressionThatOverflowsTheStack() {
        assertThat(error(regex("(a|b)*c"), "ab".repeat(100_000)))
                .isEqualTo("regex((a|b)*c).find.exists extraction crashed: StackOverflowError");
    }

    @Test
    void cutsLongValues() {
        assertThat(error(bodyString().is("x"), "y".repeat(10_000)))
                .isEqualTo("bodyString.find.is(x), found " + "y".repeat(300) + "...");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("Regular expression 'a(' does not compile: Unclosed group, at position 2", regex("a(")),
                mistake(
                        "captureGroups(2): the regular expression '(a)' has only 1 groups",
                        regex("(a)").captureGroups(2)),
                mistake(
                        "JSONPath '$.a[0' does not compile: a ']' or a ',' is missing, at position 5",
                        jsonPath("$.a[0")),
                mistake(
                        "JMESPath 'a.' does not compile: syntax error mismatched input '<EOF>' expecting {'*', '[', '{', "
                                + "JSON_CONSTANT, NAME, STRING} at position 2",
                        jmesPath("a.")),
                mistake(
                        "Failed to parse expression '#{' with error: an attribute or a function is missing, at character 3",
                        regex("#{")),
                mistake(
                        "Failed to parse expression '#{' with error: an attribute or a function is missing, at character 3",
                        regex("a").isEL("#{")),
                mistake(
                        "'x' can't be converted to Integer",
                        jmesPath("id").ofInt().isEL("x")),
                mistake("XPath '//[' does not compile: .*", xpath("//[")),
                mistake("CSS selector 'a[' does not compile: .*", css("a[")),
                mistake(
                        "jsonpJsonPath: JSONP is not supported; extract the JSON with regex(...) and go on from there "
                                + "with transform(...)",
                        jsonpJsonPath("$.a")),
                mistake(
                        "bodyBytes can't be checked here: use one of bodyString, substring, regex, jsonPath, jmesPath",
                        bodyBytes()));
    }

    private static Arguments mistake(String message, CheckBuilder check) {
        return Arguments.of(message, check);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void refusesMistakesBeforeTheRun(String message, CheckBuilder check) {
        var thrown = assertThatThrownBy(() -> Checks.compile(List.of(check), Checks.OF_TEXT))
                .isInstanceOf(SimulationException.class);
        if (message.endsWith(".*")) {
            thrown.hasMessageStartingWith(message.substring(0, message.length() - 2));
        } else {
            thrown.hasMessage(message);
        }
    }

    @Test
    void refusesMistakesWhereTheyAreWritten() {
        assertThatThrownBy(() -> regex("a").find(-1)).hasMessage("find(-1): occurrences count from 0");
        assertThatThrownBy(() -> regex("a").findRandom(0)).hasMessage("findRandom(0): take at least 1");
        assertThatThrownBy(() -> regex("a").captureGroups(1))
                .hasMessage("captureGroups(1): ask for 2 or more; without it, the value is the first group");
    }

    @Test
    @SuppressWarnings("NullAway") // The mistake under test.
    void refusesNullAsAnExpectedValue() {
        String nothing = null;

        assertThatThrownBy(() -> xpath("a", Map.of()).is(nothing))
                .isInstanceOf(SimulationException.class)
                .hasMessage("is(null) can't be: use isNull() or notNull()");
    }

    private static @Nullable String error(CheckBuilder check, String text) {
        return Checks.compile(List.of(check), EnumSet.allOf(CheckType.class))
                .check(new FakeResponse(text), SESSION)
                .error();
    }
}
