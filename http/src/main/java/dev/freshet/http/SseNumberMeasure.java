// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.SimulationException;

/** A number that a stream has once, such as how many of its events are meant, or what they tell. Immutable. */
public final class SseNumberMeasure extends SseMeasure {

    SseNumberMeasure(String name, String unit, MeasureFormula formula) {
        super(name, unit, formula);
    }

    /** The same under another name. */
    public SseNumberMeasure named(String newName) {
        return new SseNumberMeasure(newName, unitText(), formula());
    }

    /** What it is counted in, as reports show it. */
    public SseNumberMeasure unit(String newUnit) {
        return new SseNumberMeasure(name(), present("unit(..)", newUnit), formula());
    }

    /**
     * Only events that meet all of these checks, too, tell the number.
     *
     * @throws SimulationException where the number is not told by events
     */
    public SseNumberMeasure when(CheckBuilder... checks) {
        return new SseNumberMeasure(name(), unitText(), SseValueMeasure.when(name(), formula(), checks));
    }

    /** This number less another one; none where one of them is none. Named {@code this - other} unless it is given a name. */
    public SseNumberMeasure minus(SseNumberMeasure other) {
        return new SseNumberMeasure(
                name() + " - " + present("minus(..)", other).name(), unitText(), new MeasureFormula.Minus(this, other));
    }

    /** This number less a fixed one. Named {@code this - number} unless it is given a name. */
    public SseNumberMeasure minus(double number) {
        if (!Double.isFinite(number)) {
            throw new SimulationException("minus(" + number + "): give a number");
        }
        String text = number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
        return minus(new SseNumberMeasure(text, "", new MeasureFormula.Constant(number)));
    }

    /** This number or, in streams that have none, another one: what the server says, or else what was counted. */
    public SseNumberMeasure orElse(SseNumberMeasure other) {
        return new SseNumberMeasure(name(), unitText(), new MeasureFormula.OrElse(this, present("orElse(..)", other)));
    }

    /** That it is less than that, for goodput. A stream that has no such number is not good. */
    public SseBound below(double bound) {
        return SseBound.number(this, SseBound.Kind.BELOW, bound);
    }

    /** That it is at most that, for goodput. A stream that has no such number is not good. */
    public SseBound atMost(double bound) {
        return SseBound.number(this, SseBound.Kind.AT_MOST, bound);
    }

    /** That it is at least that, for goodput. A stream that has no such number is not good. */
    public SseBound atLeast(double bound) {
        return SseBound.number(this, SseBound.Kind.AT_LEAST, bound);
    }

    private String unitText() {
        String unit = unit();
        return unit == null ? "" : unit;
    }
}
