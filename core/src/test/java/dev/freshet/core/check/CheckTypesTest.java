// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import static dev.freshet.core.CoreDsl.bodyBytes;
import static dev.freshet.core.CoreDsl.bodyLength;
import static dev.freshet.core.CoreDsl.bodyStream;
import static dev.freshet.core.CoreDsl.bodyString;
import static dev.freshet.core.CoreDsl.css;
import static dev.freshet.core.CoreDsl.form;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.jsonPath;
import static dev.freshet.core.CoreDsl.md5;
import static dev.freshet.core.CoreDsl.regex;
import static dev.freshet.core.CoreDsl.responseTimeInMillis;
import static dev.freshet.core.CoreDsl.sha1;
import static dev.freshet.core.CoreDsl.substring;
import static dev.freshet.core.CoreDsl.xpath;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.CheckType;
import dev.freshet.core.Dynamic;
import dev.freshet.core.ResponseChecks;
import dev.freshet.core.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Node;

/** What each type of check finds, one, some or all of it, and what it says when it finds nothing. */
class CheckTypesTest {

    private static final String JSON = """
            {"id":77535,"event":"snapshot","data":{"prices":[{"s":"AA","p":1.5},{"s":"BB","p":2},{"s":null}],\
            "ok":true,"big":2147483648,"empty":[],"none":null}}""";

    private static final String HTML = """
            <html><body><h1 id="t"> Hello </h1><a href="/1">one</a><a>two</a><a href="/3">three</a>
            <form id="f"><input name="user" value="ann"><input type="checkbox" name="c" value="1" checked>
            <input type="checkbox" name="c" value="2" checked><input type="checkbox" name="d" value="3"></form></body></html>""";

