// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.Internal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a measure comes about. What it is made of events says which: those that meet all its conditions, of which nulls are reported by the room with the step that they
 * stand in. What it is made of other measures is worked out when the stream is over.
 */
@Internal
public sealed interface MeasureFormula {

    /** Who asks which formula it is. */
    <R> R accept(Visitor<R> visitor);

    /** Start of the request → the first event. */
    record First(Conditions when) implements MeasureFormula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.first(this);
        }
    }

    /** Start of the request → the last event. */
    record Last(Conditions when) implements MeasureFormula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.last(this);
        }
    }

    /** The first event that meets the one → the first one behind it that meets the other. */
    record Between(Conditions from, Conditions to) implements MeasureFormula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.between(this);
        }
    }

    /** Start of the request → the end of the stream. */
    record UntilEnd() implements MeasureFormula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.untilEnd(this);
        }
    }

    /** An event → the next one. */
    record Gaps(Conditions when) implements MeasureFormula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.gaps(this);
        }
    }

    /** How many events. */
    record Count(Conditions when) implements MeasureFormula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.count(this);
        }
    }

    /** What the events tell, added up. */
    record Sum(CheckBuilder of, Conditions when) implements MeasureFormula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sum(this);
        }
    }

    /** What the last of the events tells. */
    record LastValue(CheckBuilder of, Conditions when) implements MeasureFormula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.lastValue(this);
        }
    }

    /**
     * What each of the events tells.
     *
     * @param scale what a number is multiplied by
     * @param min what it must at least be then
     * @param max what it may at most be then
     */
    record Values(CheckBuilder of, Conditions when, double scale, double min, double max) implements MeasureFormula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.values(this);
        }
    }

    /** A number that is given; of times in nanoseconds. */
    record Constant(double value) implements MeasureFormula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.constant(this);
        }
    }

    /** The one less the other; none where one of them is none. */
    record Minus(SseMeasure from, SseMeasure less) implements MeasureFormula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.minus(this);
        }
    }

    /** The one or, where that is none, the other. */
    record OrElse(SseMeasure first, SseMeasure otherwise) implements MeasureFormula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.orElse(this);
        }
    }

    /**
     * The one divided by the other; none where the other is not above 0.
     *
     * @param isPerSecond whether a number is divided by a time, which then counts in seconds
     */
    record Ratio(SseMeasure of, SseMeasure by, boolean isPerSecond) implements MeasureFormula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ratio(this);
        }
    }

    /** Whether the stream meets all bounds. */
    record Goodput(List<@Nullable SseBound> bounds) implements MeasureFormula {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.goodput(this);
        }
    }

    /** What an event must meet, all of it; nothing for any event. */
    record Conditions(List<@Nullable CheckBuilder> checks, boolean isAny) {

        /** Any event. */
        static final Conditions ANY = new Conditions(List.of(), true);

        /** Those that were told, which may by mistake be none. */
        static Conditions of(List<? extends @Nullable CheckBuilder> checks) {
            return new Conditions(Collections.unmodifiableList(new ArrayList<>(checks)), false);
        }
    }

    /**
     * One method for each formula.
     *
     * @param <R> what is made of it
     */
    interface Visitor<R> {

        R first(First first);

        R last(Last last);

        R between(Between between);

        R untilEnd(UntilEnd untilEnd);

        R gaps(Gaps gaps);

        R count(Count count);

        R sum(Sum sum);

        R lastValue(LastValue lastValue);

        R values(Values values);

        R constant(Constant constant);

        R minus(Minus minus);

        R orElse(OrElse orElse);

        R ratio(Ratio ratio);

        R goodput(Goodput goodput);
    }
}
