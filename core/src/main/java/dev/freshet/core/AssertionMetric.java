// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import dev.freshet.core.Assertion.WithPathAndTarget;
import dev.freshet.core.AssertionTarget.Figure;
import java.util.List;

/**
 * An assertion on any metric, of which the figure and the condition are still to be told. Times are in milliseconds, everything else in the metric's own unit. A
 * figure that a metric does not have, as the mean of a counter, is an error when the run is judged.
 */
public sealed class AssertionMetric permits AssertionOnMeasure {
    private final AssertionScope scope;
    private final AssertionMeasure measure;

    AssertionMetric(AssertionScope scope, AssertionMeasure measure) {
        this.scope = scope;
        this.measure = measure;
    }

    /** What a simulation recorded itself under that name; of any unit where it is empty. */
    static AssertionMetric values(String name, String unit) {
        List<String> path = unit.isEmpty() ? List.of(name) : List.of(name, unit);
        return new AssertionMetric(
                new AssertionScope.Details(path), AssertionMeasure.of("value", "values", "values", "value"));
    }

    public WithPathAndTarget<Double> min() {
        return target(Figure.MIN);
    }

    /** The greatest value; of what goes up and down the most at once. */
    public WithPathAndTarget<Double> max() {
        return target(Figure.MAX);
    }

    public WithPathAndTarget<Double> mean() {
        return target(Figure.MEAN);
    }

    public WithPathAndTarget<Double> stdDev() {
        return target(Figure.STD_DEV);
    }

    /** The 50th percentile. */
    public WithPathAndTarget<Double> percentile1() {
        return percentile(50);
    }

    /** The 75th percentile. */
    public WithPathAndTarget<Double> percentile2() {
        return percentile(75);
    }

    /** The 95th percentile. */
    public WithPathAndTarget<Double> percentile3() {
        return percentile(95);
    }

    /** The 99th percentile. */
    public WithPathAndTarget<Double> percentile4() {
        return percentile(99);
    }

    /** Any percentile, from 0 to 100. */
    public WithPathAndTarget<Double> percentile(double value) {
        return new WithPathAndTarget<>(scope, measure.percentile(value));
    }

    /** How many were counted; of times and other values, how many there are. */
    public WithPathAndTarget<Long> count() {
        return new WithPathAndTarget<>(scope, measure.figure(Figure.COUNT));
    }

    /** How many per second, from the start of the run to its end. */
    public WithPathAndTarget<Double> perSec() {
        return target(Figure.PER_SECOND);
    }

    private WithPathAndTarget<Double> target(Figure figure) {
        return new WithPathAndTarget<>(scope, measure.figure(figure));
    }
}
