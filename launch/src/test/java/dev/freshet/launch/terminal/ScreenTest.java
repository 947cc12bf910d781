// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.report.console.Window;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private static final Window WINDOW = new Window(20, 6);

    private final SeenScreen terminal = new SeenScreen(20, 6);
    private final Screen screen = new Screen(terminal);

    @Test
    void framesTakeEachOthersPlaceBelowWhatWasThere() throws IOException {
        print("$ freshet\n");
        screen.draw(List.of("one", "two", "three"), WINDOW);
        assertThat(terminal.seen()).containsExactly("$ freshet", "one", "two", "three");

        screen.draw(List.of("one", "2", "three"), WINDOW);
        assertThat(terminal.seen()).containsExactly("$ freshet", "one", "2", "three");

        screen.draw(List.of("one", "2", "three", "four"), WINDOW);
        assertThat(terminal.seen()).containsExactly("$ freshet", "one", "2", "three", "four");

        screen.draw(List.of("1"), WINDOW);
        assertThat(terminal.seen()).containsExactly("$ freshet", "1");
        assertThat(terminal.scrolledAway()).isEmpty();
    }

    @Test
    void eachFrameIsOneWriteOfWhatHasChanged() {
        screen.draw(List.of("a line of 17 chars", "two", "three"), WINDOW);
        int writes = terminal.writes();
        int bytes = terminal.bytes();

        screen.draw(List.of("a line of 17 chars", "2", "three"), WINDOW);
        assertThat(terminal.writes()).isEqualTo(writes + 1);
        assertThat(terminal.bytes() - bytes).as("without the first line").isLessThan(60);

        screen.draw(List.of("a line of 17 chars", "2", "three"), WINDOW);
        assertThat(terminal.writes()).as("nothing has changed").isEqualTo(writes + 1);
    }

    @Test
    void aLineThatFillsTheWindowKeepsItsLastCharacterAndIsOne() {
        String full = "x".repeat(19) + "E";
        screen.draw(List.of(full, full), WINDOW);
        screen.draw(List.of(full, full.replace('x', 'y')), WINDOW);

        assertThat(terminal.seen()).containsExactly(full, full.replace('x', 'y'));
    }

    @Test
    void whatIsPrintedStaysAboveTheFrame() throws IOException {
        screen.draw(List.of("frame", "end"), WINDOW);
        print("said by a user\n");
        assertThat(terminal.seen()).as("until the next frame").containsExactly("frame", "end");
        assertThat(screen.hasWaiting()).isTrue();

        screen.draw(List.of("frame", "end"), WINDOW);
        assertThat(terminal.seen()).containsExactly("said by a user", "frame", "end");

        print("half a ");
        screen.draw(List.of("frame 2", "end"), WINDOW);
        assertThat(terminal.seen()).as("a line that goes on").containsExactly("said by a user", "frame 2", "end");

        print("line\n");
        screen.draw(List.of("frame 2", "end"), WINDOW);
        assertThat(terminal.seen()).containsExactly("said by a user", "half a line", "frame 2", "end");
    }

    @Test
    void nothingThatIsPrintedIsLost() throws IOException {
        screen.draw(List.of("frame"), WINDOW);
        for (int i = 0; i < 50_000; i++) {
            print("line " + i + "\n");
        }
        screen.erase();

        assertThat(terminal.scrolledAway().get(0)).isEqualTo("line 0");
        assertThat(terminal.seen()).last().isEqualTo("line 49999");
        assertThat(terminal.scrolledAway().size() + terminal.seen().size()).isEqualTo(50_000);
        assertThat(terminal.scrolledAway()).doesNotContain("frame");
    }

    @Test
    void anErasedFrameLeavesNothing() throws IOException {
        print("before\n");
        screen.draw(List.of("one", "two"), WINDOW);
        assertThat(terminal.hasCursor()).isFalse();
        screen.erase();
        print("after\n");

        assertThat(terminal.seen()).containsExactly("before", "after");
        assertThat(terminal.hasCursor()).isTrue();
    }

    @Test
    void aFrameNeverStartsInTheMiddleOfALine() throws IOException {
        print("no end of line");
        screen.draw(List.of("frame"), WINDOW);
        assertThat(terminal.seen()).containsExactly("no end of line", "frame");
    }

    @Test
    void inASmallerWindowAllIsDrawnAnew() {
        screen.draw(List.of("a", "b", "c"), WINDOW);
        screen.draw(List.of("a", "b"), new Window(10, 4));

        assertThat(terminal.seen()).containsExactly("a", "b");
    }

    @Test
    void aTerminalThatOthersHaveTakenIsNotTouched() throws IOException {
        screen.draw(List.of("frame"), WINDOW);
        print("late\n");
        screen.abandon();
        assertThat(terminal.seen())
                .as("nothing erased")
                .isNotEmpty()
                .first()
                .asString()
                .startsWith("late");
        assertThat(terminal.hasCursor()).isTrue();
    }

    private void print(String text) throws IOException {
        screen.write(text.getBytes(UTF_8));
    }
}
