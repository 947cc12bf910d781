// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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
final class Interruption {

    /** How long after the first signal the users may take to end, and the results to be written. */
    private static final Duration FOR_RESULTS = Duration.ofSeconds(90);

    /** How long after the first signal {@code after()} may take, when everything else has been done. */
    private static final Duration FOR_AFTER = Duration.ofSeconds(10);

    private final PrintWriter err;
    private final Thread main = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<@Nullable EndSignal> signal = new AtomicReference<>();
    private final AtomicInteger exitCode = new AtomicInteger(ExitCode.OK);
    private volatile @Nullable Target target;
    private volatile boolean isConcluded;
    private volatile boolean isLeft;

    /** What can be interrupted. Its methods may be called from any thread. */
    interface Target {

        /** Whether there is something to be measured: users are coming, or have come. */
        boolean isBegun();

        /** Ends the users. */
        void stop(String reason);

        /** Takes away what was prepared for a run that will not be. */
        void discard();
    }

    /** An interruption that has to be {@linkplain #install installed} before it notices anything. The calling thread is that of the commands. */
    Interruption(PrintWriter err) {
        this.err = err;
    }

    /** Handles signals and {@code System.exit} from now on, until the process ends. */
    void install() {
        EndSignal.handle(this::onSignal);
        Runtime.getRuntime().addShutdownHook(new Thread(this::onExit, "freshet-exit"));
    }

    /** From now on this is what an interruption ends. */
    void begin(Target interrupted) {
        target = interrupted;
    }

    /** The exit code of the signal that came; 0 when none has. */
    int signalCode() {
        EndSignal came = signal.get();
        return came == null ? 0 : came.exitCode();
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
    void over(int code) {
        exitCode.set(code);
        over.countDown();
    }

    private void onSignal(EndSignal came) {
        if (!signal.compareAndSet(null, came)) {
            halt(codeWith(came));
            return;
        }
        Target ended = target;
        if (isConcluded) {
            say("the results are complete. after() of the simulation has " + FOR_AFTER.toSeconds()
                    + " s; a second signal ends it at once.");
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
            halt(exitCode.get());
        } else if (ended != null && ended.isBegun() && !isCalledByMain()) {
            isLeft = true;
            ended.stop("the simulation called System.exit");
            halt(isOverIn(FOR_RESULTS) ? exitCode.get() : ExitCode.RUN_FAILED);
        } else {
            discard();
            say("the simulation called System.exit before the first user came: nothing was run.");
            halt(ExitCode.BAD_INPUT);
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
            say("what was asked to end has not done so within " + limit.toSeconds() + " s.");
            halt(isConcluded ? codeWith(came) : ExitCode.RUN_FAILED);
        }
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

    private static void halt(int code) {
        Runtime.getRuntime().halt(code);
    }
}
