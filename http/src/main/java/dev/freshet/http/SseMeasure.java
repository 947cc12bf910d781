// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.Internal;
import dev.freshet.core.SimulationException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the events of a stream mean, as a figure with a name: made by {@code sse.firstMatch(..)}, {@code sse.gaps(..)}, {@code sse.count(..)} and their like, and measured on
 * the streams that it is given to by {@code measure(..)}. It never has a user wait, fails nothing and saves nothing. Immutable; two with the same name that are made of the same
 * checks are equal.
 */
public abstract sealed class SseMeasure
        permits SseTimeMeasure, SseGapMeasure, SseNumberMeasure, SseValueMeasure, SseGoodputMeasure {

    private final String name;
    private final @Nullable String unit;
    private final MeasureFormula formula;

    SseMeasure(String name, @Nullable String unit, MeasureFormula formula) {
        this.name = name;
        this.unit = unit;
        this.formula = formula;
    }

    /** The name under which it is reported; no expressions. */
    @Internal
    public final String name() {
        return name;
    }

    /** What its numbers are counted in, which may be empty; null where it has none, for it is a time or a share. */
    @Internal
    public final @Nullable String unit() {
        return unit;
    }

    @Internal
    public final MeasureFormula formula() {
        return formula;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof SseMeasure measure
                && name.equals(measure.name)
                && Objects.equals(unit, measure.unit)
                && formula.equals(measure.formula);
    }

    @Override
    public final int hashCode() {
        return Objects.hash(name, unit, formula);
    }

    /** Its name. */
    @Override
    public final String toString() {
        return name;
    }

    /** The checks that were given, whatever they are. */
    static MeasureFormula.Conditions conditions(CheckBuilder... checks) {
        return MeasureFormula.Conditions.of(Arrays.asList(checks));
    }

    @SuppressWarnings("NullAway") // authors may give null
    static <T> T present(String method, T given) {
        if (given == null) {
            throw new SimulationException(
                    method + ": what it is given is null. If it is a field, declare it above the place that uses it.");
        }
        return given;
    }

    /**
     * The step that says which events a measure is made of.
     *
     * @param <T> the measure
     */
    public static final class When<T extends SseMeasure> {

        private final Function<MeasureFormula.Conditions, T> measure;

        When(Function<MeasureFormula.Conditions, T> measure) {
            this.measure = measure;
        }

        /** The events that meet all of these checks. They see what checks of messages see, and can't save anything. */
        public T when(CheckBuilder... checks) {
            return measure.apply(conditions(checks));
        }

        /** The events that meet all of these checks. They see what checks of messages see, and can't save anything. */
        public T when(List<CheckBuilder> checks) {
            return measure.apply(MeasureFormula.Conditions.of(checks));
        }

        /** Every event. */
        public T whenAny() {
            return measure.apply(MeasureFormula.Conditions.ANY);
        }
    }

    /** The step that says with which event a time begins. */
    public static final class From {

        private final String name;

        From(String name) {
            this.name = name;
        }

        /** The first event that meets all of these checks. */
        public To from(CheckBuilder... checks) {
            return new To(name, conditions(checks));
        }
    }

    /** The step that says with which event a time ends. */
    public static final class To {

        private final String name;
        private final MeasureFormula.Conditions from;

        private To(String name, MeasureFormula.Conditions from) {
            this.name = name;
            this.from = from;
        }

        /** The first event behind the one that it begins with which meets all of these checks; they may be the same. */
        public SseTimeMeasure to(CheckBuilder... checks) {
            return new SseTimeMeasure(name, new MeasureFormula.Between(from, conditions(checks)));
        }
    }

    /**
     * The step that says where in an event a number stands.
     *
     * @param <T> the measure
     */
    public static final class Of<T extends SseMeasure> {

        private final Function<CheckBuilder, T> measure;

        Of(Function<CheckBuilder, T> measure) {
            this.measure = measure;
        }

        /** What the check finds, a number or a text that is one; events in which it finds nothing are left alone. It can't save anything. */
        public T of(CheckBuilder check) {
            return measure.apply(present("of(..)", check));
        }
    }

    /** The step that says what is divided. */
    public static final class RatioOf {

        private final String name;

        RatioOf(String name) {
            this.name = name;
        }

        /** A time of the stream. */
        public TimeBy of(SseTimeMeasure time) {
            return new TimeBy(name, present("of(..)", time));
        }

        /** A number of the stream. */
        public NumberBy of(SseNumberMeasure number) {
            return new NumberBy(name, present("of(..)", number));
        }
    }

    /** The step that says what a time is divided by. */
    public static final class TimeBy {

        private final String name;
        private final SseTimeMeasure time;

        private TimeBy(String name, SseTimeMeasure time) {
            this.name = name;
            this.time = time;
        }

        /** A number: the time that there is for each. Streams whose number is not above 0 have none. */
        public SseTimeMeasure by(SseNumberMeasure number) {
            return new SseTimeMeasure(name, new MeasureFormula.Ratio(time, present("by(..)", number), false));
        }

        /** Another time: how many times as long. Streams whose other time is 0 have none. */
        public SseNumberMeasure by(SseTimeMeasure other) {
            return new SseNumberMeasure(name, "", new MeasureFormula.Ratio(time, present("by(..)", other), false));
        }
    }

    /** The step that says what a number is divided by. */
    public static final class NumberBy {

        private final String name;
        private final SseNumberMeasure number;

        private NumberBy(String name, SseNumberMeasure number) {
            this.name = name;
            this.number = number;
        }

        /** Another number. Streams whose other number is not above 0 have no ratio. */
        public SseNumberMeasure by(SseNumberMeasure other) {
            return new SseNumberMeasure(name, "", new MeasureFormula.Ratio(number, present("by(..)", other), false));
        }
    }

    /** The step that says of what a rate is. */
    public static final class RateOf {

        private final String name;

        RateOf(String name) {
            this.name = name;
        }

        /** A number of the stream. */
        public RateOver of(SseNumberMeasure number) {
            return new RateOver(name, present("of(..)", number));
        }
    }

    /** The step that says over which time a rate is. */
    public static final class RateOver {

        private final String name;
        private final SseNumberMeasure number;

        private RateOver(String name, SseNumberMeasure number) {
            this.name = name;
            this.number = number;
        }

        /** A time of the stream, which counts in seconds. Streams of which it is 0 have no rate. */
        public SseNumberMeasure over(SseTimeMeasure time) {
            String unit = Objects.requireNonNullElse(number.unit(), "") + "/s";
            return new SseNumberMeasure(name, unit, new MeasureFormula.Ratio(number, present("over(..)", time), true));
        }
    }

    /** The step that says what a good stream meets. */
    public static final class GoodputOf {

        private final String name;

        GoodputOf(String name) {
            this.name = name;
        }

        /** All of these bounds, as {@code timeToFirstToken.below(Duration.ofMillis(500))}. */
        public SseGoodputMeasure of(SseBound... bounds) {
            return new SseGoodputMeasure(name, Arrays.asList(bounds));
        }

        /** All of these bounds, as {@code timeToFirstToken.below(Duration.ofMillis(500))}. */
        public SseGoodputMeasure of(List<SseBound> bounds) {
            return new SseGoodputMeasure(name, bounds);
        }
    }
}
