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
    void progressIsOneLineAsAgreed() throws IOException {
        assertThat(new ProgressLine(SOME, Optional.empty(), PLANNED).text() + "\n")
                .isEqualTo(golden("progress"));
    }

    @Test
    void ratesOfProgressAreThoseSinceTheTextBefore() {
        RunStats before = Measured.unfinished(new LoopStats().drain(), Duration.ofSeconds(24));
        String first = new ProgressLine(SOME, Optional.empty(), PLANNED).text();
        String second = new ProgressLine(SOME, Optional.of(before), PLANNED).text();
        String third = new ProgressLine(SOME, Optional.of(SOME), PLANNED).text();
        assertThat(first).contains(" 38.4 events/s");
        assertThat(second).contains(" 960 events/s");
        assertThat(third).contains(" - events/s");
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
        String text = ConsoleSummary.of(ALL, palette);
        String plain = text.replaceAll("\u001b\\[\\d+m", "");

        assertThat(plain.lines()).allMatch(line -> line.length() <= 100);
        assertThat(plain).isEqualTo(ConsoleSummary.of(ALL, Palette.MONOCHROME));
        assertThat(text.contains("\u001b[31m")).isEqualTo(palette == Palette.ANSI);
    }

    @Test
    void whatAServerSaysCanNeitherEndTheLineOfProgressNorMakeItLong() {
        LoopStats loop = new LoopStats();
        loop.request(List.of(), "a", RowKind.REQUEST, 0, 1, "bad\n\u001b[2J" + "x".repeat(5_000));
        RunStats hostile = Measured.unfinished(loop.drain(), Duration.ofSeconds(1));

        String line = new ProgressLine(hostile, Optional.empty(), Map.of()).text();

        assertThat(line).doesNotContain("\n", "\u001b").contains("bad").hasSizeLessThan(300);
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

        assertThat(summary)
                .contains("  request 49", "  connect 49", "Streams stream 49", "  group 49", "  scenario 49");
        assertThat(summary).doesNotContain("  request 50", "  connect 50", "stream 50", "  group 50", "  scenario 50");
        assertThat(summary).contains("standing check check 49").doesNotContain("standing check check 50");
        assertThat(summary.lines().filter("  and 250 others, see summary.json"::equals))
                .hasSize(6);
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

    private static String golden(String name) throws IOException {
        try (InputStream text = ConsoleTextTest.class.getResourceAsStream(name + ".txt")) {
            return new String(Objects.requireNonNull(text, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
