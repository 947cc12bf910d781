// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.trust.TrustReason;
import dev.freshet.core.trust.TrustVerdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveFrameTest {

    private static final TrustVerdict TRUSTED = new TrustVerdict(List.of(), List.of());
    private static final LivePlan PLAN = new LivePlan(
            Map.of("Buyers", 80L), Optional.of(Duration.ofSeconds(40)), Optional.of(Duration.ofMinutes(5)));
    private static final LivePlan NOTHING_KNOWN = new LivePlan(Map.of(), Optional.empty(), Optional.empty());
    private static final LiveState SOME =
            new LiveState(Measured.everything(Duration.ofSeconds(25), ""), Optional.empty(), TRUSTED);
    private static final LiveLook DETAILS = LiveLook.FIRST.withDetails(true);

    @ParameterizedTest
    @CsvSource({
        "80, 24, false, the window that terminals open with",
        "120, 40, true, all tables fit",
        "200, 50, true, a large window",
        "80, 24, true, only some tables fit",
        "30, 5, false, tiny"
    })
    void framesAreAsAgreed(int columns, int rows, boolean hasDetails, String why) throws IOException {
        List<String> frame = LiveFrame.of(
                SOME, PLAN, LiveLook.FIRST.withDetails(hasDetails), new Window(columns, rows), Palette.MONOCHROME);

        assertThat(String.join("\n", frame) + "\n")
                .as(why)
                .isEqualTo(golden("live-" + columns + "x" + rows + (hasDetails ? "-details" : "")));
    }

    @Test
    void thePageOnTheCommandLineShowsSuchAFrame() throws IOException {
        assertThat(Files.readString(Path.of("../docs/command-line.md"))).contains(golden("live-80x24"));
    }

    /** Whatever the size: a line that wraps, or a row too many, would make the terminal scroll. */
    @Test
    void everyFrameFitsItsWindow() {
        LiveState many = new LiveState(many(), Optional.of(SOME.now()), TRUSTED);
        for (LiveState state : List.of(SOME, many)) {
            for (LiveLook look :
                    List.of(LiveLook.FIRST, DETAILS, DETAILS.withHelp(true).withEnding("key q"))) {
                assertFits(state, look);
            }
        }
    }

    private static void assertFits(LiveState state, LiveLook look) {
        for (int columns : new int[] {1, 2, 7, 20, 40, 79, 80, 81, 120, 200, 400}) {
            for (int rows : new int[] {1, 2, 3, 5, 10, 24, 50, 1_000}) {
                List<String> frame = LiveFrame.of(state, PLAN, look, new Window(columns, rows), Palette.MONOCHROME);
                assertThat(frame).hasSizeBetween(1, Math.max(1, rows - 1));
                assertThat(frame).allMatch(line -> Columns.of(line) <= Math.min(columns, 200));
            }
        }
    }

    @Test
    void inAWindowTooLowTheMostImportantStays() {
        assertThat(LiveFrame.of(SOME, PLAN, DETAILS, new Window(80, 6), Palette.MONOCHROME))
                .extracting(line -> line.split(" ", 2)[0])
                .containsExactly("StockMarket", "[=======----", "Users", "Streams", "Failures");
    }

    @Test
    void coloursChangeNoText() {
        Window window = new Window(100, 60);
        List<String> coloured = LiveFrame.of(SOME, PLAN, DETAILS, window, Palette.ANSI);

        assertThat(coloured).anyMatch(line -> line.contains("\u001b[31m"));
        assertThat(coloured.stream().map(line -> line.replaceAll("\u001b\\[\\d+m", "")))
                .containsExactlyElementsOf(LiveFrame.of(SOME, PLAN, DETAILS, window, Palette.MONOCHROME));
    }

    @Test
    void whatAServerSaysMovesNoCursorAndIsCut() {
        LoopStats loop = new LoopStats();
        String hostile = "\u001b[2J\u202e\n" + "x".repeat(5_000) + "end";
        loop.request(List.of(hostile), hostile, RowKind.REQUEST, 0, 1, hostile);
        loop.stream(hostile).read(1, 1, 0);
        loop.userStarted(hostile, 0);
        loop.error(hostile);
        LiveState state = new LiveState(running(loop.drain(), hostile), Optional.empty(), TRUSTED);

        assertThat(LiveFrame.of(state, NOTHING_KNOWN, DETAILS, new Window(400, 60), Palette.MONOCHROME))
                .noneMatch(line -> line.contains("\u001b") || line.contains("\u202e") || line.contains("\n"))
                .noneMatch(line -> line.contains("end") && line.contains("xxx"))
                .anyMatch(line -> line.contains("\\u001b"));
    }

    @Test
    void namesKeepTheirEndsByWhichTheyDiffer() {
        LoopStats loop = new LoopStats();
        String common = "A scenario whose name is the same as that of the others but for its very last word: ";
        loop.userStarted(common + "one", 0);
        loop.userStarted(common + "two", 0);
        LiveState state = new LiveState(running(loop.drain(), "S"), Optional.empty(), TRUSTED);

        assertThat(LiveFrame.of(state, NOTHING_KNOWN, DETAILS, new Window(80, 40), Palette.MONOCHROME))
                .anyMatch(line -> line.matches("  A scenario.*….*: one .*"))
                .anyMatch(line -> line.matches("  A scenario.*….*: two .*"));
    }

    @Test
    void ratesAreThoseSinceTheLookBefore() {
        RunStats before = Measured.unfinished(new LoopStats().drain(), Duration.ofSeconds(24));
        LiveState state = new LiveState(SOME.now(), Optional.of(before), TRUSTED);

        assertThat(LiveFrame.of(SOME, PLAN, LiveLook.FIRST, Window.USUAL, Palette.MONOCHROME))
                .anyMatch(line -> line.contains("38.4 events/s"));
        assertThat(LiveFrame.of(state, PLAN, LiveLook.FIRST, Window.USUAL, Palette.MONOCHROME))
                .anyMatch(line -> line.contains("960 events/s"));
    }

    @Test
    void whatMakesTheFiguresSuspectIsSaidAtOnce() {
        TrustVerdict suspect =
                new TrustVerdict(List.of(new TrustReason("gcPauseMax", "too long a pause", List.of(), 0)), List.of());
        LiveState state = new LiveState(SOME.now(), Optional.empty(), suspect);

        assertThat(LiveFrame.of(state, PLAN, LiveLook.FIRST, Window.USUAL, Palette.MONOCHROME))
                .contains("Trust      suspect: too long a pause");
    }

    @Test
    void aRunThatIsToEndSaysBecauseOfWhat() {
        assertThat(LiveFrame.of(SOME, PLAN, LiveLook.FIRST.withEnding("Ctrl-C"), Window.USUAL, Palette.MONOCHROME)
                        .get(1))
                .endsWith("]  Ending: Ctrl-C");
    }

    @Test
    void helpExplainsEachKey() {
        List<String> frame =
                LiveFrame.of(SOME, PLAN, LiveLook.FIRST.withHelp(true), new Window(100, 40), Palette.MONOCHROME);

        for (String key : List.of("q  ", "d  ", "?  ", "Ctrl-C  ", "Ctrl-Z  ")) {
            assertThat(frame).anyMatch(line -> line.startsWith(key));
        }
    }

    @Test
    void aRunThatHasMeasuredNothingHasAFrame() {
        LiveState state = new LiveState(Measured.nothing(), Optional.empty(), TRUSTED);

        assertThat(LiveFrame.of(state, NOTHING_KNOWN, DETAILS, Window.USUAL, Palette.MONOCHROME))
                .contains("Failures   none");
    }

    @Test
    void aTableThatDoesNotFitSaysHowManyRowsAreMissing() {
        LiveState state = new LiveState(many(), Optional.empty(), TRUSTED);

        assertThat(LiveFrame.of(state, NOTHING_KNOWN, DETAILS, new Window(120, 50), Palette.MONOCHROME))
                .filteredOn(line -> line.matches("  and \\d+ others"))
                .hasSize(3);
    }

    private static RunStats many() {
        LoopStats loop = new LoopStats();
        IntStream.range(0, 300).forEach(i -> {
            loop.userStarted("scenario " + i, 0);
            loop.stream("価格の流れ " + i).read(10, 1, 0);
            loop.request(
                    List.of("group"),
                    "request " + i,
                    RowKind.REQUEST,
                    0,
                    1_000_000,
                    i % 2 == 0 ? "failure " + i : null);
        });
        return running(loop.drain(), "Many");
    }

    private static RunStats running(RunStats stats, String simulation) {
        RunCard card = new RunCard(simulation, "", Instant.EPOCH);
        return new RunStats(
                card, Duration.ofSeconds(10), "", stats.series(), stats.timeline(), stats.trust(), List.of());
    }

    private static String golden(String name) throws IOException {
        try (InputStream text = LiveFrameTest.class.getResourceAsStream(name + ".txt")) {
            return new String(Objects.requireNonNull(text, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
