// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.assertion.AssertionResult;
import dev.freshet.core.assertion.AssertionResult.Condition;
import dev.freshet.core.assertion.AssertionResult.Outcome;
import dev.freshet.core.stats.RunStats;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryMarkdownTest {

    private static final AssertionResult FAILED = new AssertionResult(
            "Global",
            "p99 | of gap",
            new Condition("is less than 100.0", "is less than", List.of(100.0)),
            Outcome.FAILED,
            214.0,
            "ms",
            "214 ms",
            "");

    @Test
    void theVerdictComesFirstThenWhatFailed() {
        String text = text(SampleRun.of(60), List.of(FAILED));

        assertThat(text.lines().toList())
                .startsWith("## Failed: example.PricesSimulation", "", "1 of 1 assertion failed.")
                .containsSequence(
                        "| Assertion that failed | Actual |",
                        "| --- | ---: |",
                        "| Global: p99 &#124; of gap is less than 100.0 | 214 ms |");
    }

    @Test
    void streamsAndRequestsOfEachKindHaveTablesOfTheirOwn() {
        String text = text(SampleRun.small(), List.of());

        assertThat(text)
                .contains("| Streams | Opened |", "| Prices | 2 | 0 | 1 | 3 |")
                .contains("| Connects | Count |", "| Checks | Count |", "| Requests | Count |")
                .contains("| Log in / POST /session | 1 | 0 | 0 % | 45.0 ms |")
                .contains("| Operations | Count | KO | KO % |\n")
                .contains("| Errors | Count |")
                .endsWith("[The whole report](index.html)\n");
    }

    @Test
    void everyRowOfATableHasAsManyCellsAsItsHead() {
        for (RunStats stats : List.of(SampleRun.small(), SampleRun.named("a | b\n| c"))) {
            int cells = 0;
            for (String line : text(stats, List.of(FAILED)).lines().toList()) {
                int bars = (int) line.chars().filter(c -> c == '|').count();
                assertThat(bars).as(line).isEqualTo(line.startsWith("|") ? cells == 0 ? bars : cells : 0);
                cells = bars;
            }
        }
    }

    @Test
    void aLongTableIsCutAndSaysSo() {
        String text = text(SampleRun.small(), Collections.nCopies(50, FAILED));

        assertThat(text).contains("… and 30 more.");
        assertThat(text.lines().filter(line -> line.contains("214 ms"))).hasSize(20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '\0',
            value = {
                "a|b → a&#124;b",
                "`code` → &#96;code&#96;",
                "<img onerror=1> → &#60;img onerror=1&#62;",
                "[x](y) → &#91;x&#93;(y)",
                "**b** __i__ ~~s~~ → &#42;&#42;b&#42;&#42; &#95;&#95;i&#95;&#95; &#126;&#126;s&#126;&#126;",
                "cc @all #12 → cc @<!-- -->all #<!-- -->12",
                "a @ b # c → a @ b # c",
                "http://x.org www.x.org → http&#58;//x.org www&#46;x.org",
                "$x$ \\| &lt; → &#36;x&#36; &#92;&#124; &#38;lt;"
            })
    void foreignTextIsShownAsItIs(String text, String escaped) {
        assertThat(MarkdownText.name(text)).isEqualTo(escaped);
    }

    @Test
    void foreignTextStaysOnItsLineVisibleAndShort() {
        assertThat(MarkdownText.name("a\nb\u001b[31m\u202ec")).isEqualTo("a b&#92;u001b&#91;31m&#92;u202ec");
        assertThat(MarkdownText.name("x".repeat(300))).hasSize(200);
        assertThat(text(SampleRun.named("\u202e@all<script>" + "x".repeat(300)), List.of()))
                .doesNotContain("\u202e", "@all", "<script>", "x".repeat(201));
    }

    private static String text(RunStats stats, List<AssertionResult> results) {
        return SummaryMarkdown.of(JudgedRun.of(stats, results, false));
    }
}
