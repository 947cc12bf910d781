// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.report.console.Window;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the terminal's thread does is done here by the test: it calls {@code tick()}. */
class TerminalTest {

    private final SeenScreen seen = new SeenScreen(40, 10);
    private final Device device = new Device();
    private final Shown picture = new Shown();
    private final Terminal terminal = new Terminal(new Screen(seen), () -> device, watch -> {});

    @Test
    void aPictureIsDrawnAndTheTerminalIsAsItWasAfterwards() {
        terminal.show(picture);
        terminal.tick();
        assertThat(terminal.isShown()).isTrue();
        assertThat(device.isQuiet).isTrue();
        assertThat(seen.seen()).containsExactly("picture 40x10");

        terminal.close();
        assertThat(terminal.isShown()).isFalse();
        assertThat(device.isQuiet).isFalse();
        assertThat(seen.seen()).isEmpty();

        terminal.close();
        assertThat(device.restored.get()).as("once").isEqualTo(1);
    }

    @Test
    void inTheBackgroundTheTerminalIsNotTouched() {
        device.isOurs = false;
        terminal.show(picture);
        terminal.tick();
        assertThat(terminal.isShown()).isFalse();
        assertThat(device.touched.get()).isZero();

        device.isOurs = true;
        terminal.tick();
        assertThat(terminal.isShown()).isTrue();

        device.isOurs = false;
        terminal.tick();
        int touched = device.touched.get();
        terminal.tick();
        terminal.close();
        assertThat(terminal.isShown()).isFalse();
        assertThat(device.touched.get())
                .as("settings are those of whoever has it")
                .isEqualTo(touched);
    }

    @Test
    void keysReachThePictureButNotThoseThatAreSeveralCharacters() {
        terminal.show(picture);
        device.keys = "d?";
        terminal.tick();
        device.keys = "\u001b[Aq";
        terminal.tick();

        assertThat(picture.keys).containsExactly('d', '?');
    }

    @Test
    void anotherSizeShowsAtTheNextLook() {
        terminal.show(picture);
        terminal.tick();
        device.size = new Window(30, 8);
        device.resized.run();
        terminal.tick();

        assertThat(seen.seen()).containsExactly("picture 30x8");
    }

    @Test
    void whileItIsSuspendedTheTerminalIsAsItWas() {
        terminal.show(picture);
        terminal.tick();
        device.onSuspend = () -> {
            assertThat(device.isQuiet).isFalse();
            assertThat(seen.hasCursor()).isTrue();
            assertThat(seen.seen()).isEmpty();
            terminal.tick();
            assertThat(device.isQuiet).as("nothing is done meanwhile").isFalse();
        };
        device.suspended.run();
        terminal.tick();

        assertThat(device.suspensions.get()).isEqualTo(1);
        assertThat(terminal.isShown()).isTrue();
        assertThat(device.isQuiet).isTrue();
    }

    /** By SIGSTOP, of which nobody is told. */
    @Test
    void afterAStopThePictureIsDrawnAnewAndTheSettingsMadeAgain() {
        terminal.show(picture);
        terminal.tick();
        device.isQuiet = false;
        device.continued.run();
        terminal.tick();

        assertThat(device.isQuiet).isTrue();
        assertThat(terminal.isShown()).isTrue();
    }

    @Test
    void whereThereIsNoDeviceLinesAreNeeded() {
        Terminal without = new Terminal(
                new Screen(seen),
                () -> {
                    throw new IOException("no stty");
                },
                watch -> {});
        without.show(picture);
        without.tick();

        assertThat(without.isShown()).isFalse();
        assertThat(seen.seen()).isEmpty();
    }

    @Test
    void aPictureThatFailsLeavesTheTerminalAsItWas() {
        picture.failure = new IllegalStateException("a defect");
        terminal.show(picture);

        assertThatThrownBy(terminal::tick).isSameAs(picture.failure);
        assertThat(device.isQuiet).isFalse();
        assertThat(terminal.isShown()).isFalse();
    }

    private static final class Shown implements Picture {
        private final List<Character> keys = new ArrayList<>();
        private volatile @Nullable RuntimeException failure;

        @Override
        public List<String> frame(Window window) {
            RuntimeException thrown = failure;
            if (thrown != null) {
                throw thrown;
            }
            return List.of("picture " + window.columns() + "x" + window.rows());
        }

        @Override
        public void key(char key) {
            keys.add(key);
        }
    }

    private static final class Device implements TerminalDevice {
        private volatile boolean isOurs = true;
        private volatile boolean isQuiet;
        private volatile Window size = new Window(40, 10);
        private volatile String keys = "";
        private final AtomicInteger touched = new AtomicInteger();
        private final AtomicInteger restored = new AtomicInteger();
        private final AtomicInteger suspensions = new AtomicInteger();
        private volatile Runnable onSuspend = () -> {};
        private Runnable resized = () -> {};
        private Runnable continued = () -> {};
        private Runnable suspended = () -> {};

        @Override
        public boolean isOurs() {
            return isOurs;
        }

        @Override
        public Window size() {
            return size;
        }

        @Override
        public void quiet() {
            touched.incrementAndGet();
            isQuiet = true;
        }

        @Override
        public void restore() {
            touched.incrementAndGet();
            restored.incrementAndGet();
            isQuiet = false;
        }

        @Override
        public String keys() {
            String pressed = keys;
            keys = "";
            return pressed;
        }

        @Override
        public void onSignals(Runnable onResized, Runnable onContinued, Runnable onSuspended) {
            resized = onResized;
            continued = onContinued;
            suspended = onSuspended;
        }

        @Override
        public void suspend() {
            suspensions.incrementAndGet();
            onSuspend.run();
        }
    }
}
