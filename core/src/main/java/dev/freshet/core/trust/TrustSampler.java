// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import dev.freshet.core.Internal;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.Timeout;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Measures the tool while a run goes on, on a thread of its own, and folds the seconds: looks at clocks and pauses every 50 ms, at the machine once a second, and takes what the
 * loops hand over. A second is folded when all loops have handed theirs over, or when it is so long ago that nobody waits for it any more.
 *
 * <p>Confined to its thread, except where a method says otherwise.
 */
@Internal
public final class TrustSampler {

    /** Time between looks: what stops the process is seen with its length, less that at most. */
    static final long LOOK_EVERY_NS = 50_000_000L;

    /** How many seconds wait for a loop that does not hand over. */
    static final int MOST_WAITING = 600;

    private static final long SECOND_NS = 1_000_000_000L;

    private final Loop thread;
    private final long startNs;
    private final TrustMeans means;
    private final Trust trust;
    private final Standstills standstills;
    private final WallClock wallClock;
    private final MachineSeconds machine;
    private final int[] handedOver;
    private final boolean[] ended;
    private final TreeMap<Integer, TrustSecond> waiting = new TreeMap<>();
    private TrustSecond open = TrustSecond.at(0);
    private int folded;
    private long dueNs;
    private @Nullable Timeout wait;
    private boolean isOver;

    /**
     * Looks at the machine for the first time. Any thread may make one.
     *
     * @param loops how many loops hand over
     * @param startNs the start of the run
     */
    public TrustSampler(TrustMeans means, int loops, long startNs) {
        this.means = means;
        this.thread = means.thread();
        this.startNs = startNs;
        this.handedOver = new int[loops];
        this.ended = new boolean[loops];
        this.trust = new Trust(TrustBounds.standard(means.limits().openFiles()));
        this.standstills = new Standstills(means.machine());
        this.wallClock = new WallClock(means.machine(), thread.clock());
        this.machine = new MachineSeconds(
                means.machine(),
                means.limits(),
                means.connections(),
                thread.clock().nowNs());
        this.dueNs = startNs + LOOK_EVERY_NS;
    }

    /** Begins to look. Any thread may call it, once. */
    public void start() {
        thread.execute(this::waitForLook);
    }

    /** Takes a second of a loop; they come in order. */
    public void add(int loop, SecondOfLoop handed) {
        int second = handed.second();
        handedOver[loop] = second + 1;
        if (second >= folded) {
            TrustSecond known = waiting.getOrDefault(second, TrustSecond.at(second));
            waiting.put(
                    second,
                    known.withWorse(TrustFigure.LOOP_LAG_P99, handed.lagP99Ns())
                            .withWorse(TrustFigure.LOOP_LAG_MAX, handed.lagMaxNs())
                            .withWorse(TrustFigure.USER_LAG_P99, handed.userLagP99Ns()));
        }
        foldComplete();
    }

    /** That loop has handed over all it had. */
    public void loopEnded(int loop) {
        ended[loop] = true;
        foldComplete();
    }

    /** Ends: closes the open second and folds all there is. Loops that have not ended do not answer, and that is how late they are. */
    public TrustReport finish(TrustContext context) {
        if (!isOver) {
            isOver = true;
            if (wait != null) {
                wait.cancel();
            }
            long nowNs = look();
            close(open, nowNs);
            for (int loop = 0; loop < ended.length; loop++) {
                if (!ended[loop]) {
                    doesNotAnswer(loop, nowNs);
                }
            }
            while (!waiting.isEmpty()) {
                foldFirst();
            }
        }
        return trust.report(context);
    }

    private void waitForLook() {
        if (!isOver) {
            wait = thread.schedule(dueNs, this::lookAndWait);
        }
    }

    private void lookAndWait() {
        try {
            look();
        } finally {
            long passedNs = Math.max(0, thread.clock().nowNs() - dueNs);
            dueNs += (passedNs / LOOK_EVERY_NS + 1) * LOOK_EVERY_NS;
            waitForLook();
        }
    }

    private long look() {
        long nowNs = thread.clock().nowNs();
        int second = (int) ((nowNs - startNs) / SECOND_NS);
        if (second > open.second()) {
            TrustSecond over = open;
            open = TrustSecond.at(second);
            close(over, nowNs);
        }
        open = wallClock.look(standstills.look(Math.max(0, nowNs - dueNs), open));
        return nowNs;
    }

    private void close(TrustSecond over, long nowNs) {
        TrustSecond closed = machine.close(over, nowNs);
        TrustSecond ofLoops = waiting.get(over.second());
        if (ofLoops != null) {
            for (TrustFigure figure : TrustFigure.values()) {
                closed = closed.withWorse(figure, ofLoops.value(figure));
            }
        }
        waiting.put(over.second(), closed);
        foldComplete();
    }

    private void foldComplete() {
        while (!waiting.isEmpty()) {
            int second = waiting.firstKey();
            boolean isPast = isOver || second < open.second();
            boolean isComplete = isPast && allHandedOver(second);
            if (!isComplete && second > open.second() - MOST_WAITING) {
                return;
            }
            foldFirst();
        }
    }

    private boolean allHandedOver(int second) {
        for (int loop = 0; loop < ended.length; loop++) {
            if (!ended[loop] && handedOver[loop] <= second) {
                return false;
            }
        }
        return true;
    }

    private void foldFirst() {
        Map.Entry<Integer, TrustSecond> first = waiting.pollFirstEntry();
        folded = first.getKey() + 1;
        trust.add(first.getValue());
        means.onSecond().accept(first.getValue());
    }

    /** All its ticks have been due for at least as long as it has been since the end of their second. */
    private void doesNotAnswer(int loop, long nowNs) {
        int second = Math.max(folded, handedOver[loop]);
        for (long endNs = startNs + (second + 1) * SECOND_NS; endNs < nowNs; endNs += SECOND_NS) {
            long lateNs = nowNs - endNs;
            add(loop, new SecondOfLoop(second++, lateNs, lateNs, TrustFigure.UNKNOWN));
        }
    }
}
