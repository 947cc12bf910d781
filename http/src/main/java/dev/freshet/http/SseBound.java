// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Internal;
import dev.freshet.core.SimulationException;
import java.time.Duration;

/** What a measure of a good stream must be, as {@code timeToFirstToken.below(Duration.ofMillis(500))}. Immutable. */
public final class SseBound {

    /** How the measure and the bound are compared. */
    @Internal
    public enum Kind {
        BELOW("below"),
        AT_MOST("atMost"),
        AT_LEAST("atLeast");

        private final String method;

        Kind(String method) {
            this.method = method;
        }

        /** Whether a value meets the bound. Nothing, as {@code NaN}, does not. */
        public boolean holds(double value, double bound) {
            return switch (this) {
                case BELOW -> value < bound;
                case AT_MOST -> value <= bound;
                case AT_LEAST -> value >= bound;
            };
        }
    }

    private final SseMeasure measure;
    private final Kind kind;
    private final double bound;

    private SseBound(SseMeasure measure, Kind kind, double bound) {
        this.measure = measure;
        this.kind = kind;
        this.bound = bound;
    }

    static SseBound time(SseMeasure measure, Kind kind, Duration bound) {
        Duration given = SseMeasure.present(kind.method + "(..)", bound);
        if (given.isNegative() || given.isZero()) {
            throw new SimulationException(
                    kind.method + "(" + given + ") of '" + measure.name() + "': give a time above 0");
        }
        return new SseBound(measure, kind, given.getSeconds() * 1e9 + given.getNano());
    }

    static SseBound number(SseMeasure measure, Kind kind, double bound) {
        if (!Double.isFinite(bound)) {
            throw new SimulationException(kind.method + "(" + bound + ") of '" + measure.name() + "': give a number");
        }
        return new SseBound(measure, kind, bound);
    }

    @Internal
    public SseMeasure measure() {
        return measure;
    }

    @Internal
    public Kind kind() {
        return kind;
    }

    /** In nanoseconds for times, else in the unit of the measure. */
    @Internal
    public double bound() {
        return bound;
    }
}
