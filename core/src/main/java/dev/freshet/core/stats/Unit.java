// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.text.Quantity;
import java.util.function.DoubleFunction;

/**
 * What a metric is counted in. Values are whole numbers: where the unit itself is too coarse for a histogram, of a part of it. All histograms have one shape, see
 * {@link LatencyRange}, so a distribution of small numbers is scaled into it.
 */
public enum Unit {
    NANOSECONDS("ns", 1, Quantity::latency),
    BYTES("bytes", 1, Quantity::bytes),
    /** Things that are counted: events, streams, users. */
    COUNT("count", 1, number -> Quantity.count(Math.round(number))),
    /** Things that a distribution tells the number of, so that 1 is within the range of histograms. */
    NUMBER("number", 1_000, Quantity::number),
    /** Numbers in a unit that their name has beside it, so that 0.001 to 86,400,000 are within the range of histograms. */
    VALUE("value", 1_000_000, Quantity::value);

    private final String key;
    private final int scale;

    @SuppressWarnings("ImmutableEnumChecker") // a function without a state
    private final DoubleFunction<Quantity> quantity;

    Unit(String key, int scale, DoubleFunction<Quantity> quantity) {
        this.key = key;
        this.scale = scale;
        this.quantity = quantity;
    }

    /** The stable name, for programs. */
    public String key() {
        return key;
    }

    /** How many of what is recorded make one of this unit. */
    public int scale() {
        return scale;
    }

    /** A recorded value as people read it. */
    public Quantity quantity(long recorded) {
        return quantity((double) recorded);
    }

    /** A mean of recorded values as people read it. */
    public Quantity quantity(double recorded) {
        return quantity.apply(recorded / scale);
    }
}
