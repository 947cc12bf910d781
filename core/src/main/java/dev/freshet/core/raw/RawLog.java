// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.raw;

import dev.freshet.core.Internal;
import dev.freshet.core.time.Clock;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The raw log of one run: a file, and the thread that writes it. Made, begun and closed on the main thread.
 *
 * <p>Whatever becomes of the file, the run goes on. What fails ends the log for good: one sentence is told, lines that are not whole are taken away, and events are counted
 * as missing from then on.
 */
@Internal
public final class RawLog implements AutoCloseable {

    private static final int FLUSH_BYTES = 1 << 16;
    private static final long IDLE_NS = Duration.ofMillis(5).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RawFile file;
    private final Consumer<String> trouble;
    private final List<RawEvents> sources = new CopyOnWriteArrayList<>();
    private @Nullable Thread thread;
    private @Nullable Tally tally;

    private volatile boolean isBroken;
    private volatile boolean isEnding;

    // the thread's
    private final RawLine lines = new RawLine();
    private int pending;
    private final AtomicLong written = new AtomicLong(); // read at the end

    private RawLog(RawFile file, Consumer<String> trouble) {
        this.file = file;
        this.trouble = trouble;
    }

    /**
     * Makes the file.
     *
     * @param trouble told, at most once and on any thread, why nothing is written any more: a sentence for the user
     * @throws IOException when there is something of that name, or it cannot be made
     */
    public static RawLog create(Path path, Consumer<String> trouble) throws IOException {
        return of(RawFile.create(path), trouble);
    }

    static RawLog of(RawFile file, Consumer<String> trouble) {
        return new RawLog(file, trouble);
    }

    /** How many events are in the file, and how many are not. */
    public record Tally(long written, long missing) {}

    /** What one more loop puts its events into. */
    public RawEvents forLoop() {
        return forLoop(RawEvents.CAPACITY);
    }

    RawEvents forLoop(int capacity) {
        RawEvents events = new RawEvents(this, capacity);
        sources.add(events);
        return events;
    }

    /** The run starts at that instant of the clock: events are written from now on. */
    public void begin(Clock clock, long startNs) {
        Thread writer = new Thread(() -> write(clock, startNs), "freshet-raw-log");
        writer.setDaemon(true);
        thread = writer;
        writer.start();
    }

    /** Whether it came to nothing any more. Any thread may ask. */
    boolean isBroken() {
        return isBroken;
    }

    /** Writes what is left and closes the file, as long as the disk does it within ten seconds. Without effect the second time. */
    @Override
    public void close() {
        tally();
    }

    /** As {@link #close}, and tells what became of the events. A log of a run that has not begun leaves no file. */
    public Tally tally() {
        if (tally == null) {
            if (thread == null) {
                discard();
            } else {
                end(thread);
            }
            long seen = sources.stream().mapToLong(RawEvents::seen).sum();
            tally = new Tally(written.get(), seen - written.get());
        }
        return tally;
    }

    private void discard() {
        try {
            file.discard();
        } catch (IOException e) {
            fail(e);
        }
    }

    private void end(Thread writer) {
        isEnding = true;
        LockSupport.unpark(writer);
        try {
            writer.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (writer.isAlive()) {
            tell("the disk does not take what is left");
        }
    }

    private void write(Clock clock, long startNs) {
        try (file) {
            boolean isLast;
            do {
                isLast = isEnding; // what was put before that is seen by one more round
                if (!round(clock, startNs) && !isLast) {
                    flush();
                    LockSupport.parkNanos(IDLE_NS);
                }
            } while (!isLast);
            flush();
        } catch (IOException | RuntimeException | Error e) { // whatever it is, it is no matter of the run
            fail(e);
        }
    }

    /** Writes what has come. Tells whether there was anything. */
    private boolean round(Clock clock, long startNs) throws IOException {
        boolean hasEvents = false;
        for (RawEvents source : sources) {
            for (RawEvent event = source.take(); event != null; event = source.take()) {
                hasEvents = true;
                lines.add(event, event.arrivalNs - startNs, clock.epochNs(event.arrivalNs));
                pending++;
                if (lines.length() >= FLUSH_BYTES) {
                    flush();
                }
            }
        }
        return hasEvents;
    }

    private void flush() throws IOException {
        if (pending > 0) {
            file.append(lines.toBuffer());
            written.addAndGet(pending);
            lines.clear();
            pending = 0;
        }
    }

    private void fail(Throwable cause) {
        isBroken = true;
        String reason = cause instanceof FileSystemException failure ? failure.getReason() : cause.getMessage();
        tell(reason == null ? cause.getClass().getSimpleName() : reason);
    }

    private void tell(String reason) {
        trouble.accept("The raw log, " + file.path() + ", is not written any further: " + reason
                + ". The run goes on without it, and its results are not concerned.");
    }
}
