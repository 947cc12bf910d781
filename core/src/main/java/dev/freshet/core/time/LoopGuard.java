// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.time;

import dev.freshet.core.Internal;
import dev.freshet.core.failure.Crash;
import dev.freshet.core.failure.Sickness;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what a loop is given, and keeps the first thing that came out of it and must not: the <em>failure of the loop</em>, after which its figures are not to be trusted. The loop
 * itself goes on, so that users can be ended; whoever runs the loops looks for failures and ends the run. Nothing needs to be told to anybody in between, which might fail again
 * where memory is exhausted.
 *
 * <p>Tasks are run and failures are noted on the loop; any thread may ask.
 */
@Internal
public final class LoopGuard {

    private static final Logger LOG = LoggerFactory.getLogger(LoopGuard.class);

    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final boolean isOfRun;
    private volatile @Nullable Thread thread;

    /** The guard of a loop that a run works on. */
    public LoopGuard() {
        this(true);
    }

    private LoopGuard(boolean isOfRun) {
        this.isOfRun = isOfRun;
    }

    /** The guard of what is done on the thread of a loop without being part of a run: a defect there is told at DEBUG alone. */
    public static LoopGuard ofAnAside() {
        return new LoopGuard(false);
    }

    /** Runs the task; whatever it throws is the failure of the loop. */
    public void run(Runnable task) {
        if (thread == null) {
            thread = Thread.currentThread();
        }
        try {
            task.run();
        } catch (Throwable e) {
            failed(e);
        }
    }

    /** Something has come out of code of ours that must not, or the process is sick. The first one counts. */
    public void failed(Throwable cause) {
        if (!failure.compareAndSet(null, cause)) {
            return;
        }
        try {
            if (!isOfRun || Sickness.in(cause).isPresent()) {
                LOG.debug("A loop failed", cause);
            } else {
                LOG.error("A loop failed, by a defect of Freshet", cause);
            }
        } catch (Throwable e) {
            cause.addSuppressed(e); // there is no memory to tell; the failure is known all the same
        }
    }

    /** The failure of the loop, if it has failed. */
    public @Nullable Throwable failure() {
        return failure.get();
    }

    /** Whether the loop has run tasks, and its thread has come to its end. */
    public boolean isOver() {
        Thread known = thread;
        return known != null && !known.isAlive();
    }

    /** The name of the loop's thread, for messages. */
    public String name() {
        Thread known = thread;
        return known == null ? "a loop" : known.getName();
    }

    /** What the loop's thread does just now, innermost first; empty if that is not known. */
    public StackTraceElement[] stackTrace() {
        Thread known = thread;
        return known == null ? new StackTraceElement[0] : known.getStackTrace();
    }

    /** Whether code on the loop has called {@code System.exit}: the thread waits for the end of the process and will not come back. */
    public boolean isExiting() {
        return Arrays.stream(stackTrace())
                .anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown"));
    }

    /** The failure in words, with the thread. */
    public String reason() {
        Throwable cause = failure();
        return cause == null ? name() + " has ended by itself" : Crash.reason(cause) + " on " + name();
    }
}
