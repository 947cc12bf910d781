// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.time;

import dev.freshet.core.Internal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Loops in virtual time, for tests: nothing runs and no time passes until {@link #advance} is called, then everything that is due runs
 * in order of time (and of submission, within one instant) on the calling thread. Confined to that thread.
 */
@Internal
public final class VirtualLoops implements LoopGroup {

    /** More tasks than this at one instant: they submit each other for ever, and time stands still. */
    private static final int MOST_TASKS_AT_ONE_INSTANT = 10_000_000;

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private final List<VirtualLoop> loops = new ArrayList<>();
    private final VirtualClock clock;
    private @Nullable VirtualLoop current;
    private long submitted;

    /** Loops whose clock starts at {@code startNs} and whose wall clock starts at {@code startEpochMs}. */
    public VirtualLoops(int count, long startNs, long startEpochMs) {
        clock = new VirtualClock(startNs, startEpochMs * 1_000_000L - startNs);
        for (int i = 0; i < count; i++) {
            loops.add(new VirtualLoop());
        }
    }

    public VirtualLoops(int count) {
        this(count, 1_000_000_000L, 1_700_000_000_000L);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public List<? extends Loop> loops() {
        return List.copyOf(loops);
    }

    /** The first loop, where one is enough. */
    public Loop loop() {
        return loops.get(0);
    }

    /** Lets so much time pass and runs all that falls due in it, also what those tasks submit. */
    public void advance(Duration duration) {
        long untilNs = clock.nowNs + duration.toNanos();
        int atThisInstant = 0;
        for (Task task = tasks.peek(); task != null && task.atNs <= untilNs; task = tasks.peek()) {
            tasks.remove(task);
            atThisInstant = task.atNs > clock.nowNs ? 0 : atThisInstant + 1;
            if (atThisInstant > MOST_TASKS_AT_ONE_INSTANT) {
                throw new IllegalStateException("time stands still: tasks submit each other for the same instant");
            }
            clock.nowNs = Math.max(clock.nowNs, task.atNs);
            run(task);
        }
        clock.nowNs = untilNs;
    }

    /** Lets so much time pass in which every loop is busy: what falls due waits until they come to it. */
    public void keepBusy(Duration duration) {
        clock.nowNs += duration.toNanos();
    }

    /** Runs what is due at this very instant. */
    public void runDue() {
        advance(Duration.ZERO);
    }

    /** Runs until nothing is waiting, but lets no more than {@code limit} of virtual time pass. Tells whether nothing is waiting. */
    public boolean runUntilIdle(Duration limit) {
        long untilNs = clock.nowNs + limit.toNanos();
        for (Task task = tasks.peek(); task != null && task.atNs <= untilNs; task = tasks.peek()) {
            advance(Duration.ofNanos(Math.max(0, task.atNs - clock.nowNs)));
        }
        return tasks.isEmpty();
    }

    /** How many tasks wait, cancelled ones excluded: zero at the end of a test shows that no timer leaked. */
    public int waiting() {
        return tasks.size();
    }

    @Override
    public void close() {
        tasks.clear();
    }

    private void run(Task task) {
        VirtualLoop before = current;
        current = task.loop;
        try {
            task.work.run();
        } finally {
            current = before;
        }
    }

    private static final class VirtualClock implements Clock {
        private final long epochOffsetNs;
        private long nowNs;

        VirtualClock(long nowNs, long epochOffsetNs) {
            this.nowNs = nowNs;
            this.epochOffsetNs = epochOffsetNs;
        }

        @Override
        public long nowNs() {
            return nowNs;
        }

        @Override
        public long epochNs(long nowNs) {
            return nowNs + epochOffsetNs;
        }
    }

    /** What a task throws comes out of {@link #advance}: in a test it is seen best there. */
    private final class VirtualLoop implements Loop {
        private final LoopGuard guard = new LoopGuard();

        @Override
        public Clock clock() {
            return clock;
        }

        @Override
        public void execute(Runnable task) {
            schedule(clock.nowNs, task);
        }

        @Override
        public Timeout schedule(long atNs, Runnable work) {
            Task task = new Task(this, Math.max(atNs, clock.nowNs), submitted++, work);
            tasks.add(task);
            return () -> tasks.remove(task);
        }

        @Override
        public LoopGuard guard() {
            return guard;
        }

        @Override
        public boolean isCurrent() {
            return current == this;
        }
    }

    private record Task(VirtualLoop loop, long atNs, long order, Runnable work) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = Long.compare(atNs, other.atNs);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
