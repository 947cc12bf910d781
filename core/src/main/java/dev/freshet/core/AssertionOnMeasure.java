// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import dev.freshet.core.Assertion.WithPathAndCountMetric;
import dev.freshet.core.Assertion.WithPathAndCounter;
import dev.freshet.core.Assertion.WithPathAndTarget;
import dev.freshet.core.AssertionTarget.Figure;
import java.util.List;

/**
 * An assertion on a measure over the events of streams, of which the figure and the condition are still to be told. Times are in milliseconds, numbers in the unit of the measure. A figure that it
 * does not have, as the share of good streams of a time, is an error when the run is judged.
 */
public final class AssertionOnMeasure extends AssertionMetric {

    private static final List<String> FIGURES = List.of("time", "number");

    private final AssertionScope scope;
    private final String name;

    AssertionOnMeasure(AssertionScope scope, String name) {
        super(scope, AssertionMeasure.ofMeasure(name, "'" + name + "'", "values", FIGURES, List.of()));
        this.scope = scope;
        this.name = name;
    }

    /** The events that the measure is made of: how many, and how many per second. */
    public AssertionMetric matches() {
        return new AssertionMetric(
                scope,
                AssertionMeasure.ofMeasure(name, "matches of '" + name + "'", "events", List.of("matches"), List.of()));
    }

    /** The numbers of all streams that ended properly added up, as of tokens: how many, and how many per second. Of counts, sums and last values. */
    public AssertionMetric total() {
        return new AssertionMetric(
                scope, AssertionMeasure.ofMeasure(name, "'" + name + "' in all", "", List.of("inAll"), List.of()));
    }

    /** Streams that ended properly and have no such figure. */
    public WithPathAndCounter without() {
        return new WithPathAndCounter(
                scope,
                AssertionMeasure.ofMeasure(
                        name, "streams without '" + name + "'", "streams", List.of("without"), List.of()));
    }

    /** Of goodput: streams that meet all bounds, and their share in those that ended or failed. */
    public WithPathAndCountMetric good() {
        return new WithPathAndCountMetric(scope, goodStreams());
    }

    /** Of goodput: how many streams meet all bounds per second, from the start of the run to its end. */
    public WithPathAndTarget<Double> goodPerSec() {
        return new WithPathAndTarget<>(scope, goodStreams().figure(Figure.PER_SECOND));
    }

    private AssertionMeasure goodStreams() {
        return AssertionMeasure.ofMeasure(name, "'" + name + "'", "streams", List.of("good"), List.of("judged"));
    }
}
