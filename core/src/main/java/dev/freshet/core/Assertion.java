// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import dev.freshet.core.AssertionMeasure.Rows;
import dev.freshet.core.AssertionTarget.Figure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * What the figures of a run must be for it to be a success: a scope, a figure and a condition. Judged once, when the run has ended. Immutable.
 *
 * <p>Times are in milliseconds, and compared as measured, in nanoseconds: 800.2 ms are not at most 800. Only {@code is} and {@code in} round to whole ones first.
 */
public final class Assertion {

    private final AssertionScope scope;
    private final AssertionTarget target;
    private final AssertionCondition condition;

    private Assertion(AssertionScope scope, AssertionTarget target, AssertionCondition condition) {
        this.scope = scope;
        this.target = target;
        this.condition = condition;
    }

    /** The assertion that consists of these. */
    @Internal
    public static Assertion of(AssertionScope scope, AssertionTarget target, AssertionCondition condition) {
        return new Assertion(scope, target, condition);
    }

    @Internal
    public AssertionScope scope() {
        return scope;
    }

    @Internal
    public AssertionTarget target() {
        return target;
    }

    @Internal
    public AssertionCondition condition() {
        return condition;
    }

    /** The assertion in words, as in reports: {@code Global: max of response time is less than 100.0}. */
    @Override
    public String toString() {
        return scope.words() + ": " + target.words() + " " + condition.words();
    }

    /** An assertion that still lacks its figure and its condition. */
    public static final class WithPath {
        private final AssertionScope scope;

        WithPath(AssertionScope scope) {
            this.scope = scope;
        }

        /**
         * How long plain requests, connects and checks that waited took, OK and KO alike; of a group, their sum in one pass. What cannot take time, as a close, or a
         * check whose message had arrived before it was set, is counted and not timed.
         */
        public WithPathAndTimeMetric responseTime() {
            return rows(Rows.ALL).responseTime();
        }

        public WithPathAndCountMetric allRequests() {
            return rows(Rows.ALL).allRequests();
        }

        public WithPathAndCountMetric failedRequests() {
            return rows(Rows.ALL).failedRequests();
        }

        public WithPathAndCountMetric successfulRequests() {
            return rows(Rows.ALL).successfulRequests();
        }

        /** What could not be attempted, since its stream had failed, had ended or never was there. */
        public WithPathAndCountMetric skippedRequests() {
            return rows(Rows.ALL).skippedRequests();
        }

        /** What the end of the run cut off. */
        public WithPathAndCountMetric unfinishedRequests() {
            return rows(Rows.ALL).unfinishedRequests();
        }

        /** Requests, connects, checks and operations per second, from the start of the run to its end. */
        public WithPathAndTarget<Double> requestsPerSec() {
            return rows(Rows.ALL).requestsPerSec();
        }

        /** Plain requests alone. */
        public AssertionRows requests() {
            return rows(Rows.REQUESTS);
        }

        /** The connects of streams alone. */
        public AssertionRows connects() {
            return rows(Rows.CONNECTS);
        }

        /** Checks on messages, and waits for the end of a stream, alone. */
        public AssertionRows checks() {
            return rows(Rows.CHECKS);
        }

        private AssertionRows rows(Rows rows) {
            return new AssertionRows(scope, rows);
        }

        /**
         * Errors that are no requests, of the whole run: expressions, functions, feeders. A simulation that asserts on them allows as many as it says; otherwise a
         * run that had any does not exit with 0.
         */
        public WithPathAndCounter errors() {
            return new WithPathAndCounter(scope, AssertionMeasure.of("run", "errors", "errors", "errors"));
        }

        /** From the start of connecting to the first event of a connection, reconnections excluded. */
        public WithPathAndTimeMetric timeToFirstEvent() {
            return time("time to first event", "timeToFirstEvent");
        }

        /** From one event to the next on the same stream. */
        public WithPathAndTimeMetric eventGap() {
            return time("event gap", "eventGap");
        }

        /** From the publisher's timestamp to the arrival of an event; of streams whose events tell when they were published. */
        public WithPathAndTimeMetric deliveryLatency() {
            return time("delivery latency", "deliveryLatency");
        }

