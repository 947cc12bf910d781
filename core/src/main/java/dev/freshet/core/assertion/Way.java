// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.Assertion;
import dev.freshet.core.Assertion.WithPath;
import dev.freshet.core.AssertionMetric;
import dev.freshet.core.AssertionOnMeasure;
import dev.freshet.core.AssertionTarget.Figure;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Unit;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/**
 * How the language comes from a scope to figures: what is called, and which figures there are behind it. Immutable.
 *
 * @param code the calls behind the scope, in Java
 * @param unit what its values are in
 * @param figures which there are
 */
record Way<M>(String code, Unit unit, Set<Figure> figures, Function<WithPath, M> measure, FigureCall<M> call) {

    private static final Set<Figure> OF_VALUES =
            EnumSet.of(Figure.MIN, Figure.MAX, Figure.MEAN, Figure.STD_DEV, Figure.PERCENTILE);
    private static final Set<Figure> OF_DISTRIBUTIONS = EnumSet.complementOf(EnumSet.of(Figure.PERCENT));
    private static final Set<Figure> OF_COUNTERS = EnumSet.of(Figure.COUNT, Figure.PER_SECOND);

    /** Calls a figure of what the language has. */
    interface FigureCall<M> {
        /** The figure; as a number with a fraction unless only whole ones are asked for. */
        Asking<?> of(M measure, AskedFigure figure, boolean isWhole);
    }

    static Way<Assertion.WithPathAndTimeMetric> times(
            String code, Function<WithPath, Assertion.WithPathAndTimeMetric> measure) {
        return new Way<>(code, Unit.NANOSECONDS, OF_DISTRIBUTIONS, measure, FigureCalls::ofTimes);
    }

    static Way<Assertion.WithPathAndCountMetric> shares(
            String code, Function<WithPath, Assertion.WithPathAndCountMetric> measure) {
        return new Way<>(code, Unit.COUNT, EnumSet.of(Figure.COUNT, Figure.PERCENT), measure, FigureCalls::ofShares);
    }

    static Way<Assertion.WithPathAndEventMetric> events(
            String code, Function<WithPath, Assertion.WithPathAndEventMetric> measure) {
        return new Way<>(code, Unit.COUNT, OF_COUNTERS, measure, FigureCalls::ofEvents);
    }

    static Way<Assertion.WithPathAndCounter> counter(
            String code, Function<WithPath, Assertion.WithPathAndCounter> measure) {
        return new Way<>(
                code,
                Unit.COUNT,
                EnumSet.of(Figure.COUNT),
                measure,
                (counter, figure, isWhole) -> new Asking<>(counter.count(), Literal.LONG, "count()"));
    }

    static Way<Assertion.WithPathAndLevel> level(String code, Function<WithPath, Assertion.WithPathAndLevel> measure) {
        return new Way<>(
                code,
                Unit.COUNT,
                EnumSet.of(Figure.MAX),
                measure,
                (level, figure, isWhole) -> new Asking<>(level.max(), Literal.INT, "max()"));
    }

    static Way<Assertion.WithPathAndTarget<Double>> rate(
            String code, Function<WithPath, Assertion.WithPathAndTarget<Double>> measure) {
        return new Way<>(
                code,
                Unit.COUNT,
                EnumSet.of(Figure.PER_SECOND),
                measure,
                (rate, figure, isWhole) -> new Asking<>(rate, Literal.DOUBLE, ""));
    }

    /** Any metric by its key. */
    static Way<AssertionMetric> metric(String code, Metric metric, Function<WithPath, AssertionMetric> measure) {
        Set<Figure> figures = switch (metric.kind()) {
            case DISTRIBUTION -> OF_DISTRIBUTIONS;
            case COUNTER, TEXTS -> OF_COUNTERS;
            case LEVEL -> EnumSet.of(Figure.MAX);
        };
        return new Way<>(code, metric.unit(), figures, measure, FigureCalls::ofMetric);
    }

    /** What is recorded under a name of the user's own. */
    static Way<AssertionMetric> values(String code, Unit unit, Function<WithPath, AssertionMetric> measure) {
        return new Way<>(code, unit, OF_DISTRIBUTIONS, measure, FigureCalls::ofMetric);
    }

    /** What the events of streams mean. */
    static Way<AssertionOnMeasure> measure(String code, Function<WithPath, AssertionOnMeasure> measure) {
        return new Way<>(code, Unit.VALUE, OF_DISTRIBUTIONS, measure, FigureCalls::ofMetric);
    }

    /** How many there are, and how many per second. */
    static Way<AssertionMetric> counts(String code, Function<WithPath, AssertionMetric> measure) {
        return new Way<>(code, Unit.COUNT, OF_COUNTERS, measure, FigureCalls::ofMetric);
    }

    /** The same without how many values there are. */
    Way<M> ofValues() {
        return new Way<>(code, unit, OF_VALUES, measure, call);
    }

    Asking<?> figure(WithPath path, AskedFigure figure, boolean isWhole) {
        return call.of(measure.apply(path), figure, isWhole).behind(code);
    }

    /** Whether it is about how long something takes, or another value of which there are many. */
    boolean isOfValues() {
        return figures.containsAll(OF_VALUES);
    }
}
