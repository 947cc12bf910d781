// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.core.assertion.AssertionResult;
import dev.freshet.core.assertion.AssertionResult.Condition;
import dev.freshet.core.assertion.AssertionResult.Outcome;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.text.SafeText;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)[^>]*>");
    private static final List<String> VOID_TAGS = List.of("meta", "link");

    @Test
    void thePolicyAdmitsTheScriptsAndTheStyleOfThisPageAndNothingElse() {
        String page = Page.of(SampleRun.of(20), List.of());
        String policy = group(Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\""), page)
                .get(0);
        List<String> scripts = group(SCRIPT, page);
        assertThat(scripts).hasSize(2);
        assertThat(policy)
                .isEqualTo("default-src 'none'; script-src '" + Page.hash(scripts.get(0)) + "' '"
                        + Page.hash(scripts.get(1)) + "'; style-src '"
                        + Page.hash(group(STYLE, page).get(0))
                        + "'; img-src data:; base-uri 'none'; form-action 'none'");
    }

    @Test
    void nothingIsLoadedFromAnywhereAndNothingIsInline() {
        String page = withoutScripts(Page.of(SampleRun.of(20), List.of()));
        assertThat(page)
                .doesNotContainPattern("\\b(src|href|action)=\"(?!#|data:)")
                .doesNotContain(" style=\"")
                .doesNotContainPattern("\\son[a-z]+=\"")
                .doesNotContain("@import")
                .doesNotContain("url(");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 200})
    void everyElementIsClosed(int seconds) {
        assertBalanced(Page.of(seconds == 0 ? SampleRun.nothing() : SampleRun.of(seconds), List.of()));
    }

    @Test
    void whatAServerSaidOfAFailureStandsBelowItAndIsHarmless() {
        LoopStats loop = new LoopStats();
        loop.request(List.of(), "Connect", RowKind.CONNECT, 0, 1, "unexpected status 429");
        loop.detail("unexpected status 429", "<b>slow</b>\n\u001b[1mdown");
        RunStats stats = loop.drain();

        String page = Page.of(stats, List.of());

        assertBalanced(page);
        assertThat(withoutScripts(page)).contains(">&lt;b&gt;slow&lt;/b&gt;\n\\u001b[1mdown</pre>");
        assertThat(SummaryJson.errors(stats.failures()).at("/0/detail").textValue())
                .startsWith("<b>slow</b>");
    }

    @Test
    void eachAssertionStandsThereWithItsVerdictAndWhatWasSeen() {
        Condition below = new Condition("is less than 100.0", "is less than", List.of(100.0));
        String page = Page.of(
                SampleRun.small(),
                List.of(
                        new AssertionResult("Global", "max", below, Outcome.PASSED, 83.25, "ms", "83.25 ms", ""),
                        new AssertionResult("<b>", "max", below, Outcome.FAILED, 100.0, "ms", "100 ms", ""),
                        new AssertionResult("pay", "max", below, Outcome.ERROR, null, "", "", "no request 'pay'")));

        assertBalanced(page);
        assertThat(withoutScripts(page))
                .contains(
                        ">met</span><span class=\"message\">Global: max is less than 100.0</span><span class=\"quiet\">was 83.25 ms<")
                .contains(
                        ">not met</span><span class=\"message\">&lt;b&gt;: max is less than 100.0</span><span class=\"quiet\">was 100 ms<")
                .contains(
                        "2 of 3 assertions failed.",
                        ">not met</span><span class=\"message\">pay: max is less than 100.0</span><span class=\"quiet\">no request &#39;pay&#39;<");
        assertThat(withoutScripts(Page.of(SampleRun.small(), List.of()))).doesNotContain("id=\"assertions\"");
    }

    @Test
    void whatASimulationMeasuredItselfIsThereInItsOwnUnit() {
        String page = withoutScripts(Page.of(SampleRun.small(), List.of()));

        assertThat(page).contains("id=\"values\"", ">cart size<", ">items<", ">12.5<", ">0.00125<");
        assertThat(withoutScripts(Page.of(SampleRun.nothing(), List.of()))).doesNotContain("id=\"values\"");
    }

    @Test
    void allFiguresAreInTheTextOfThePage() {
        String page = withoutScripts(Page.of(SampleRun.small(), List.of()));
        assertThat(page)
                .contains("<h1>Small</h1>")
                .contains("<p class=\"package\">example</p>")
                .contains("datetime=\"2026-11-22T14:05:09.250Z\">22 November 2026, 14:05:09 UTC</time>")
                .contains("<dt>Lasted</dt><dd>10 s</dd>")
                .contains("<dt>Ended</dt><dd>all users have ended</dd>")
                .contains("<span class=\"quiet\">Log in / </span>Prices")
                .contains("no attribute named &#39;token&#39; is defined")
                .contains("time to first event")
                .contains("event gap")
                .contains("price is positive")
                .contains("found -1");
        for (String id : List.of("overview", "time", "requests", "streams", "users", "errors")) {
            assertThat(page).contains("id=\"" + id + "\"").contains("href=\"#" + id + "\"");
        }
    }

    @Test
    void eachRowHasACellForEveryColumn() {
        String page = withoutScripts(Page.of(SampleRun.of(40), List.of()));
        List<String> tables = group(Pattern.compile("<table[^>]*>(.*?)</table>", Pattern.DOTALL), page);
        assertThat(tables).hasSizeGreaterThanOrEqualTo(7);
        for (String table : tables) {
            List<Integer> widths = new ArrayList<>();
            group(Pattern.compile("<tr[^>]*>(.*?)</tr>", Pattern.DOTALL), table)
                    .forEach(row -> widths.add(row.split("<t[hd][ >]", -1).length - 1));
            assertThat(widths).hasSizeGreaterThan(1).containsOnly(widths.get(0));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "\"><svg onload=alert(1)>",
                "' onmouseover='alert(1)",
                "<!--",
                "]]>",
                "{{data}}",
                "a\u2028b\u2029c\u0000d\ud800e",
                "&lt;b&gt;"
            })
    void whatASimulationOrAServerSaysIsOnlyEverText(String text) throws IOException {
        RunStats stats = SampleRun.named(text);
        String page = Page.of(stats, List.of());
        assertBalanced(page);
        assertThat(group(SCRIPT, page)).hasSize(2);
        assertThat(group(Pattern.compile("(<svg[^>]*onload)|(<img)|(<!--)"), withoutScripts(page)))
                .isEmpty();
        assertThat(group(TAG, 2, withoutScripts(page)))
                .isEqualTo(group(TAG, 2, withoutScripts(Page.of(SampleRun.named("x"), List.of()))));
        JsonNode data = new ObjectMapper().readTree(group(DATA, page).get(0));
        assertThat(data.at("/charts/0/lines/0/label").textValue()).isEqualTo(SafeText.line(text));
        assertThat(group(DATA, page).get(0)).doesNotContainPattern("[<>&\u2028\u2029]");
    }

    @Test
    void aRunWithoutAnythingSaysSo() {
        String page = withoutScripts(Page.of(SampleRun.nothing(), List.of()));
        assertThat(page)
                .contains("This run sent no requests.")
                .contains("This run opened no event streams.")
                .contains("No user started.")
                .contains("Nothing went wrong.")
                .contains("There is nothing to draw")
                .doesNotContain("NaN")
                .doesNotContain("Infinity");
    }

    @Test
    void everyChartHasItsPlaceAndAsManyValuesAsTimes() throws IOException {
        String page = Page.of(SampleRun.of(60), List.of());
        JsonNode data = new ObjectMapper().readTree(group(DATA, page).get(0));
        assertThat(data.get("seconds")).hasSize(60);
        assertThat(data.get("charts")).hasSize(12);
        for (JsonNode chart : data.get("charts")) {
            assertThat(page).contains("data-chart=\"" + chart.get("id").textValue() + "\"");
            assertThat(chart.get("lines")).isNotEmpty();
            chart.get("lines").forEach(line -> assertThat(line.get("values")).hasSize(60));
        }
    }

    /** One place rounded and another truncated. */
    @ParameterizedTest
    @ValueSource(longs = {60_000_000_000L, 60_000_499_999L, 60_000_500_001L, 60_999_999_999L, 59_999_999_999L})
    void noPointFallsOffItsPlot(long durationNs) throws IOException {
        JsonNode data = new ObjectMapper()
                .readTree(group(DATA, Page.of(lasting(durationNs, SampleRun.of(60)), List.of()))
                        .get(0));
        JsonNode seconds = data.get("seconds");

        assertThat(data.get("duration").doubleValue())
                .isGreaterThanOrEqualTo(seconds.get(seconds.size() - 1).doubleValue())
                .isEqualTo(Math.max(60.0, Math.round(durationNs / 1e6) / 1e3));
    }

    /** Kinds are alike in nothing but their counts. */
    @Test
    void everyKindHasATableATileAndAChartOfItsOwn() {
        RunStats stats = SampleRun.of(60);
        String page = withoutScripts(Page.of(stats, List.of()));

        for (RowKind kind : List.of(RowKind.REQUEST, RowKind.CONNECT, RowKind.CHECK)) {
            assertThat(page).contains(">" + kind.title() + "</h3>", "aria-label=\"" + kind.title() + " by name");
        }
        assertThat(group(Pattern.compile("data-chart=\"(response|connect|check)\""), page))
                .containsExactly("response", "connect", "check");
        assertThat(group(Pattern.compile("<p class=\"title\">([^<]* of OK[^<]*)<"), page))
                .containsExactly(
                        "Response time of OK, p95", "Connect time of OK, p95", "Waiting time of OK checks, p95");
    }

    private static RunStats lasting(long durationNs, RunStats stats) {
        return new RunStats(
                stats.card(),
                Duration.ofNanos(durationNs),
                stats.ended(),
                stats.series(),
                stats.timeline(),
                stats.trust(),
                stats.notes());
    }

    @Test
    void placesAreFilledInOnePass() {
        assertThat(Page.fill("{{a}}-{{b}}", Map.of("a", "{{b}}$1\\", "b", "x"))).isEqualTo("{{b}}$1\\-x");
    }

    private static String withoutScripts(String page) {
        String withoutCode = SCRIPT.matcher(page).replaceAll("");
        return STYLE.matcher(DATA.matcher(withoutCode).replaceAll("")).replaceAll("");
    }

    private static void assertBalanced(String page) {
        List<String> open = new ArrayList<>();
        Matcher tags = TAG.matcher(withoutScripts(page));
        while (tags.find()) {
            if (VOID_TAGS.contains(tags.group(2))) {
                continue;
            }
            if (tags.group(1).isEmpty()) {
                open.add(tags.group(2));
            } else {
                assertThat(open.remove(open.size() - 1)).isEqualTo(tags.group(2));
            }
        }
        assertThat(open).isEmpty();
    }

    private static List<String> group(Pattern pattern, String text) {
        return group(pattern, 1, text);
    }

    private static List<String> group(Pattern pattern, int group, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(group));
        }
        return found;
    }
}
