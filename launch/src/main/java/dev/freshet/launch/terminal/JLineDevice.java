// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.report.console.Window;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.impl.exec.ExecPty;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * The terminal of this process, by JLine. Of its ways to one this is the way over {@code stty}: it works with every Java, and needs no code of the system's own
 * to be unpacked. JLine's {@code Terminal} itself is not used: it would handle SIGINT, which {@link dev.freshet.launch.Interruption} does, read keys ahead, and be
 * stopped for it in the background.
 */
final class JLineDevice implements TerminalDevice {

    private static final String SUSPEND = "TSTP";

    /** Whoever presses Ctrl-C again and again hits {@code stty}, too. */
    private static final int ATTEMPTS = 5;

    private final Pty pty;
    private final Foreground foreground = new Foreground();
    private final InputStream in = new FileInputStream(FileDescriptor.in);
    private @Nullable Attributes before;
    private Runnable suspended = () -> {};
    private @Nullable Object suspendHandler;

    private JLineDevice(Pty pty) {
        this.pty = pty;
    }

    /**
     * The terminal of standard input and output.
     *
     * @throws IOException where there is none, or no {@code stty}
     */
    static JLineDevice open() throws IOException {
        return new JLineDevice(ExecPty.current(new ExecTerminalProvider(), SystemStream.Output));
    }

    @Override
    public boolean isOurs() {
        return foreground.isOurs();
    }

    @Override
    public Window size() throws IOException {
        Size size = pty.getSize();
        return size.getColumns() < 1 || size.getRows() < 1
                ? Window.USUAL
                : new Window(size.getColumns(), size.getRows());
    }

    @Override
    public void quiet() throws IOException {
        Attributes found = pty.getAttr();
        if (before == null) {
            before = found;
        }
        Attributes quiet = new Attributes(found);
        quiet.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO), false);
        pty.setAttr(quiet);
    }

    @Override
    public void restore() throws IOException {
        for (int attempt = 1; before != null; attempt++) {
            try {
                pty.setAttr(before);
                before = null;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    @Override
    public String keys() throws IOException {
        int pressed = in.available();
        if (pressed == 0) {
            return "";
        }
        byte[] keys = new byte[pressed];
        int read = in.read(keys); // not readNBytes, which wants to know the position
        return new String(keys, 0, Math.max(0, read), UTF_8);
    }

    @Override
    public void onSignals(Runnable resized, Runnable continued, Runnable suspended) {
        this.suspended = suspended;
        Signals.register("WINCH", resized);
        Signals.register("CONT", () -> {
            foreground.lookAgain();
            continued.run();
        });
        suspendHandler = Signals.register(SUSPEND, suspended);
    }

    @Override
    public void suspend() {
        Signals.unregister(
                SUSPEND, suspendHandler); // what was there before stops the process, or ignores it as it was told to
        try {
            // Java's own way refuses signals that it does not handle
            new ProcessBuilder(
                            "sh",
                            "-c",
                            "kill -" + SUSPEND + " " + ProcessHandle.current().pid())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            // then the process goes on
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            suspendHandler = Signals.register(SUSPEND, suspended);
        }
    }
}
