// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.look;

import dev.freshet.report.console.LookText;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Shows lines as they come, on a thread of its own, so that no loop waits for a terminal or a pipe. What waits to be shown is bounded: lines beyond that are counted
 * and left out. What has come is flushed as soon as nothing more waits.
 */
final class Shower implements AutoCloseable {

    /** How much text may wait, in characters; some 100 MB. */
    static final long MOST_WAITING = 50_000_000;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long IDLE_NS = Duration.ofMillis(200).toNanos();

    private final PrintWriter out;
    private final LookText text;
    private final Runnable onBroken;
    private final Queue<Line> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong size = new AtomicLong();
    private final AtomicLong missing = new AtomicLong();
    private final Thread thread = new Thread(this::work, "freshet-look");
    private volatile boolean isEnding;
    private volatile boolean isBroken;

    /**
     * A line that waits.
     *
     * @param size about how many characters it has
     */
    private record Line(Function<LookText, String> text, int size) {}

    /**
     * Shows nothing yet.
     *
     * @param onBroken told once, on the thread of this, when nobody reads any more
     */
    Shower(PrintWriter out, LookText text, Runnable onBroken) {
        this.out = out;
        this.text = text;
        this.onBroken = onBroken;
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Has a line shown. Any thread may call it; it never waits.
     *
     * @param size about how many characters it has
     */
    void show(int size, Function<LookText, String> line) {
        int charged = size + 200;
        if (this.size.get() > MOST_WAITING) {
            missing.incrementAndGet();
            return;
        }
        this.size.addAndGet(charged);
        waiting.add(new Line(line, charged));
        LockSupport.unpark(thread);
    }

    /** Whether nobody reads any more. Any thread may ask. */
    boolean isBroken() {
        return isBroken;
    }

    private void work() {
        while (!isBroken) {
            boolean isLast = isEnding; // what was put before that is seen by one more round
            showAll();
            out.flush();
            isBroken = out.checkError();
            if (isLast) {
                return;
            }
            if (waiting.isEmpty()) {
                LockSupport.parkNanos(IDLE_NS);
            }
        }
        onBroken.run();
    }

    private void showAll() {
        for (Line line = waiting.poll(); line != null; line = waiting.poll()) {
            size.addAndGet(-line.size());
            out.print(line.text().apply(text));
            long left = missing.getAndSet(0);
            if (left > 0) {
                out.print(text.missing(left));
            }
        }
    }

    /** Shows what is left, as long as somebody takes it within five seconds. */
    @Override
    public void close() {
        isEnding = true;
        LockSupport.unpark(thread);
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
