// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import java.time.Duration;

/** The times from one event of a stream to the next, of those that are meant. Those that share a network read are 0 apart. Immutable. */
public final class SseGapMeasure extends SseMeasure {

    SseGapMeasure(String name, MeasureFormula formula) {
        super(name, null, formula);
    }

    /** The same under another name. */
    public SseGapMeasure named(String newName) {
        return new SseGapMeasure(newName, formula());
    }

    /** That every gap of a stream is less than so long, for goodput. A stream without a gap is not good. */
    public SseBound below(Duration bound) {
        return SseBound.time(this, SseBound.Kind.BELOW, bound);
    }

    /** That every gap of a stream is at most so long, for goodput. A stream without a gap is not good. */
    public SseBound atMost(Duration bound) {
        return SseBound.time(this, SseBound.Kind.AT_MOST, bound);
    }
}
