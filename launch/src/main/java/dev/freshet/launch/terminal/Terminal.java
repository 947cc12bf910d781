// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.terminal;

import dev.freshet.core.Internal;
import dev.freshet.report.console.Window;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The terminal that a run is watched on: draws a {@link Picture} in place while the process is in the foreground, hands it the keys, and leaves the terminal as it
 * was. In the background and after what cannot be helped it shows nothing; then {@link #isShown} says that lines are needed.
 *
 * <pre>
 *   AWAY ──in the foreground──► SHOWN ──close──► OVER
 *     ▲ suspended, in the background │
 *     └──────────────────────────────┘
 * </pre>
 */
@Internal
public final class Terminal {

    /** How soon a key, another size or a printed line shows. */
    private static final long TICK_MS = 100;

    /** Who ends the process does not wait longer for a terminal that takes nothing. */
    private static final long PATIENCE_MS = 2_000;

    /** Keys that are several characters, such as arrows, begin with it. */
    private static final char ESCAPE = '\u001b';

    private enum State {
        AWAY,
        SHOWN,
        OVER
    }

    /** Makes a device when one is needed. */
    interface Opening {
        TerminalDevice open() throws IOException;
    }

    private final Screen screen;
    private final Opening opening;
    private final Consumer<Runnable> onThread;

    /** Held by who changes the state or the settings of the device. */
    private final ReentrantLock turn = new ReentrantLock();

    private volatile State state = State.OVER;
    private volatile @Nullable TerminalDevice device;
    private @Nullable Picture picture;
    private Window window = Window.USUAL;
    private boolean isSuspended;
    private volatile boolean isChanged;
    private volatile boolean isResized;
    private volatile boolean isContinued;

    /**
     * A terminal that shows nothing yet.
     *
     * @param onThread has a task done that looks again and again until the terminal is closed
     */
    Terminal(Screen screen, Opening opening, Consumer<Runnable> onThread) {
        this.screen = screen;
        this.opening = opening;
        this.onThread = onThread;
    }

    /**
     * The terminal of this process. From now on standard output goes through it, and it shows nothing yet.
     *
     * @param hasErrors whether standard error is this terminal, too
     */
    public static Terminal install(boolean hasErrors) {
        Screen screen = new Screen(new FileOutputStream(FileDescriptor.out));
        System.out.flush();
        PrintStream through = new PrintStream(screen, true, charset());
        System.setOut(through);
        if (hasErrors) {
            System.setErr(through);
        }
        return new Terminal(screen, JLineDevice::open, Terminal::start);
    }

    /** That of Java's own standard output. */
    private static Charset charset() {
        String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding", ""));
        return name.isEmpty() || !Charset.isSupported(name) ? Charset.defaultCharset() : Charset.forName(name);
    }

    private static void start(Runnable watch) {
        Thread thread = new Thread(watch, "freshet-terminal");
        thread.setDaemon(true);
        thread.start();
    }

    /** Shows a picture from now on, whenever that is possible. */
    public void show(Picture shown) {
        turn.lock();
        try {
            picture = shown;
            if (state == State.OVER) {
                state = State.AWAY;
                onThread.accept(this::watch);
            }
        } finally {
            turn.unlock();
        }
    }

    /** The picture is another than when it was last drawn. Any thread may say so. */
    public void changed() {
        isChanged = true;
    }

    /** Whether the picture can be seen. */
    public boolean isShown() {
        return state == State.SHOWN;
    }

    /** Erases the picture, prints what was waiting, and leaves the terminal as it was, for good or until the next picture. Any thread may call it, at any time. */
    public void close() {
        boolean isOurTurn = false;
        try {
            isOurTurn = turn.tryLock(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            if (isOurTurn) {
                leave(State.OVER);
            } else {
                state = State.OVER;
                restore(); // nothing more can be written to it, but its settings can be put right
            }
        } finally {
            if (isOurTurn) {
                turn.unlock();
            }
        }
    }

    private void watch() {
        while (state != State.OVER) {
            tick();
            try {
                Thread.sleep(TICK_MS);
            } catch (InterruptedException e) {
                close();
            }
        }
    }

    /** Looks what there is to do. */
    void tick() {
        turn.lock();
        try {
            if (state != State.OVER && !isSuspended) {
                look();
            }
        } catch (IOException e) {
            leave(State.OVER); // no stty, or no terminal any more: lines do as well
        } catch (RuntimeException | Error e) {
            leave(State.OVER);
            throw e; // a defect, which Java tells of on standard error
        } finally {
            turn.unlock();
        }
    }

    private void look() throws IOException {
        TerminalDevice own = device();
        if (!own.isOurs()) {
            if (state == State.SHOWN) {
                screen.abandon();
                state = State.AWAY;
            }
            return;
        }
        if (isContinued) {
            isContinued = false;
            screen.abandon(); // whoever had the terminal meanwhile may have written anything, and changed the settings
            state = State.AWAY;
        }
        if (state == State.AWAY) {
            own.quiet();
            window = own.size();
            isResized = false;
            isChanged = true;
            state = State.SHOWN;
        }
        react(own);
        draw();
    }

    private void react(TerminalDevice own) throws IOException {
        if (isResized) {
            isResized = false;
            Window found = own.size();
            isChanged |= !found.equals(window);
            window = found;
        }
        String keys = own.keys();
        for (int i = 0; i < keys.length() && keys.charAt(i) != ESCAPE && picture != null; i++) {
            picture.key(keys.charAt(i));
            isChanged = true;
        }
    }

    private void draw() {
        if (picture != null && (isChanged || screen.hasWaiting())) {
            isChanged = false;
            screen.draw(picture.frame(window), window);
        }
    }

    private TerminalDevice device() throws IOException {
        TerminalDevice own = device;
        if (own == null) {
            own = opening.open();
            own.onSignals(() -> isResized = true, () -> isContinued = true, this::suspend);
            device = own;
        }
        return own;
    }

    private void suspend() {
        turn.lock();
        try {
            isSuspended = true;
            if (state == State.SHOWN) {
                leave(State.AWAY);
            }
        } finally {
            turn.unlock();
        }
        TerminalDevice own = device;
        if (own != null) {
            own.suspend();
        }
        turn.lock();
        try {
            isSuspended = false;
            isContinued = false;
        } finally {
            turn.unlock();
        }
    }

    private void leave(State next) {
        boolean wasShown = state == State.SHOWN;
        state = next;
        screen.erase();
        if (wasShown) {
            restore();
        }
    }

    /** Where another process has the terminal, its settings are its own affair. */
    private void restore() {
        TerminalDevice own = device;
        if (own != null && own.isOurs()) {
            try {
                own.restore();
            } catch (IOException e) {
                // stty is gone, or the terminal is: nobody can help that
            }
        }
    }
}