        /** From the response head to the end of a connection, whatever the reason. */
        public WithPathAndTimeMetric streamLifetime() {
            return time("stream lifetime", StreamEnd.lifetimes());
        }

        /** Events that streams received. */
        public WithPathAndEventMetric events() {
            return new WithPathAndEventMetric(scope);
        }

        /** Events that never came, by their numbers; of streams whose events are numbered. */
        public WithPathAndCounter lostEvents() {
            return counter("lost stream events", "events", "sequence.lost");
        }

        /** Events that came again, by their numbers; of streams whose events are numbered. */
        public WithPathAndCounter duplicatedEvents() {
            return counter("duplicated stream events", "events", "sequence.duplicated");
        }

        /** Events that came late, by their numbers; of streams whose events are numbered. */
        public WithPathAndCounter outOfOrderEvents() {
            return counter("out-of-order stream events", "events", "sequence.outOfOrder");
        }

        /** Attempts to connect again after a drop, those that failed included. */
        public WithPathAndCounter reconnects() {
            return counter("reconnects", "reconnects", "reconnectTime", "reconnectFailureTime");
        }

        /** Connections that broke. */
        public WithPathAndCounter drops() {
            return counter("drops", "drops", StreamEnd.DROPPED.metric());
        }

        /** Streams that had been open, were lost and were not back when their user closed them or ended, or the run ended. */
        public WithPathAndCounter lostStreams() {
            return counter("lost streams", "streams", "lostForGood");
        }

        /** First connections that were over before an event came, so that they have no time to first event. */
        public WithPathAndCounter endedBeforeFirstEvent() {
            return counter("streams that ended before the first event", "streams", "endedBeforeFirstEvent");
        }

        /** Streams that were given up because nothing came for too long; of streams with {@code stallAfter}. */
        public WithPathAndCounter stalls() {
            return counter("stalls", "stalls", StreamEnd.STALLED.metric());
        }

        /** Connections that ended for that reason. */
        public WithPathAndCounter streamEnds(StreamEnd reason) {
            return counter("stream ends (" + reason.words() + ")", "stream ends", reason.metric());
        }

        /** From noticing a drop to the response head of the new connection. */
        public WithPathAndTimeMetric reconnectTime() {
            return time("reconnect time", "reconnectTime");
        }

        /** From the first to the last receiver of the same event; of streams whose events are numbered or tell when they were published. */
        public WithPathAndTimeMetric fanOutSkew() {
            return time("fan-out skew", "fanOutSkew");
        }

        /** Any metric, by its key: what {@code summary.json} calls it, with dots where that nests, as in {@code ends.dropped.lifetime}. */
        public AssertionMetric metric(String key) {
            return metric("", key);
        }

        /** Any metric, by the key of its owner, such as {@code row} or {@code stream}, and its own: where several owners have that key. */
        public AssertionMetric metric(String owner, String key) {
            return new AssertionMetric(scope, AssertionMeasure.of(owner, key, "", key));
        }

        /** What the events of streams mean, by the name of the measure. */
        public AssertionOnMeasure measure(String name) {
            return new AssertionOnMeasure(scope, name);
        }

        private WithPathAndTimeMetric time(String name, String... metrics) {
            return new WithPathAndTimeMetric(scope, AssertionMeasure.stream(name, "values", metrics));
        }

        private WithPathAndCounter counter(String name, String counted, String... metrics) {
            return new WithPathAndCounter(scope, AssertionMeasure.stream(name, counted, metrics));
        }

        /** How many streams were open at once. */
        public WithPathAndLevel openStreams() {
            return new WithPathAndLevel(scope);
        }
    }

    /** An assertion on a time, of which the figure and the condition are still to be told. Figures are in milliseconds. */
    public static final class WithPathAndTimeMetric {
        private final AssertionScope scope;
        private final AssertionMeasure measure;

        WithPathAndTimeMetric(AssertionScope scope, AssertionMeasure measure) {
            this.scope = scope;
            this.measure = measure;
        }

        public WithPathAndTarget<Integer> min() {
            return target(measure.figure(Figure.MIN));
        }

        public WithPathAndTarget<Integer> max() {
            return target(measure.figure(Figure.MAX));
        }

