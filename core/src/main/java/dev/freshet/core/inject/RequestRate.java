// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

import dev.freshet.core.Internal;
import dev.freshet.core.SimulationException;
import dev.freshet.core.ThrottleStep;
import java.util.ArrayList;
import java.util.List;

/**
 * How many requests per second a throttle lets through, over the time of a run. Immutable.
 *
 * <pre>
 *   requests/s │     ┌───┐
 *              │   ╱ │   │        the number of requests up to a time is the area under the rate;
 *              │ ╱   │   └───┐    behind the last step the rate is 0
 *              └───────────────── time
 * </pre>
 */
@Internal
public final class RequestRate {

    /** What {@link #timeNs} gives where the rate never makes up that many requests. */
    public static final long NEVER = Long.MAX_VALUE;

    private final List<Piece> pieces;
    private final long durationNs;

    private RequestRate(List<Piece> pieces, long durationNs) {
        this.pieces = List.copyOf(pieces);
        this.durationNs = durationNs;
    }

    /**
     * The rate that those steps describe.
     *
     * @param share the part of it that is this machine's, of 1
     * @throws SimulationException when they let nothing through
     */
    public static RequestRate of(List<ThrottleStep> steps, double share) {
        Drawing drawing = new Drawing(share);
        steps.forEach(step -> step.describeTo(drawing));
        if (drawing.requests == 0) {
            throw new SimulationException(
                    "throttle" + steps + " lets no request through: reach a limit above 0 and hold it for some time,"
                            + " for example reachRps(100).in(10), holdFor(60)");
        }
        return new RequestRate(drawing.pieces, drawing.startNs);
    }

    /** How long the steps last, in nanoseconds. */
    public long durationNs() {
        return durationNs;
    }

    /** How many requests the rate makes up by that time. */
    public double requestsBefore(long atNs) {
        Piece last = pieces.get(0);
        for (Piece piece : pieces) {
            if (piece.startNs > atNs) {
                break;
            }
            last = piece;
        }
        return last.requests + last.area(Math.min(atNs, last.endNs) - last.startNs);
    }

    /** When the rate goes beyond so many requests, in nanoseconds from the start of the run; {@link #NEVER} if it does not. */
    public long timeNs(double requests) {
        for (Piece piece : pieces) {
            double more = requests - piece.requests;
            if (more < piece.area(piece.endNs - piece.startNs)) {
                return piece.startNs + piece.timeNs(Math.max(0, more));
            }
        }
        return NEVER;
    }

    /**
     * A straight piece of the rate.
     *
     * @param requests what the pieces before it make up
     * @param fromPerNs the rate at its start
     * @param slope how the rate changes, per nanosecond
     */
    private record Piece(long startNs, long endNs, double requests, double fromPerNs, double slope) {

        double area(long passedNs) {
            return passedNs * (fromPerNs + slope * passedNs / 2);
        }

        /** The inverse of the area, in the form that does not lose digits for a slope near 0. */
        long timeNs(double area) {
            double root = Math.sqrt(Math.max(0, fromPerNs * fromPerNs + 2 * slope * area));
            double passedNs = area == 0 ? 0 : 2 * area / (fromPerNs + root);
            return Math.min(Math.round(passedNs), endNs - startNs);
        }
    }

    /** Turns steps into pieces. */
    private static final class Drawing implements ThrottleStep.Shapes {
        private static final double NS_PER_SEC = 1e9;

        private final double share;
        private final List<Piece> pieces = new ArrayList<>();
        private long startNs;
        private double requests;
        private double perNs;

        Drawing(double share) {
            this.share = share;
        }

        @Override
        public void reach(int target, long durationNs) {
            double to = perNs(target);
            add(to, durationNs);
            perNs = to;
        }

        @Override
        public void hold(long durationNs) {
            add(perNs, durationNs);
        }

        @Override
        public void jump(int target) {
            perNs = perNs(target);
        }

        private void add(double toPerNs, long durationNs) {
            if (durationNs > 0) {
                requireCountable(durationNs);
                Piece piece = new Piece(startNs, startNs + durationNs, requests, perNs, (toPerNs - perNs) / durationNs);
                pieces.add(piece);
                startNs += durationNs;
                requests += piece.area(durationNs);
            }
        }

        private void requireCountable(long durationNs) {
            if (durationNs > Long.MAX_VALUE - startNs) {
                throw new SimulationException(
                        "a throttle lasts longer than 292 years: give its steps fewer or shorter durations");
            }
        }

        private double perNs(int target) {
            return target * share / NS_PER_SEC;
        }
    }
}
