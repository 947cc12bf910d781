// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.measure;

import dev.freshet.http.SseBound;
import java.util.List;

/**
 * What measures one figure of each stream. Shared by all users; what it knows of a stream stands in the slots of {@link StreamMeasures}: times in nanoseconds from the start of the request,
 * {@code NaN} where there is nothing.
 */
sealed interface Instrument {

    /** Looks at the event at hand. */
    default void onEvent(StreamMeasures stream) {}

    /** Whether events have to be shown to it. */
    default boolean looksAtEvents() {
        return true;
    }

    /** Whether it counts what it finds as it comes; else what it has when the stream is over. */
    default boolean isAtOnce() {
        return false;
    }

    /** Whether what streams have can be added up. */
    default boolean isAmount() {
        return false;
    }

    /** What the stream has so far; {@code NaN} for nothing. */
    double value(StreamMeasures stream);

    /** Counts what a stream has that has ended properly. */
    default void ended(StreamMeasures stream, Target target) {
        double value = value(stream);
        if (Double.isNaN(value)) {
            stream.counts(target).without();
        } else if (!isAtOnce()) {
            stream.record(target, value);
            if (isAmount()) {
                stream.counts(target).total(value);
            }
        }
    }

    /** A stream has failed. */
    default void failed(StreamMeasures stream, Target target) {
        if (!isAtOnce() || Double.isNaN(value(stream))) {
            stream.counts(target).ofFailed();
        }
    }

    /** A stream has been left before its end. */
    default void left(StreamMeasures stream, Target target) {
        if (!isAtOnce() || Double.isNaN(value(stream))) {
            stream.counts(target).ofUnfinished();
        }
    }

    /**
     * Where a figure is counted.
     *
     * @param index which of the declared measures it is; negative for one that only others are made of
     * @param isTime whether it is one of times
     */
    record Target(int index, boolean isTime) {

        boolean isCounted() {
            return index >= 0;
        }
    }

    /** Start of the request → the first event. It looks no further then. */
    record First(int condition, int slot, Target target) implements Instrument {

        @Override
        public void onEvent(StreamMeasures stream) {
            if (stream.isEmpty(slot) && stream.holds(condition)) {
                stream.set(slot, stream.nowNs());
                if (target.isCounted()) {
                    stream.counts(target).matched(false);
                    stream.record(target, stream.nowNs());
                }
            }
        }

        @Override
        public boolean isAtOnce() {
            return true;
        }

        @Override
        public double value(StreamMeasures stream) {
            return stream.get(slot);
        }
    }

    /** Start of the request → the last event. */
    record Last(int condition, int slot, Target target) implements Instrument {

        @Override
        public void onEvent(StreamMeasures stream) {
            if (stream.holds(condition)) {
                stream.matched(target, slot);
            }
        }

        @Override
        public double value(StreamMeasures stream) {
            return stream.get(slot);
        }
    }

    /** One event → another one behind it. The instant of the first stands in the slot, that of the other in the next. */
    record Between(int from, int to, int slot, Target target) implements Instrument {

        @Override
        public void onEvent(StreamMeasures stream) {
            if (!stream.isEmpty(slot + 1)) {
                return;
            }
            if (stream.isEmpty(slot)) {
                if (stream.holds(from)) {
                    stream.set(slot, stream.nowNs());
                }
            } else if (stream.holds(to)) {
                stream.set(slot + 1, stream.nowNs());
                if (target.isCounted()) {
                    stream.counts(target).matched(stream.get(slot) == stream.nowNs());
                    stream.record(target, value(stream));
                }
            }
        }

        @Override
        public boolean isAtOnce() {
            return true;
        }

        @Override
        public double value(StreamMeasures stream) {
            return stream.get(slot + 1) - stream.get(slot);
        }
    }

    /** Start of the request → the end of the stream. */
    record UntilEnd() implements Instrument {

        @Override
        public boolean looksAtEvents() {
            return false;
        }

        @Override
        public double value(StreamMeasures stream) {
            return stream.endNs();
        }
    }

    /** An event → the next. The instant of the latest stands in the slot, the greatest gap in the next. */
    record Gaps(int condition, int slot, Target target) implements Instrument {

        @Override
        public void onEvent(StreamMeasures stream) {
            if (!stream.holds(condition)) {
                return;
            }
            if (!stream.isEmpty(slot)) {
                double gapNs = stream.nowNs() - stream.get(slot);
                if (!(stream.get(slot + 1) >= gapNs)) {
                    stream.set(slot + 1, gapNs);
                }
                if (target.isCounted()) {
                    stream.record(target, gapNs);
                }
            }
            stream.matched(target, slot);
        }

        @Override
        public boolean isAtOnce() {
            return true;
        }

        @Override
        public double value(StreamMeasures stream) {
            return stream.get(slot + 1);
        }
    }

    /** How many events. The instant of the latest stands in the slot, their number in the next. */
    record Count(int condition, int slot, Target target) implements Instrument {

        @Override
        public void onEvent(StreamMeasures stream) {
            if (stream.holds(condition)) {
                stream.matched(target, slot);
                stream.set(slot + 1, value(stream) + 1);
            }
        }

