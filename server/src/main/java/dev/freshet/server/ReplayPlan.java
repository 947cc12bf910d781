// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.util.List;

/**
 * A recording as it is played back to one client.
 *
 * @param speed how many times faster than it was recorded
 * @param loops whether it begins anew where it ends
 */
record ReplayPlan(RecordedStream stream, double speed, boolean loops) implements Answer {

    /** How fast a recording can be played, and how slowly. */
    static final double FASTEST = 1e6;

    static final double SLOWEST = 1e-6;

    /** A round takes at least so long: a recording of no length would be played for ever in no time. */
    private static final long SHORTEST_ROUND_NS = 1_000_000;

    /** @throws IllegalArgumentException if it cannot be played as fast */
    ReplayPlan {
        if (!(speed >= SLOWEST && speed <= FASTEST)) {
            throw new IllegalArgumentException(
                    "A recording can't be played at the speed " + speed + ": give a number from 0.000001 to 1000000");
        }
    }

    Head head() {
        return new Head(200, List.of(new HeaderLine("Cache-Control", "no-cache")))
                .withOnly("Content-Type", stream.contentType());
    }

    /** When a piece is due, in nanoseconds since its round began. */
    long dueNs(int piece) {
        return atSpeed(stream.atNs(piece));
    }

    /** When a round is over, in nanoseconds since it began. */
    long roundNs() {
        long roundNs = atSpeed(stream.endNs());
        return loops ? Math.max(SHORTEST_ROUND_NS, roundNs) : roundNs;
    }

    private long atSpeed(long ns) {
        return speed == 1 ? ns : (long) (ns / speed);
    }

    @Override
    public long delayNs() {
        return 0;
    }

    @Override
    public Response begin(ResponseWriter writer) {
        return new Replay(this, writer);
    }
}