    private static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <list xmlns="urn:a"><item n="1">one</item><item n="2">two</item></list>""";

    private static final Session SESSION =
            Session.create("s", 1).set("key", "id").set("symbol", "BB").set("word", "snap");

    private static final Nothing NOTHING = Nothing.NOTHING;

    static Stream<Arguments> whole() {
        return Stream.of(
                found(JSON, bodyString(), JSON),
                found("été", bodyBytes(), "été".getBytes(StandardCharsets.UTF_8)),
                found("été", bodyLength(), 5),
                found("", bodyLength(), 0),
                found("abc", md5(), "900150983cd24fb0d6963f7d28e17f72"),
                found("abc", sha1(), "a9993e364706816aba3e25717850c26c9cd0d89d"),
                found("", responseTimeInMillis(), 250),
                found("", ResponseChecks.status(), 404),
                found("", ResponseChecks.currentLocation(), "http://localhost/page?user=77"));
    }

    static Stream<Arguments> substrings() {
        return Stream.of(
                found("abcabc", substring("bc"), 1),
                found("abcabc", substring("bc").find(1), 4),
                found("abcabc", substring("bc").find(2), NOTHING),
                found("abcabc", substring("x"), NOTHING),
                found("abcabc", substring("bc").findAll(), List.of(1, 4)),
                found("aaaa", substring("aa").findAll(), List.of(0, 2)),
                found("aa", substring("").findAll(), List.of(0, 1, 2)),
                found("aa", substring("").find(3), NOTHING),
                found("abcabc", substring("x").findAll(), NOTHING),
                found("abcabc", substring("bc").count(), 2),
                found("abcabc", substring("x").count(), 0),
                found(JSON, substring("#{word}"), JSON.indexOf("snap")),
                found(JSON, substring(session -> session.getString("word") + "shot"), JSON.indexOf("snap")));
    }

    static Stream<Arguments> regexes() {
        return Stream.of(
                found("a1b22", regex("\\d+"), "1"),
                found("a1b22", regex("[a-z](\\d+)"), "1"),
                found("a1b22", regex("[a-z](\\d+)").find(1), "22"),
                found("a1b22", regex("[a-z](\\d+)").find(2), NOTHING),
                found("a1b22", regex("x"), NOTHING),
                found("a1b22", regex("([a-z])(\\d+)"), "a"),
                found("a1b22", regex("\\d+").findAll(), List.of("1", "22")),
                found("a1b22", regex("x").findAll(), NOTHING),
                found("a1b22", regex("\\d+").count(), 2),
                found("a1b22", regex("x").count(), 0),
                found("a1b22", regex("a(x)?"), ""),
                found("a1b22", regex("([a-z])(\\d+)").captureGroups(2), List.of("a", "1")),
                found("a1b22", regex("([a-z])(\\d+)").captureGroups(2).find(1), List.of("b", "22")),
                found(
                        "a1b22",
                        regex("([a-z])(\\d+)").captureGroups(2).findAll(),
                        List.of(List.of("a", "1"), List.of("b", "22"))),
                found("a1b22", regex("([a-z])(x)?").captureGroups(2), List.of("a", "")),
                found(JSON, regex("\"#{key}\":(\\d+)"), "77535"),
                found(JSON, regex(session -> "\"" + session.getString("key") + "\":(\\d+)"), "77535"));
    }

    static Stream<Arguments> jsonPaths() {
        return Stream.of(
                found(JSON, jsonPath("$.id"), "77535"),
                found(JSON, jsonPath("$.id").ofInt(), 77535),
                found(JSON, jsonPath("$.id").ofLong(), 77535L),
                found(JSON, jsonPath("$.id").ofDouble(), 77535.0),
                found(JSON, jsonPath("$.id").ofString(), "77535"),
                found(JSON, jsonPath("$.id").ofObject(), 77535),
                found(JSON, jsonPath("$.id").ofBoolean(), NOTHING),
                found(JSON, jsonPath("$.id").ofList(), NOTHING),
                found(JSON, jsonPath("$.id").ofMap(), NOTHING),
                found(JSON, jsonPath("$.event").ofInt(), NOTHING),
                found(JSON, jsonPath("$.data.big").ofInt(), NOTHING),
                found(JSON, jsonPath("$.data.big").ofLong(), 2147483648L),
                found(JSON, jsonPath("$.data.ok").ofBoolean(), true),
                found(JSON, jsonPath("$.data.ok"), "true"),
                found(JSON, jsonPath("$.data.prices[1]"), "{\"s\":\"BB\",\"p\":2}"),
                found(JSON, jsonPath("$.data.prices[1]").ofMap(), Map.of("s", "BB", "p", 2)),
                found(JSON, jsonPath("$.data.empty").ofList(), List.of()),
                found(JSON, jsonPath("$.data.none"), null),
                found(JSON, jsonPath("$.data.none").ofInt(), null),
                found(JSON, jsonPath("$.data.nope"), NOTHING),
                found(JSON, jsonPath("$.data.prices[*].s").find(1), "BB"),
                found(JSON, jsonPath("$.data.prices[*].s").findAll(), Arrays.asList("AA", "BB", null)),
                found(JSON, jsonPath("$.data.prices[*].s").count(), 3),
                found(JSON, jsonPath("$.data.prices[*].p").ofInt(), 2),
                found(JSON, jsonPath("$.data.prices[*].p").ofInt().findAll(), List.of(2)),
                found(JSON, jsonPath("$.data.prices[*].p").ofInt().find(1), NOTHING),
                found(JSON, jsonPath("$.data.prices[*].p").ofInt().count(), 1),
                found(JSON, jsonPath("$.data.prices[*].p").ofDouble().findAll(), List.of(1.5, 2.0)),
                found(JSON, jsonPath("$..p").ofDouble().find(1), 2.0),
                found(JSON, jsonPath("$.data.nope").findAll(), NOTHING),
                found(JSON, jsonPath("$.data.nope").count(), 0),
                found(JSON, jsonPath("$.data.prices[?(@.s == '#{symbol}')].p"), "2"),
                found(JSON, jsonPath(session -> "$." + session.getString("key")), "77535"));
    }

    static Stream<Arguments> jmesPaths() {
        return Stream.of(
                found(JSON, jmesPath("id"), "77535"),
                found(JSON, jmesPath("id").ofInt(), 77535),
                found(JSON, jmesPath("id").ofBoolean(), NOTHING),
                found(JSON, jmesPath("event").ofInt(), NOTHING),
                found(JSON, jmesPath("data.ok").ofBoolean(), true),
                found(JSON, jmesPath("data.prices[0]").ofMap(), Map.of("s", "AA", "p", 1.5)),
                found(JSON, jmesPath("data.prices[*].p").ofList(), List.of(1.5, 2)),
                found(JSON, jmesPath("data.prices[*].p"), "[1.5,2]"),
                found(JSON, jmesPath("length(data.prices)").ofInt(), 3),
                found(JSON, jsonPath("$.data.none"), null),
                found(JSON, jmesPath("data.nope"), NOTHING),
                found(JSON, jmesPath("data.nope || data.none"), NOTHING),
                found(JSON, jmesPath("#{key}"), "77535"));
    }

    static Stream<Arguments> selectors() {
        return Stream.of(
                found(HTML, css("h1"), " Hello "),
                found(HTML, css("a").findAll(), List.of("one", "two", "three")),
                found(HTML, css("a", "href").findAll(), List.of("/1", "/3")),
                found(HTML, css("a", "href").count(), 2),
                found(HTML, css("h2"), NOTHING),
                found(HTML, css("a").ofNode().transform(Node::getTextContent), "one"),
                found(HTML, form("#f"), Map.of("user", "ann", "c", List.of("1", "2"))),
                found(HTML, form("h1"), NOTHING));
    }

    static Stream<Arguments> xpaths() {
        return Stream.of(
                found(XML, xpath("/x:list/x:item", Map.of("x", "urn:a")), "one"),
                found(XML, xpath("//x:item/@n", Map.of("x", "urn:a")).findAll(), List.of("1", "2")),
                found(XML, xpath("count(//x:item)", Map.of("x", "urn:a")), "2"),
                found(XML, xpath("//item"), NOTHING),
                found("<a><b>1</b></a>", xpath("//b"), "1"),
                found("<a><b>1</b></a>", xpath(session -> "//b"), "1"));
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                found("", ResponseChecks.header(Dynamic.of("etag")), "\"x\""),
                found("", ResponseChecks.header(Dynamic.of("set-cookie")).find(1), "b=2; Path=/b"),
                found("", ResponseChecks.header(Dynamic.of("set-cookie")).count(), 2),
                found("", ResponseChecks.header(Dynamic.of("nope")), NOTHING),
                found(
                        "",
                        ResponseChecks.headerRegex(Dynamic.of("set-cookie"), Dynamic.of("(\\w)=\\d"))
                                .findAll(),
                        List.of("a", "b")),
                found(
                        "",
                        ResponseChecks.headerRegex(Dynamic.of("set-cookie"), Dynamic.of("Path=(.*)"))
                                .find(1),
                        "/b"),
                found("", ResponseChecks.currentLocationRegex(Dynamic.of("user=(\\d+)")), "77"));
    }

    private static Arguments found(String text, CheckBuilder.Final check, @Nullable Object value) {
        return Arguments.of(text, check, value);
    }

    @ParameterizedTest
    @MethodSource({"whole", "substrings", "regexes", "jsonPaths", "jmesPaths", "selectors", "xpaths", "headers"})
    void finds(String text, CheckBuilder.Final check, @Nullable Object value) {
        CheckResult result = check(check.saveAs("found"), text);

        assertThat(result.error() == null).isEqualTo(value != NOTHING);
        assertThat(result.session().contains("found")).isEqualTo(value != NOTHING);
        Object saved = result.session().get("found");
        assertThat(saved).isEqualTo(value == NOTHING ? null : value);
        if (value == NOTHING) {
            assertThat(result.error()).endsWith(".exists, found nothing");
        }
    }

    @Test
    void bodyStreamGivesTheBytes() {
        CheckResult result =
                check(bodyStream().transform(CheckTypesTest::readAll).is("abc"), "abc");

        assertThat(result.error()).isNull();
    }

    @Test
    void randomValuesAreAmongThoseThatAreThere() {
        for (int i = 0; i < 50; i++) {
            assertThat((String) saved(regex("\\d").findRandom(), "123")).isIn("1", "2", "3");
            assertThat(list(saved(regex("\\d").findRandom(2), "123")))
                    .hasSize(2)
                    .doesNotHaveDuplicates()
                    .isSubsetOf(List.of("1", "2", "3"));
            assertThat((List<?>) saved(regex("\\d").findRandom(9), "123")).hasSize(3);
            assertThat((List<?>) saved(regex("\\d").findRandom(3, true), "123")).hasSize(3);
            assertThat((List<?>) saved(jsonPath("$[*]").findRandom(3), "[null,null]"))
                    .hasSize(2);
        }
        assertThat(check(regex("\\d").findRandom(), "abc").error())
                .isEqualTo("regex(\\d).findRandom.exists, found nothing");
        assertThat(check(regex("\\d").findRandom(2), "abc").error())
                .isEqualTo("regex(\\d).findRandom(2, false).exists, found nothing");
        assertThat(check(regex("\\d").findRandom(4, true), "123").error())
                .isEqualTo("regex(\\d).findRandom(4, true).exists extraction crashed: found 3 values, not 4");
    }

    private static @Nullable Object saved(CheckBuilder.Final check, String text) {
        return check(check.saveAs("found"), text).session().get("found");
    }

    private static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> list ? List.copyOf(list) : List.of();
    }

    private static CheckResult check(CheckBuilder check, String text) {
        return Checks.compile(List.of(check), EnumSet.allOf(CheckType.class)).check(new FakeResponse(text), SESSION);
    }

    private static String readAll(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
