// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunStats;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsoleTextTest {

    private static final Map<String, Long> PLANNED = Map.of("Buyers", 80L);
    private static final RunStats SOME = Measured.everything(Duration.ofSeconds(25), "");
    private static final RunStats ALL =
            Measured.everything(Duration.ofMillis(65_400), "stopped after the maximum duration of 1 min 5 s");

    @Test
    void progressIsAsAgreed() throws IOException {
        assertThat(new ProgressText(SOME, Optional.empty(), PLANNED).text(Palette.MONOCHROME))
                .isEqualTo(golden("progress"));
    }

    @Test
    void ratesOfProgressAreThoseSinceTheTextBefore() {
        RunStats before = Measured.unfinished(new LoopStats().drain(), Duration.ofSeconds(24));
        String first = new ProgressText(SOME, Optional.empty(), PLANNED).text(Palette.PLAIN);
        String second = new ProgressText(SOME, Optional.of(before), PLANNED).text(Palette.PLAIN);
        String third = new ProgressText(SOME, Optional.of(SOME), PLANNED).text(Palette.PLAIN);
        assertThat(lineOf(first, "  Prices ")).contains(" 960   38.4 ");
        assertThat(lineOf(second, "  Prices ")).contains(" 960    960 ");
        assertThat(lineOf(third, "  Prices ")).contains(" 960      - ");
    }

    @Test
    void summaryIsAsAgreed() throws IOException {
        assertThat(ConsoleSummary.of(ALL, Palette.MONOCHROME)).isEqualTo(golden("summary"));
    }

    @Test
    void aRunThatMeasuredNothingHasASummaryToo() {
        assertThat(ConsoleSummary.of(Measured.nothing(), Palette.PLAIN)).isEqualTo("""
                -- StockMarket -------------------------------------------------------------------------- ran 0 s --
                Ended: completed

                Users  started  ended  most active  lag p50  lag p99  lag max

                """);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PLAIN")
    void noLineIsWiderThanAHundredColumnsAndColoursChangeNoText(Palette palette) {
        List<String> texts = List.of(
                new ProgressText(SOME, Optional.empty(), PLANNED).text(palette), ConsoleSummary.of(ALL, palette));
        for (String text : texts) {
            String plain = text.replaceAll("\u001b\\[\\d+m", "");
            assertThat(plain.lines()).allMatch(line -> line.length() <= 100);
        }
        assertThat(texts.get(0).replaceAll("\u001b\\[\\d+m", ""))
                .isEqualTo(new ProgressText(SOME, Optional.empty(), PLANNED).text(Palette.MONOCHROME));
        assertThat(texts.get(0).contains("\u001b[31m")).isEqualTo(palette == Palette.ANSI);
    }

    @Test
    void whatASimulationMeasuredItselfIsATableOfItsOwn() {
        LoopStats loop = new LoopStats();
        loop.value("cart size", "items", 12);
        loop.value("cart size", "items", 13);
        loop.value("odd", "", -1);

        assertThat(ConsoleSummary.of(loop.drain(), Palette.PLAIN))
                .contains("""
                        Values               count  mean   p50   p75   p95   p99   max
                          cart size (items)      2  12.5  12.0  13.0  13.0  13.0  13.0
                          odd                    0     -     -     -     -     -     -
                        """)
                .contains("Note: Of the values of 'odd', some are in none of its figures: 1 negative.");
    }

    /** A thousand names were six thousand lines. */
    @Test
    void ofManyRowsTheFirstFiftyAreShownAndWhereTheRestIs() {
        LoopStats loop = new LoopStats();
        for (int i = 0; i < 300; i++) {
            loop.request(List.of(), "request " + i, RowKind.REQUEST, 0, 1_000_000, "timeout");
            loop.request(List.of(), "connect " + i, RowKind.CONNECT, 0, 1_000_000, null);
            loop.stream("stream " + i).read(10, 1, 0);
            loop.stream("stream 0").standingCheck("check " + i).passed();
            loop.group(List.of("group " + i), 0, 1, 1, true);
            loop.userStarted("scenario " + i, 0);
        }
        RunStats many = Measured.unfinished(loop.drain(), Duration.ofSeconds(10));
        String summary = ConsoleSummary.of(many, Palette.PLAIN);
        String progress = new ProgressText(many, Optional.empty(), PLANNED).text(Palette.PLAIN);

        assertThat(summary)
                .contains("  request 49", "  connect 49", "Streams stream 49", "  group 49", "  scenario 49");
        assertThat(summary).doesNotContain("  request 50", "  connect 50", "stream 50", "  group 50", "  scenario 50");
        assertThat(summary).contains("standing check check 49").doesNotContain("standing check check 50");
        assertThat(summary.lines().filter("  and 250 others, see summary.json"::equals))
                .hasSize(6);
        assertThat(progress.lines().filter("  and 250 others, see summary.json"::equals))
                .hasSize(4);
        assertThat(summary.lines()).hasSizeLessThan(800);
    }

    @Test
    void whatNoTerminalReadsIsNotCut() {
        String end = "of this user, so the step was left out";

        assertThat(ConsoleSummary.of(ALL, Palette.PLAIN)).contains(end);
        assertThat(ConsoleSummary.of(ALL, Palette.MONOCHROME))
                .doesNotContain(end)
                .contains("…");
    }

    private static String lineOf(String text, String start) {
        return text.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }

    private static String golden(String name) throws IOException {
        try (InputStream text = ConsoleTextTest.class.getResourceAsStream(name + ".txt")) {
            return new String(Objects.requireNonNull(text, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
