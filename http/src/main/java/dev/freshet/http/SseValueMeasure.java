// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.SimulationException;
import dev.freshet.http.MeasureFormula.Conditions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers that events tell, each for itself. What is negative or out of the range is counted apart. Immutable. */
public final class SseValueMeasure extends SseMeasure {

    private final MeasureFormula.Values values;

    SseValueMeasure(String name, String unit, MeasureFormula.Values values) {
        super(name, unit, values);
        this.values = values;
    }

    /** The same under another name. */
    public SseValueMeasure named(String newName) {
        return new SseValueMeasure(newName, unitText(), values);
    }

    /** What they are counted in, as reports show it. */
    public SseValueMeasure unit(String newUnit) {
        return new SseValueMeasure(name(), present("unit(..)", newUnit), values);
    }

    /** Only events that meet all of these checks, too, tell a number. */
    public SseValueMeasure when(CheckBuilder... checks) {
        MeasureFormula when = when(name(), values, checks);
        return new SseValueMeasure(name(), unitText(), (MeasureFormula.Values) when);
    }

    /**
     * Multiplies what events tell by that, so that it is in the unit: a share by 100 for per cent.
     *
     * @throws SimulationException when it is not above 0
     */
    public SseValueMeasure scale(double factor) {
        if (!(factor > 0 && Double.isFinite(factor))) {
            throw new SimulationException("scale(" + factor + ") of '" + name() + "': give a factor above 0");
        }
        return with(factor, values.min(), values.max());
    }

    /**
     * What is below the one or above the other, in the unit, is <em>out of range</em>: counted, and in no other figure.
     *
     * @throws SimulationException when there is nothing between them, or something negative
     */
    public SseValueMeasure range(double min, double max) {
        if (!(min >= 0 && min < max)) {
            throw new SimulationException("range(" + min + ", " + max + ") of '" + name()
                    + "': give two numbers, not negative, the smaller one first");
        }
        return with(values.scale(), min, max);
    }

    /** That every value of a stream is less than that, for goodput. A stream without a value is not good. */
    public SseBound below(double bound) {
        return SseBound.number(this, SseBound.Kind.BELOW, bound);
    }

    /** That every value of a stream is at most that, for goodput. A stream without a value is not good. */
    public SseBound atMost(double bound) {
        return SseBound.number(this, SseBound.Kind.AT_MOST, bound);
    }

    /** That every value of a stream is at least that, for goodput. A stream without a value is not good. */
    public SseBound atLeast(double bound) {
        return SseBound.number(this, SseBound.Kind.AT_LEAST, bound);
    }

    private SseValueMeasure with(double scale, double min, double max) {
        return new SseValueMeasure(
                name(), unitText(), new MeasureFormula.Values(values.of(), values.when(), scale, min, max));
    }

    private String unitText() {
        String unit = unit();
        return unit == null ? "" : unit;
    }

    /** The formula with further conditions. */
    static MeasureFormula when(String name, MeasureFormula formula, CheckBuilder... checks) {
        if (formula instanceof MeasureFormula.Sum sum) {
            return new MeasureFormula.Sum(sum.of(), more(sum.when(), checks));
        }
        if (formula instanceof MeasureFormula.LastValue last) {
            return new MeasureFormula.LastValue(last.of(), more(last.when(), checks));
        }
        if (formula instanceof MeasureFormula.Values values) {
            return new MeasureFormula.Values(
                    values.of(), more(values.when(), checks), values.scale(), values.min(), values.max());
        }
        throw new SimulationException(
                "when(..): '" + name + "' is not told by events, or has its conditions: give them where it is made");
    }

    private static Conditions more(Conditions before, CheckBuilder... checks) {
        List<@Nullable CheckBuilder> all = new ArrayList<>(before.checks());
        all.addAll(Arrays.asList(checks));
        return Conditions.of(all);
    }
}
