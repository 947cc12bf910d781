// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.Internal;
import dev.freshet.core.text.Quantity;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What ends the process before its time: a signal, or code of the simulation that calls {@code System.exit}. Whatever it is, what was measured is shown and
 * written in full before the virtual machine halts, and the exit code is the one that {@link RunFacts} gives. A second signal ends the process at once,
 * whatever blocks.
 *
 * <pre>
 *   IDLE ──begin──► PREPARING ──(users come)──► RUNNING ──concluded──► CONCLUDED ──over──► OVER
 *     signal: exit      exit                      stop, wait             wait a little
 * </pre>
 */
@Internal
public final class Interruption {

    /** Signals that follow the first one as fast as this are the same one: {@code timeout} sends each to the process and to its group. */
    private static final Duration ECHO = Duration.ofMillis(500);

    /** How long after the first signal the users may take to end, and the results to be written. */
    private static final Duration FOR_RESULTS = Duration.ofSeconds(90);

    /** How long after the first signal {@code after()} may take, when everything else has been done. */
    private static final Duration FOR_AFTER = Duration.ofSeconds(10);

    private final PrintWriter err;
    private final Thread main = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<@Nullable Arrival> first = new AtomicReference<>();
    private final LongSupplier clockNs;
    private final IntConsumer halt;
    private final AtomicInteger exitCode = new AtomicInteger(ExitCode.OK);
    private volatile @Nullable Target target;
    private volatile boolean isConcluded;
    private volatile boolean isLeft;

    /** The first signal, and when it came. */
    private record Arrival(EndSignal signal, long atNs) {}

    /** What can be interrupted. Its methods may be called from any thread. */
    @Internal
    public interface Target {

        /** Whether there is something to be measured: users are coming, or have come. */
        boolean isBegun();

        /** Ends the users. */
        void stop(String reason);

        /** Takes away what was prepared for a run that will not be. */
        void discard();
    }

    /** An interruption that has to be {@linkplain #install installed} before it notices anything. The calling thread is that of the runs. */
    public Interruption(PrintWriter err) {
        this(err, () -> {});
    }

    /**
     * The same.
     *
     * @param leaving puts right what outlives the process, whenever it ends before its time; must not wait long
     */
    public Interruption(PrintWriter err, Runnable leaving) {
        this(err, System::nanoTime, code -> {
            try {
                leaving.run();
            } finally {
                Runtime.getRuntime().halt(code);
            }
        });
    }

    /** One with another clock and another end of the process. */
    Interruption(PrintWriter err, LongSupplier clockNs, IntConsumer halt) {
        this.err = err;
        this.clockNs = clockNs;
        this.halt = halt;
    }

    /** Handles signals and {@code System.exit} from now on, until the process ends. */
    public void install() {
        EndSignal.handle(this::onSignal);
        Runtime.getRuntime().addShutdownHook(new Thread(this::onExit, "freshet-exit"));
    }

    /** From now on this is what an interruption ends. */
    public void begin(Target interrupted) {
        target = interrupted;
        isConcluded = false; // of several runs, that was the one before
    }

    /** Whether a signal has asked for an end: then nothing more is begun. */
    boolean hasCome() {
        return first.get() != null;
    }

    /** The exit code of the signal that came; 0 when none has. */
    public int signalCode() {
        Arrival came = first.get();
        return came == null ? 0 : came.signal().exitCode();
    }

    /** Whether the simulation's own code ends the process while users are running. */
    boolean isLeft() {
        return isLeft;
    }

    /** What was measured is shown and written; only {@code after()} of the simulation is left. It may not change the code by ending the process. */
    void concluded(int code) {
        exitCode.set(code);
        isConcluded = true;
    }

    /** The command has done all it had to; from now on the process may end in any way. */
    public void over(int code) {
        exitCode.set(code);
        over.countDown();
    }

    /** A signal has come. Called on a thread of its own. */
    void onSignal(EndSignal came) {
        Arrival arrival = new Arrival(came, clockNs.getAsLong());
        Arrival before = first.compareAndExchange(null, arrival);
        if (before != null) {
            if (arrival.atNs() - before.atNs() > ECHO.toNanos()) {
                haltNow(codeWith(came));
            }
            return;
        }
        Target ended = target;
        if (isConcluded) {
            say("the results are complete. after() of the simulation has " + Quantity.duration(FOR_AFTER.toNanos())
                    + "; a second signal ends it at once.");
            haltUnlessOverIn(FOR_AFTER, came);
        } else if (ended != null && ended.isBegun()) {
            ended.stop(came.words());
            haltUnlessOverIn(FOR_RESULTS, came);
        } else {
            discard();
            over(came.exitCode());
            System.exit(came.exitCode());
        }
    }

    /** Somebody calls {@code System.exit}. Where that is not the end of the command, it is the simulation. */
    private void onExit() {
        if (over.getCount() == 0) {
            return;
        }
        Target ended = target;
        if (isConcluded) {
            say("after() of the simulation called System.exit. The results are complete, and the exit code is theirs.");
            halt.accept(exitCode.get());
        } else if (ended != null && ended.isBegun() && !isCalledByMain()) {
            isLeft = true;
            ended.stop("the simulation called System.exit");
            halt.accept(isOverIn(FOR_RESULTS) ? exitCode.get() : ExitCode.RUN_FAILED);
        } else {
            discard();
            say("the simulation called System.exit before the first user came: nothing was run.");
            halt.accept(ExitCode.BAD_INPUT);
        }
    }

    private void discard() {
        Target prepared = target;
        if (prepared != null) {
            prepared.discard();
        }
    }

    private boolean isCalledByMain() {
        return Arrays.stream(main.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown"));
    }

    private void haltUnlessOverIn(Duration limit, EndSignal came) {
        if (!isOverIn(limit)) {
            say("what was asked to end has not done so within " + Quantity.duration(limit.toNanos()) + ".");
            haltNow(isConcluded ? codeWith(came) : ExitCode.RUN_FAILED);
        }
    }

    /** Leaves what has been written, but no empty folder. */
    private void haltNow(int code) {
        discard();
        halt.accept(code);
    }

    /** A run that is concluded as one that says nothing stays that; what it says otherwise is less than that it was ended. */
    private int codeWith(EndSignal came) {
        int code = isConcluded ? exitCode.get() : ExitCode.OK;
        return code == ExitCode.INTERNAL_ERROR || code == ExitCode.RUN_FAILED ? code : came.exitCode();
    }

    private boolean isOverIn(Duration limit) {
        try {
            return over.await(limit.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void say(String sentence) {
        err.println("freshet: " + sentence);
    }
}