        @Override
        public boolean isAmount() {
            return true;
        }

        @Override
        public double value(StreamMeasures stream) {
            return stream.isEmpty(slot + 1) ? 0 : stream.get(slot + 1);
        }
    }

    /**
     * What events tell. The instant of the latest stands in the slot, the number in the next.
     *
     * @param isSum whether all are added up, or the last stands
     */
    record Told(int condition, int reading, boolean isSum, int slot, Target target) implements Instrument {

        @Override
        public void onEvent(StreamMeasures stream) {
            if (!stream.holds(condition)) {
                return;
            }
            stream.matched(target, slot);
            double told = stream.read(reading);
            if (Double.isNaN(told)) {
                if (target.isCounted()) {
                    stream.counts(target).withoutNumber();
                }
            } else {
                boolean isAdded = isSum && !stream.isEmpty(slot + 1);
                stream.set(slot + 1, isAdded ? stream.get(slot + 1) + told : told);
            }
        }

        @Override
        public boolean isAmount() {
            return true;
        }

        @Override
        public double value(StreamMeasures stream) {
            return stream.get(slot + 1);
        }
    }

    /**
     * What each event tells. The instant of the latest stands in the slot, the greatest and the least number in the next two.
     *
     * @param isLeast whether the least number is what a bound is about
     */
    record Values(int condition, int reading, Range range, boolean isLeast, int slot, Target target)
            implements Instrument {

        /** What numbers are multiplied by, and where they must be then. */
        record Range(double scale, double min, double max) {}

        /** The same, asked for the least number. */
        Values least() {
            return new Values(condition, reading, range, true, slot, target);
        }

        @Override
        public void onEvent(StreamMeasures stream) {
            if (!stream.holds(condition)) {
                return;
            }
            stream.matched(target, slot);
            double value = stream.read(reading) * range.scale();
            if (Double.isNaN(value)) {
                if (target.isCounted()) {
                    stream.counts(target).withoutNumber();
                }
            } else if (value < range.min() || value > range.max()) {
                if (target.isCounted()) {
                    stream.counts(target).outOfRange();
                }
            } else {
                keep(stream, value);
            }
        }

        private void keep(StreamMeasures stream, double value) {
            if (!(stream.get(slot + 1) >= value)) {
                stream.set(slot + 1, value);
            }
            if (!(stream.get(slot + 2) <= value)) {
                stream.set(slot + 2, value);
            }
            if (target.isCounted()) {
                stream.record(target, value);
            }
        }

        @Override
        public boolean isAtOnce() {
            return true;
        }

        @Override
        public double value(StreamMeasures stream) {
            return stream.get(isLeast ? slot + 2 : slot + 1);
        }
    }

    /** A number that is given. */
    record Constant(double number) implements Instrument {

        @Override
        public boolean looksAtEvents() {
            return false;
        }

        @Override
        public double value(StreamMeasures stream) {
            return number;
        }
    }

    /** The one less the other. */
    record Minus(Instrument from, Instrument less) implements Instrument {

        @Override
        public boolean looksAtEvents() {
            return false;
        }

        @Override
        public boolean isAmount() {
            return from.isAmount();
        }

        @Override
        public double value(StreamMeasures stream) {
            return from.value(stream) - less.value(stream);
        }
    }

    /** The one or else the other. */
    record OrElse(Instrument first, Instrument otherwise) implements Instrument {

        @Override
        public boolean looksAtEvents() {
            return false;
        }

        @Override
        public boolean isAmount() {
            return first.isAmount();
        }

        @Override
        public double value(StreamMeasures stream) {
            double value = first.value(stream);
            return Double.isNaN(value) ? otherwise.value(stream) : value;
        }
    }

    /**
     * The one divided by the other.
     *
     * @param scale what the quotient is multiplied by
     */
    record Ratio(Instrument of, Instrument by, double scale) implements Instrument {

        @Override
        public boolean looksAtEvents() {
            return false;
        }

        @Override
        public double value(StreamMeasures stream) {
            double divisor = by.value(stream);
            return divisor > 0 ? of.value(stream) * scale / divisor : Double.NaN;
        }
    }

    /** Whether all bounds are met. */
    record Goodput(List<Bound> bounds) implements Instrument {

        /** What a figure must be. */
        record Bound(Instrument of, SseBound.Kind kind, double bound) {}

        @Override
        public boolean looksAtEvents() {
            return false;
        }

        /** 1 if all are met, else 0. */
        @Override
        public double value(StreamMeasures stream) {
            for (Bound bound : bounds) {
                if (!bound.kind().holds(bound.of().value(stream), bound.bound())) {
                    return 0;
                }
            }
            return 1;
        }

        @Override
        public void ended(StreamMeasures stream, Target target) {
            stream.counts(target).judged(value(stream) == 1);
        }

        @Override
        public void failed(StreamMeasures stream, Target target) {
            stream.counts(target).judged(false);
        }

        @Override
        public void left(StreamMeasures stream, Target target) {
            stream.counts(target).ofUnfinished();
        }
    }
}