        public WithPathAndTarget<Integer> mean() {
            return target(measure.figure(Figure.MEAN));
        }

        public WithPathAndTarget<Integer> stdDev() {
            return target(measure.figure(Figure.STD_DEV));
        }

        /** The 50th percentile. */
        public WithPathAndTarget<Integer> percentile1() {
            return percentile(50);
        }

        /** The 75th percentile. */
        public WithPathAndTarget<Integer> percentile2() {
            return percentile(75);
        }

        /** The 95th percentile. */
        public WithPathAndTarget<Integer> percentile3() {
            return percentile(95);
        }

        /** The 99th percentile. */
        public WithPathAndTarget<Integer> percentile4() {
            return percentile(99);
        }

        /** Any percentile, from 0 to 100. */
        public WithPathAndTarget<Integer> percentile(double value) {
            return target(measure.percentile(value));
        }

        /** The same in fractions of a millisecond, and how many times there are: {@code responseTime().decimal().max().lt(0.5)}. */
        public AssertionMetric decimal() {
            return new AssertionMetric(scope, measure);
        }

        private WithPathAndTarget<Integer> target(AssertionTarget target) {
            return new WithPathAndTarget<>(scope, target);
        }
    }

    /** An assertion on a number of requests, of which the condition is still to be told, and whether it is about the number or its share. */
    public static final class WithPathAndCountMetric {
        private final AssertionScope scope;
        private final AssertionMeasure measure;

        WithPathAndCountMetric(AssertionScope scope, AssertionMeasure measure) {
            this.scope = scope;
            this.measure = measure;
        }

        public WithPathAndTarget<Long> count() {
            return new WithPathAndTarget<>(scope, measure.figure(Figure.COUNT));
        }

        /** The share in all requests of the scope, from 0 to 100: of skipped and unfinished ones in all that there are, of others in those that are OK or KO. */
        public WithPathAndTarget<Double> percent() {
            return new WithPathAndTarget<>(scope, measure.figure(Figure.PERCENT));
        }
    }

    /** An assertion on the events of streams, of which the condition is still to be told, and whether it is about their number or rate. */
    public static final class WithPathAndEventMetric {
        private final AssertionScope scope;

        private WithPathAndEventMetric(AssertionScope scope) {
            this.scope = scope;
        }

        public WithPathAndTarget<Long> count() {
            return new WithPathAndTarget<>(scope, AssertionMeasure.EVENTS.figure(Figure.COUNT));
        }

        /** Events per second, from the start of the run to its end. */
        public WithPathAndTarget<Double> perSec() {
            return new WithPathAndTarget<>(scope, AssertionMeasure.EVENTS.figure(Figure.PER_SECOND));
        }
    }

    /** An assertion on something that is counted, of which the condition is still to be told. */
    public static final class WithPathAndCounter {
        private final AssertionScope scope;
        private final AssertionMeasure measure;

        WithPathAndCounter(AssertionScope scope, AssertionMeasure measure) {
            this.scope = scope;
            this.measure = measure;
        }

        public WithPathAndTarget<Long> count() {
            return new WithPathAndTarget<>(scope, measure.figure(Figure.COUNT));
        }
    }

    /** An assertion on a number that goes up and down, of which the condition is still to be told. */
    public static final class WithPathAndLevel {
        private final AssertionScope scope;

        private WithPathAndLevel(AssertionScope scope) {
            this.scope = scope;
        }

        /** The most at once. */
        public WithPathAndTarget<Integer> max() {
            return new WithPathAndTarget<>(scope, AssertionMeasure.OPEN_STREAMS.figure(Figure.MAX));
        }
    }

    /** An assertion that still lacks its condition. */
    public static final class WithPathAndTarget<T extends Number> {
        private final AssertionScope scope;
        private final AssertionTarget target;

        WithPathAndTarget(AssertionScope scope, AssertionTarget target) {
            this.scope = scope;
            this.target = target;
        }

        /** Less than that. */
        public Assertion lt(T value) {
            return with(AssertionCondition.compare(AssertionCondition.Kind.LT, number(value, "lt")));
        }

