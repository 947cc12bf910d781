// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

/**
 * Puts together what the loops tell about who received which event of one series, and measures the <em>fan-out skew</em>: from the first receiver of an event to its last. An event is
 * closed when its first arrival is {@value #WINDOW_S} seconds ago, at the next full second, and then counts. Confined to the reporter.
 *
 * <pre>
 *   loop 1: FanOut ──take()──┐                          ┌──► skew, of events with two receivers or more
 *   loop 2: FanOut ──take()──┴─► add() ─► close(nowNs) ─┼──► received once
 *                                 open, up to 10 s      └──► fell out: late, or too many at a time
 * </pre>
 *
 * <p>Memory is bounded: {@value #MOST_OPEN} events are open at most. Closed ones are remembered for as long again, up to twice {@value #MOST_REMEMBERED} of them, so that a receiver who
 * comes too late is known for what it is. In the worst case that makes 21 MiB for a series.
 */
final class FanOutMerge {

    /** How long receivers of an event are waited for, in seconds. */
    static final int WINDOW_S = 10;

    /** How many events are open at a time. */
    static final int MOST_OPEN = 1 << 17;

    /** How many closed events are remembered per generation. */
    static final int MOST_REMEMBERED = 1 << 16;

    private static final long WINDOW_NS = WINDOW_S * 1_000_000_000L;

    private final Series series;
    private EventTable open = new EventTable(MOST_OPEN);

    /** Takes what stays open, in turn with {@link #open}: made anew each second, both would keep the garbage collector busy. */
    private EventTable spare = new EventTable(MOST_OPEN);

    /** Events that were closed since the last change of generations, and those of the generation before. */
    private EventTable closed = new EventTable(MOST_REMEMBERED);

    private EventTable closedBefore = new EventTable(MOST_REMEMBERED);
    private long generationNs;
    private boolean hasGeneration;

    /** One that counts in that series. */
    FanOutMerge(Series series) {
        this.series = series;
    }

    /** Takes what one loop has received in an interval. */
    void add(FanOut.Block block) {
        series.count(Metric.FAN_OUT_MISSED, block.notFollowed());
        block.events().forEach(this::add);
    }

    private void add(long id, long firstNs, long lastNs, int receivers) {
        boolean isLate = !open.contains(id) && (closed.contains(id) || closedBefore.contains(id));
        if (isLate || !open.add(id, firstNs, lastNs, receivers)) {
            series.count(Metric.FAN_OUT_MISSED, receivers);
        }
    }

    /** Closes the events whose time is over. To be called after the blocks of all loops for that time were added. */
    void close(long nowNs) {
        changeGenerations(nowNs);
        EventTable still = spare;
        open.forEach((id, firstNs, lastNs, receivers) -> {
            if (nowNs - firstNs < WINDOW_NS) {
                still.add(id, firstNs, lastNs, receivers);
            } else {
                count(firstNs, lastNs, receivers);
                closed.add(id, firstNs, lastNs, receivers);
            }
        });
        open.clear();
        spare = open;
        open = still;
    }

    /** Closes all events: the run is over. */
    void closeAll() {
        open.forEach((id, firstNs, lastNs, receivers) -> count(firstNs, lastNs, receivers));
        open = new EventTable(MOST_OPEN);
    }

    /** The bytes of what is open and remembered. */
    long bytes() {
        return open.bytes() + spare.bytes() + closed.bytes() + closedBefore.bytes();
    }

    private void count(long firstNs, long lastNs, int receivers) {
        if (receivers > 1) {
            series.record(Metric.FAN_OUT_SKEW, lastNs - firstNs);
        } else {
            series.count(Metric.RECEIVED_ONCE);
        }
    }

    private void changeGenerations(long nowNs) {
        if (!hasGeneration) {
            hasGeneration = true;
            generationNs = nowNs;
        } else if (nowNs - generationNs >= WINDOW_NS) {
            generationNs = nowNs;
            EventTable forgotten = closedBefore;
            closedBefore = closed;
            closed = forgotten;
            closed.clear();
        }
    }
}
