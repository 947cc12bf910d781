// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import dev.freshet.core.Internal;
import java.util.Arrays;

/** What the tool knows of itself in one second of a run. Immutable. */
@Internal
@SuppressWarnings("EnumOrdinal") // a place in an array of this class, which nobody else sees
public final class TrustSecond {

    private final int second;
    private final long[] values;

    private TrustSecond(int second, long[] values) {
        this.second = second;
        this.values = values;
    }

    /** A second of which nothing is known yet; the first one of the run is 0. */
    public static TrustSecond at(int second) {
        long[] values = new long[TrustFigure.values().length];
        Arrays.fill(values, TrustFigure.UNKNOWN);
        return new TrustSecond(second, values);
    }

    /** The same with that value, which may be unknown. */
    public TrustSecond with(TrustFigure figure, long value) {
        long[] changed = values.clone();
        changed[figure.ordinal()] = value;
        return new TrustSecond(second, changed);
    }

    /** The same with that value where it is worse than what is known. */
    TrustSecond withWorse(TrustFigure figure, long value) {
        return value != TrustFigure.UNKNOWN && TrustFigure.isWorse(value, value(figure)) ? with(figure, value) : this;
    }

    /** Which second of the run, from 0. */
    public int second() {
        return second;
    }

    public boolean knows(TrustFigure figure) {
        return values[figure.ordinal()] != TrustFigure.UNKNOWN;
    }

    /** The value in the unit of the figure, or {@link TrustFigure#UNKNOWN}. */
    public long value(TrustFigure figure) {
        return values[figure.ordinal()];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrustSecond that && second == that.second && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * second + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("second " + second);
        for (TrustFigure figure : TrustFigure.values()) {
            if (knows(figure)) {
                text.append(", ").append(figure.key()).append(' ').append(value(figure));
            }
        }
        return text.toString();
    }
}
