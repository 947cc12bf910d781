// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import java.time.Duration;

/**
 * A time that a stream has once: from the start of its request, or from one event, to an event or its end. A stream that brings no such event has none. Immutable.
 *
 * <p>Requests start where the time to first event does, and an event has the arrival of the network read that completed it.
 */
public final class SseTimeMeasure extends SseMeasure {

    SseTimeMeasure(String name, MeasureFormula formula) {
        super(name, null, formula);
    }

    /** The same under another name. */
    public SseTimeMeasure named(String newName) {
        return new SseTimeMeasure(newName, formula());
    }

    /** This time less another one; none where one of them is none. Named {@code this - other} unless it is given a name. */
    public SseTimeMeasure minus(SseTimeMeasure other) {
        return new SseTimeMeasure(
                name() + " - " + present("minus(..)", other).name(), new MeasureFormula.Minus(this, other));
    }

    /** This time or, in streams that have none, another one. */
    public SseTimeMeasure orElse(SseTimeMeasure other) {
        return new SseTimeMeasure(name(), new MeasureFormula.OrElse(this, present("orElse(..)", other)));
    }

    /** That it is less than so long, for goodput. A stream that has no such time is not good. */
    public SseBound below(Duration bound) {
        return SseBound.time(this, SseBound.Kind.BELOW, bound);
    }

    /** That it is at most so long, for goodput. A stream that has no such time is not good. */
    public SseBound atMost(Duration bound) {
        return SseBound.time(this, SseBound.Kind.AT_MOST, bound);
    }
}
