// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.report.console.Window;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Standard output, of which the last lines may be a frame that is drawn again and again. All that others print goes through here: while there is no frame, at once;
 * else by whole lines above the frame, when it is next drawn. Any thread may use it.
 *
 * <p>What is sent to the terminal at a time is sent by one write. A terminal that is gone is nobody's failure: what is meant for it is lost.
 */
final class Screen extends OutputStream {

    /** Who prints more than this between two frames does not have to wait for the next. */
    private static final int MOST_WAITING = 1 << 16;

    private static final byte[] NOTHING = new byte[0];

    /** Without a buffer: each write is one. */
    private final OutputStream terminal;

    private final ReentrantLock lock = new ReentrantLock();
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private boolean isShown;
    private boolean isWithinLine;
    private List<String> drawn = List.of();
    private Window window = Window.USUAL;

    Screen(OutputStream terminal) {
        this.terminal = terminal;
    }

    /** Draws a frame for a window of that size in place of the one before. */
    void draw(List<String> frame, Window size) {
        lock.lock();
        try {
            byte[] lines = waitingLines();
            boolean isSmaller = size.isSmallerThan(window);
            if (isShown && lines.length == 0 && size.equals(window)) {
                send(ScreenChanges.between(drawn, frame), NOTHING, "");
            } else if (isShown) {
                String before = isSmaller ? ScreenChanges.beforeInSmallerWindow(drawn) : ScreenChanges.before(drawn);
                send(before, lines, ScreenChanges.after(frame));
            } else {
                String before = ScreenChanges.HIDE_CURSOR + (isWithinLine ? "\n" : "") + ScreenChanges.before(drawn);
                send(before, lines, ScreenChanges.after(frame));
            }
            isShown = true;
            drawn = List.copyOf(frame);
            window = size;
        } finally {
            lock.unlock();
        }
    }

    /** Whether something has been printed that only the next frame shows. */
    boolean hasWaiting() {
        lock.lock();
        try {
            return waiting.size() > 0;
        } finally {
            lock.unlock();
        }
    }

    /** Erases the frame, and prints what was waiting for the next one. Nothing happens where there is no frame. */
    void erase() {
        leave(true);
    }

    /** There is no frame any more, because others have taken the terminal: what they wrote is left alone. */
    void abandon() {
        leave(false);
    }

    private void leave(boolean isErasing) {
        lock.lock();
        try {
            if (isShown) {
                byte[] rest = waiting.toByteArray();
                send((isErasing ? ScreenChanges.erased(drawn) : "") + ScreenChanges.SHOW_CURSOR, rest, "");
                waiting.reset();
                isShown = false;
                drawn = List.of();
                isWithinLine = rest.length > 0 && rest[rest.length - 1] != '\n';
            }
        } finally {
            lock.unlock();
        }
    }

    /** The whole lines that are waiting; of a line that goes on and on, what there is of it. They wait no longer. */
    private byte[] waitingLines() {
        byte[] all = waiting.toByteArray();
        int end = all.length;
        while (end > 0 && all[end - 1] != '\n') {
            end--;
        }
        if (end == 0 && all.length < MOST_WAITING) {
            return NOTHING;
        }
        if (end == 0) {
            waiting.reset();
            byte[] ended = Arrays.copyOf(all, all.length + 1);
            ended[all.length] = '\n';
            return ended;
        }
        waiting.reset();
        waiting.write(all, end, all.length - end);
        return Arrays.copyOf(all, end);
    }

    private void send(String before, byte[] text, String after) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(before.getBytes(UTF_8));
        all.writeBytes(text);
        all.writeBytes(after.getBytes(UTF_8));
        if (all.size() > 0) {
            try {
                all.writeTo(terminal);
            } catch (IOException e) {
                // the terminal is gone, and SIGHUP ends the run
            }
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        lock.lock();
        try {
            if (!isShown) {
                terminal.write(bytes, offset, length);
                isWithinLine = length == 0 ? isWithinLine : bytes[offset + length - 1] != '\n';
                return;
            }
            waiting.write(bytes, offset, length);
            if (waiting.size() >= MOST_WAITING) {
                send(ScreenChanges.before(drawn), waitingLines(), ScreenChanges.after(drawn));
            }
        } finally {
            lock.unlock();
        }
    }
}
