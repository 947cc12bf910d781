// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.jsonPath;
import static dev.freshet.core.CoreDsl.regex;
import static dev.freshet.core.CoreDsl.substring;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.CheckBuilder.JsonOfTypeFind;
import dev.freshet.core.CheckBuilder.JsonOfTypeMultipleFind;
import dev.freshet.core.CheckBuilder.MultipleFind;
import dev.freshet.core.CheckBuilder.Validate;
import dev.freshet.core.Session;
import dev.freshet.core.check.SeenEvent.Event;
import dev.freshet.core.json.EventBytes;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a check says of the bytes of an event is what it says of the tree: the same verdict, words and values, for any event, path and condition. */
class ConditionsOverBytesTest {

    private static final long SEED = 77_535;
    private static final int EVENTS = 5_000;
    private static final int CHECKS_PER_EVENT = 6;

    private static final List<String> NAMES = List.of("a", "b", "c", "id", "data", "é", "x y", "\uD83D\uDE00");
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "1",
            "7",
            "-1",
            "2147483647",
            "2147483648",
            "-2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "-9223372036854775809",
            "12345678901234567890123",
            "0.0",
            "-0.0",
            "1.0",
            "1.50",
            "3.5",
            "7e0",
            "1e2",
            "1E+2",
            "1e-2",
            "271.48",
            "0.1",
            "1e400",
            "-1e400",
            "1e-400",
            "123456789012345678.5",
            "0.000000000000000000000001",
            "2147483648.0",
            "9223372036854775807.0",
            "1e19");
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "abc",
            "true",
            "1",
            "1.0",
            "null",
            "é",
            "\uD83D\uDE00",
            "a\\\"b",
            "\\u0061",
            "\\u00e9",
            "\\uD83D\\uDE00",
            "\\uD83D",
            "\\n",
            "\\/",
            "snapshot and somewhat more",
            "{\\\"a\\\":1}",
            "[]",
            "tab\\t",
            "\u0080",
            "\uFFFF");
    private static final List<String> SPOILS = List.of(
            "", "}", "{", "]", ",", "\"", "\\", "\\x", "\\u12", "\t", "\u0000", "01", "1.", ".5", "-", "+1", "1e",
            "tru", "NaN", "nulll", " ", "'", "//", "\uFEFF", "\u007f", "{}", ":", "1 2");
    private static final List<Object> WANTED = List.of(
            0,
            1,
            7,
            -1,
            2147483647,
            100,
            1L,
            0L,
            2147483648L,
            9223372036854775807L,
            1.0,
            0.0,
            -0.0,
            3.5,
            271.48,
            100.0,
            1e19,
            Double.POSITIVE_INFINITY,
            true,
            false,
            "",
            "a",
            "abc",
            "1",
            "0",
            "-0",
            "1.0",
            "1.5",
            "true",
            "\"Infinity\"",
            "é",
            "\uD83D\uDE00",
            "\uD83D",
            "a\"b",
            "snapshot and somewhat more",
            "{\"a\":1}",
            "[]",
            "[1]",
            "9223372036854775808",
            "\u0080");

    private final Random random = new Random(SEED);
    private final Session session = Session.create("test", 1);
    private final EventBytes bytes = new EventBytes();
    private int looked;
    private int treesAsked;
    private int textsAsked;

    @Test
    void bytesAndTreeGiveTheSameVerdictsWordsAndValues() {
        int passed = 0;
        for (int i = 0; i < EVENTS; i++) {
            Event event = event();
            boolean keepsDigits = random.nextInt(4) == 0;
            for (int j = 0; j < CHECKS_PER_EVENT; j++) {
                passed += compare(event, keepsDigits) ? 1 : 0;
            }
        }
        assertThat(passed).as("checks that passed").isBetween(EVENTS, EVENTS * CHECKS_PER_EVENT * 3 / 4);
        assertThat(treesAsked)
                .as("checks that asked for the tree, of " + looked)
                .isLessThan(looked / 3);
    }

    /** Every one of these is right for the parser of trees only by a special rule, or wrong only by one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1} {\"a\":1}",
                "{\"a\":1}x",
                " {\"a\":1}\n",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1},\"a\":{\"c\":1}}",
                "{\"a\":[1,2],\"a\":[]}",
                "{\"\\u0061\":1}",
                "{\"a\":1,\"\\u0061\":2}",
                "[1,2,]",
                "[,1]",
                "{,}",
                "{\"a\" :\t1 }",
                "{\"a\":1\u00a0}",
                "{\"a\":01}",
                "{\"a\":\"x\ty\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"",
                "{\"a\":\"\\",
                "[",
                "{",
                "",
                "{}",
                "[]",
                "[[]]",
                "{\"a\":tru",
                "{\"a\":-}",
                "{a:1}",
                "{\"a\":\"\\uDE00\\uD83D\"}",
                "{\"a\":1e5,\"b\":1E-5}",
                "[-1]",
                "{\"a\":\"\u2028\"}"
            })
    void specialRulesAreKept(String data) {
        Event event = new Event(null, null, data.getBytes(UTF_8), -1);
        for (int i = 0; i < 500; i++) {
            compare(event, i % 2 == 0);
        }
        assertThat(looked).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(ints = {490, 500, 501, 510, 511, 512, 513, 600})
    void deepNestingIsJudgedAsByTheTree(int depth) {
        String nested = "[".repeat(depth - 1) + "]".repeat(depth - 1);
        Event event = new Event(null, null, ("{\"a\":1,\"b\":" + nested + "}").getBytes(UTF_8), -1);
        same(event, false, jsonPath("$.data.a").ofInt().is(1));
        same(event, false, jsonPath("$.data.b").exists());
        same(event, false, jsonPath("$.data").is("x"));
        assertThat(looked).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {899, 900, 901, 999, 1_000, 1_001, 5_000})
    void longNumbersAreJudgedAsByTheTree(int digits) {
        for (String number :
                List.of("1".repeat(digits), "0." + "3".repeat(digits - 2), "1".repeat(digits - 2) + "e5")) {
            Event event = new Event(null, null, ("{\"a\":1,\"b\":" + number + "}").getBytes(UTF_8), -1);
            same(event, false, jsonPath("$.data.a").ofInt().is(1));
            same(event, false, jsonPath("$.data.b").ofDouble().gt(1.0));
            same(event, false, jsonPath("$.data.b").is(number));
        }
        assertThat(looked).isEqualTo(9);
    }

    @Test
    void searchesInTheTextFindTheSameWhereBytesHaveBeenSearchedFirst() {
        int found = 0;
        for (int i = 0; i < EVENTS; i++) {
            Event event = event();
            String text = new SeenEvent(event, false, null).text();
            for (int j = 0; j < CHECKS_PER_EVENT; j++) {
                found += same(event, false, search(text)) ? 1 : 0;
            }
        }
        assertThat(found).as("searches that found").isBetween(EVENTS, EVENTS * CHECKS_PER_EVENT * 3 / 4);
        assertThat(textsAsked)
                .as("searches that asked for the text, of " + looked)
                .isLessThan(looked * 3 / 4);
    }

    /** A piece of the text, perhaps spoiled, or what hardly stands in it; as it is or in a regular expression. */
    private CheckBuilder search(String text) {
        int from = random.nextInt(text.length());
        StringBuilder piece =
                new StringBuilder(text.substring(from, Math.min(text.length(), from + 1 + random.nextInt(12))));
        if (random.nextBoolean()) {
            piece.insert(
                    random.nextInt(piece.length() + 1), one("n", "x", "u00", "00", "1f", "\"", "\\", "never", "data"));
        }
        String needle = random.nextInt(4) == 0
                ? one("never", "n", "u0000", "000", "t", "a\tb", "snap", "\\n", "")
                : piece.toString();
        String pattern = pattern(needle);
        CheckBuilder.MultipleFind<?> search =
                random.nextBoolean() ? substring(session -> needle) : regex(session -> pattern);
        return switch (random.nextInt(5)) {
            case 0 -> search.find(1).saveAs("kept");
            case 1 -> search.findAll().saveAs("kept");
            case 2 -> search.count().is(0);
            case 3 -> search.notExists();
            default -> search.exists();
        };
    }

    private String pattern(String needle) {
        StringBuilder pattern = new StringBuilder(one("", "", "", "^.*", "(x|y)?", "\\b"));
        for (int i = 0; i < needle.length(); i++) {
            char c = needle.charAt(i);
            boolean isPlain = Character.isLetterOrDigit(c) || c > '~' || c < ' ';
            pattern.append(isPlain ? "" : "\\").append(c);
            if (!Character.isSurrogate(c) && random.nextInt(6) == 0) {
                pattern.append(one(
                        "?", "*", "+", "{0,2}", "{1}", "??", "(a)*", "[a-z]?", "[^]]*", "(?:z)?", "(?=.)", "|x",
                        "\\s*"));
            }
        }
        return pattern.toString();
    }

    private boolean compare(Event event, boolean keepsDigits) {
        return same(event, keepsDigits, check());
    }

    private boolean same(Event event, boolean keepsDigits, CheckBuilder check) {
        looked++;
        if (looked % 3 == 0) {
            bytes.begin(this, -1, -1, -1, false); // the next check is the first of its event
        }
        SeenEvent byTree = new SeenEvent(event, keepsDigits, null);
        SeenEvent byBytes = new SeenEvent(event, keepsDigits, bytes);
        Supplier<String> told = () -> check.spec() + " on " + byTree.text();
        Check compiled = Checks.compile(List.of(check), Checks.OF_TEXT);
        CheckResult expected = compiled.check(byTree, session);
        CheckResult result = compiled.check(byBytes, session);
        assertThat(result.error()).as(told).isEqualTo(expected.error());
        assertThat(result.session().contains("kept"))
                .as(told)
                .isEqualTo(expected.session().contains("kept"));
        assertThat(result.session().<Object>get("kept"))
                .as(told)
                .isEqualTo(expected.session().get("kept"));
        if (check.spec().saveAs() == null) {
            SeenEvent matched = new SeenEvent(event, keepsDigits, bytes);
            assertThat(Checks.compileMatching(List.of(check), Checks.OF_TEXT).matches(matched, session))
                    .as(told)
                    .isEqualTo(expected.isPassed());
            treesAsked += matched.hasTree() ? 1 : 0;
            textsAsked += matched.hasText ? 1 : 0;
        }
        return expected.isPassed();
    }

    // ---- events --------------------------------------------------------------------------------------------------

    private Event event() {
        String id = one("", "7", "-3", "007", "1.0", "-0", "abc", "é", "9223372036854775808", "9223372036854775807");
        String type = one("snapshot", "é", "a\"b", "1");
        StringBuilder data = new StringBuilder(random.nextInt(4) == 0 ? " " : "");
        container(data, 4);
        if (random.nextInt(5) == 0) {
            int at = random.nextInt(data.length() + 1);
            data.replace(at, Math.min(data.length(), at + random.nextInt(2)), any(SPOILS));
        }
        byte[] utf8 = (random.nextInt(20) == 0 ? any(TEXTS) : data.toString()).getBytes(UTF_8);
        if (random.nextInt(20) == 0 && utf8.length > 0) {
            utf8[random.nextInt(utf8.length)] = (byte) (0x80 | random.nextInt(0x80));
        }
        boolean hasData = random.nextInt(50) > 0;
        return new Event(
                random.nextBoolean() ? id.getBytes(UTF_8) : null,
                random.nextBoolean() ? type.getBytes(UTF_8) : null,
                hasData ? utf8 : null,
                random.nextInt(5) == 0 ? 500 : -1);
    }

    private void container(StringBuilder to, int depth) {
        boolean isObject = random.nextInt(3) > 0;
        int size = random.nextInt(5);
        to.append(isObject ? '{' : '[');
        for (int i = 0; i < size; i++) {
            to.append(i == 0 ? "" : ",").append(random.nextInt(8) == 0 ? "\n" : "");
            if (isObject) {
                to.append('"')
                        .append(random.nextInt(30) == 0 ? "\\u0061" : any(NAMES))
                        .append("\":");
            }
            to.append(random.nextInt(8) == 0 ? " " : "");
            value(to, depth - 1);
        }
        to.append(isObject ? '}' : ']');
    }

    private void value(StringBuilder to, int depth) {
        switch (random.nextInt(depth > 0 ? 7 : 4)) {
            case 0 -> to.append('"').append(any(TEXTS)).append('"');
            case 1, 2 -> to.append(any(NUMBERS));
            case 3 -> to.append(one("true", "false", "null"));
            default -> container(to, depth);
        }
    }

    // ---- checks --------------------------------------------------------------------------------------------------

    private CheckBuilder check() {
        boolean isJmes = random.nextInt(3) == 0;
        return isJmes ? ofJmesPath(jmesPath(path(false))) : ofJsonPath(jsonPath(path(true)));
    }

    private String path(boolean isJsonPath) {
        String first = random.nextInt(5) == 0 ? one("id", "event", "retry", "none") : "data";
        StringBuilder path = new StringBuilder(isJsonPath ? "$." : "").append(first);
        for (int steps = random.nextInt(4); steps > 0; steps--) {
            switch (random.nextInt(isJsonPath ? 5 : 3)) {
                case 0, 1 -> {
                    String name = any(NAMES);
                    path.append(isJsonPath ? "['" + name + "']" : ".\"" + name + "\"");
                }
                case 2, 3 -> path.append('[').append(random.nextInt(6) - 2).append(']');
                default -> path.append("[*]");
            }
        }
        return path.toString();
    }

    private CheckBuilder ofJsonPath(JsonOfTypeMultipleFind found) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> judge(nth(found.ofInt()), Integer.class);
            case 2 -> judge(nth(found.ofLong()), Long.class);
            case 3 -> judge(nth(found.ofDouble()), Double.class);
            case 4 -> judge(nth(found.ofBoolean()), Boolean.class);
            case 5 -> judge(nth(found.ofObject()), Object.class);
            default -> judge(nth(found), String.class);
        };
    }

    private CheckBuilder ofJmesPath(JsonOfTypeFind found) {
        return switch (random.nextInt(7)) {
            case 0 -> judge(found.ofInt(), Integer.class);
            case 1 -> judge(found.ofLong(), Long.class);
            case 2 -> judge(found.ofDouble(), Double.class);
            case 3 -> judge(found.ofBoolean(), Boolean.class);
            case 4 -> judge(found.ofObject(), Object.class);
            default -> judge(found, String.class);
        };
    }

    private <X> Validate<X> nth(MultipleFind<X> found) {
        return switch (random.nextInt(4)) {
            case 0 -> found.find(1);
            case 1 -> found.find(random.nextInt(3));
            default -> found;
        };
    }

    private <X> CheckBuilder judge(Validate<X> value, Class<X> type) {
        Validate<X> changed = random.nextInt(10) == 0 ? value.withDefault(wanted(type)) : value;
        CheckBuilder.Final judged = switch (random.nextInt(12)) {
            case 0 -> changed.not(wanted(type));
            case 1 -> changed.in(List.of(wanted(type), wanted(type)));
            case 2 -> changed.lt(wanted(type));
            case 3 -> changed.gte(wanted(type));
            case 4 -> changed.exists();
            case 5 -> changed.notExists();
            case 6 -> changed.isNull();
            case 7 -> changed.notNull();
            case 8 -> changed.optional();
            case 9 -> changed.isEL("#{missing}");
            default -> changed.is(wanted(type));
        };
        return random.nextInt(3) == 0 ? judged.saveAs("kept") : judged;
    }

    private <X> X wanted(Class<X> type) {
        while (true) {
            Object wanted = any(WANTED);
            if (type.isInstance(wanted)) {
                return type.cast(wanted);
            }
        }
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String one(String... all) {
        return all[random.nextInt(all.length)];
    }
}
