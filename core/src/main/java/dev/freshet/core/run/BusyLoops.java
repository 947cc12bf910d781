// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

/**
 * Notices loops that one piece of code keeps busy for long, and names it in the notes of the run: as long as it goes on, nothing is read on that loop, and its other users stand
 * still. Each loop has a task to answer; where it does not, its thread is looked at. That costs what is measured nothing. Confined to the main thread.
 */
final class BusyLoops {

    static final Duration LONG = Duration.ofMillis(500);

    private static final List<String> NOT_THE_AUTHORS =
            List.of("java.", "javax.", "jdk.", "sun.", "io.netty.", "dev.freshet.core.", "dev.freshet.http.");

    private final List<Probe> probes;

    BusyLoops(List<RunLoop> loops) {
        this.probes = loops.stream().map(Probe::new).toList();
    }

    /** Asks the loops that have answered again, and looks at those that do not. To be called several times in a second. */
    void look(long nowNs) {
        probes.forEach(probe -> probe.look(nowNs));
    }

    /** Where a thread is: the innermost place in code of the author's, else of ours; empty if it is in neither. */
    static String place(StackTraceElement[] stack) {
        return Stream.concat(
                        Arrays.stream(stack)
                                .filter(frame -> NOT_THE_AUTHORS.stream().noneMatch(frame.getClassName()::startsWith)),
                        Arrays.stream(stack)
                                .filter(frame -> frame.getClassName().startsWith("dev.freshet.")))
                .findFirst()
                .map(frame -> " in " + frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName()
                        + ":" + frame.getLineNumber() + ")")
                .orElse("");
    }

    private static final class Probe {
        private final RunLoop home;
        private volatile boolean isAnswered = true;
        private boolean isTold;
        private long askedNs;

        Probe(RunLoop home) {
            this.home = home;
        }

        void look(long nowNs) {
            if (isAnswered) {
                isAnswered = false;
                isTold = false;
                askedNs = nowNs;
                hand(() -> isAnswered = true);
            } else if (!isTold && nowNs - askedNs > LONG.toNanos()) {
                isTold = true;
                String place = place(home.loop().guard().stackTrace());
                hand(() -> home.stats().note(note(place)));
            }
        }

        private static String note(String place) {
            return "A loop was kept busy for longer than half a second" + place
                    + ": nothing is read on it meanwhile, and all its other users stand still.";
        }

        private void hand(Runnable task) {
            try {
                home.loop().execute(task);
            } catch (RejectedExecutionException e) {
                isTold = true; // the loop has ended, which others notice
            }
        }
    }
}
