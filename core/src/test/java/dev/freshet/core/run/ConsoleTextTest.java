// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.stats.LoopStats;
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
            Measured.everything(Duration.ofMillis(65_400), "stopped after the maximum duration of 1 m 05 s");

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
                -- StockMarket ------------------------------------------------------------------------- ran 0 ns --
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