        /** Less than that, or equal. */
        public Assertion lte(T value) {
            return with(AssertionCondition.compare(AssertionCondition.Kind.LTE, number(value, "lte")));
        }

        /** Greater than that. */
        public Assertion gt(T value) {
            return with(AssertionCondition.compare(AssertionCondition.Kind.GT, number(value, "gt")));
        }

        /** Greater than that, or equal. */
        public Assertion gte(T value) {
            return with(AssertionCondition.compare(AssertionCondition.Kind.GTE, number(value, "gte")));
        }

        /** Between the two, both included. */
        public Assertion between(T min, T max) {
            return between(min, max, true);
        }

        /** Between the two; {@code inclusive} tells whether they are included. */
        public Assertion between(T min, T max, boolean inclusive) {
            return between("between", number(min, "between"), number(max, "between"), inclusive);
        }

        /** At most that far from the mean. */
        public Assertion around(T mean, T plusOrMinus) {
            return around(mean, plusOrMinus, true);
        }

        /** Less than that far from the mean; {@code inclusive} tells whether that far counts too. */
        public Assertion around(T mean, T plusOrMinus, boolean inclusive) {
            return around("around", decimal(mean, "around"), decimal(plusOrMinus, "around"), inclusive);
        }

        /** At most that far from the mean, as a fraction of it: {@code deviatesAround(200, 0.1)} is between 180 and 220. */
        public Assertion deviatesAround(T mean, double percentDeviation) {
            return deviatesAround(mean, percentDeviation, true);
        }

        /** As {@link #deviatesAround(Number, double)}; {@code inclusive} tells whether that far counts too. */
        public Assertion deviatesAround(T mean, double percentDeviation, boolean inclusive) {
            BigDecimal middle = decimal(mean, "deviatesAround");
            BigDecimal margin = middle.multiply(decimal(percentDeviation, "deviatesAround"));
            return around("deviatesAround", middle, margin, inclusive);
        }

        /** Exactly that. */
        public Assertion is(T value) {
            return with(AssertionCondition.compare(AssertionCondition.Kind.IS, number(value, "is")));
        }

        /** Exactly that; another name for {@link #is}. */
        public Assertion shouldBe(T value) {
            return is(value);
        }

        /** One of these. */
        @SafeVarargs
        @SuppressWarnings("varargs")
        public final Assertion in(T... values) {
            return oneOf(List.of(values));
        }

        /** One of these. */
        public Assertion in(Set<T> values) {
            return oneOf(List.copyOf(values));
        }

        /** One of these; another name for {@code in}. */
        @SafeVarargs
        @SuppressWarnings("varargs")
        public final Assertion within(T... values) {
            return oneOf(List.of(values));
        }

        /** One of these; another name for {@code in}. */
        public Assertion within(Set<T> values) {
            return in(values);
        }

        private Assertion oneOf(List<T> values) {
            if (values.isEmpty()) {
                throw mistake("in", "give it at least one value");
            }
            return with(AssertionCondition.in(
                    values.stream().map(value -> number(value, "in")).toList()));
        }

        /** In decimal fractions, so that 0.3 - 0.1 is 0.2. */
        private Assertion around(String method, BigDecimal mean, BigDecimal margin, boolean inclusive) {
            double min = mean.subtract(margin).doubleValue();
            double max = mean.add(margin).doubleValue();
            return between(method, min, max, inclusive);
        }

        private Assertion between(String method, double min, double max, boolean inclusive) {
            if (min > max) {
                throw mistake(method, "no value is between " + min + " and " + max);
            }
            return with(AssertionCondition.between(min, max, inclusive));
        }

        private Assertion with(AssertionCondition condition) {
            return new Assertion(scope, target, condition);
        }

        private BigDecimal decimal(Number value, String method) {
            return BigDecimal.valueOf(number(value, method));
        }

        private double number(Number value, String method) {
            double number = value.doubleValue();
            if (!Double.isFinite(number)) {
                throw mistake(method, "a figure is never " + number);
            }
            return number;
        }

        private SimulationException mistake(String method, String reason) {
            return new SimulationException(
                    "assertion on " + target.words() + " (" + scope.words() + "), " + method + ": " + reason);
        }
    }
}
