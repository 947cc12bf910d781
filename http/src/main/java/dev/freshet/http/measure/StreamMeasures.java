// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.measure;

import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import dev.freshet.core.check.Reading;
import dev.freshet.core.check.Subject;
import dev.freshet.core.stats.MeasureSeries;
import dev.freshet.http.measure.Instrument.Target;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the events of one stream have meant so far: shows each of them to the instruments of its plan, and counts. It goes on over reconnections. An event costs no object unless it is
 * meant. Confined to the user's loop.
 */
@Internal
public final class StreamMeasures {

    private static final byte UNKNOWN = 0;
    private static final byte HOLDS = 1;
    private static final byte FAILS = 2;

    private final MeaningPlan plan;
    private final MeasureSeries[] counts;
    private final double[] slots;
    private final byte[] verdicts;

    private long startNs;
    private double endNs = Double.NaN;
    private boolean hasEnded;
    private boolean isOver;

    // Of the event at hand.
    private @Nullable Subject event;
    private @Nullable Session session;
    private double nowNs;

    StreamMeasures(MeaningPlan plan, MeasureSeries[] counts) {
        this.plan = plan;
        this.counts = counts;
        this.slots = new double[plan.slots()];
        this.verdicts = new byte[plan.criteria().size()];
        Arrays.fill(slots, Double.NaN);
    }

    /** How a stream comes to be over. */
    private enum Outcome {
        /** Properly. */
        ENDED,
        /** By a failure. */
        FAILED,
        /** Its user or the run left it. */
        LEFT
    }

    /** The request starts. */
    public void begin(long nowAtStartNs) {
        startNs = nowAtStartNs;
    }

    /**
     * An event, or a block that checks look at as if it were one.
     *
     * @return the text of the failure that it is; null if it is none
     */
    public @Nullable String onEvent(Subject at, Session ofUser, long arrivalNs) {
        event = at;
        session = ofUser;
        nowNs = arrivalNs - startNs;
        Arrays.fill(verdicts, UNKNOWN);
        Instrument[] instruments = plan.instruments();
        for (Instrument instrument : instruments) {
            instrument.onEvent(this);
        }
        hasEnded = hasEnded || isEnd();
        String failure = failure();
        event = null;
        session = null;
        return failure;
    }

    /** Whether the end of the stream is told by an event. */
    public boolean awaitsEndEvent() {
        return plan.ends().length > 0;
    }

    /** Whether the event that ends the stream has come. */
    public boolean hasEnded() {
        return hasEnded;
    }

    /** Whether the stream is to be closed, since the event that ends it has come. */
    public boolean isToClose() {
        return hasEnded && plan.closesAtEnd();
    }

    /** The stream is over properly. */
    public void ended(long overNs) {
        over(Outcome.ENDED, overNs);
    }

    /** Nothing is left of the stream; if nothing was said of its end before, it has failed or its user has closed it. */
    public void gone(boolean hasFailed, long overNs) {
        if (hasFailed) {
            over(Outcome.FAILED, overNs);
        } else {
            left(false, overNs);
        }
    }

    /** The user has closed the stream or has ended; {@code isCutOff} if the run ended it. */
    public void left(boolean isCutOff, long overNs) {
        boolean isPartial = (isCutOff || awaitsEndEvent()) && !hasEnded;
        over(isPartial ? Outcome.LEFT : Outcome.ENDED, overNs);
    }

    /** Said once more, it changes nothing. */
    private void over(Outcome outcome, long overNs) {
        if (isOver) {
            return;
        }
        isOver = true;
        endNs = overNs - startNs;
        for (MeaningPlan.Declared declared : plan.declared()) {
            Instrument instrument = declared.instrument();
            switch (outcome) {
                case ENDED -> instrument.ended(this, declared.target());
                case FAILED -> instrument.failed(this, declared.target());
                case LEFT -> instrument.left(this, declared.target());
            }
        }
    }

    private boolean isEnd() {
        int[] ends = plan.ends();
        for (int end : ends) {
            if (holds(end)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String failure() {
        MeaningPlan.Failure[] failures = plan.failures();
        for (MeaningPlan.Failure failure : failures) {
            if (holds(failure.condition())) {
                return failure.words(text(failure.text()));
            }
        }
        return null;
    }

    // ---- for the instruments -------------------------------------------------------------------------------------

    /** Whether the event at hand meets all criteria of a condition. Each criterion is evaluated once per event, if it is asked for. */
    boolean holds(int condition) {
        int[] criteria = plan.conditions()[condition];
        for (int criterion : criteria) {
            if (!isMet(criterion)) {
                return false;
            }
        }
        return true;
    }

    private boolean isMet(int criterion) {
        byte verdict = verdicts[criterion];
        Subject at = event;
        Session ofUser = session;
        if (verdict == UNKNOWN && at != null && ofUser != null) {
            verdict = plan.criteria().get(criterion).matches(at, ofUser) ? HOLDS : FAILS;
            verdicts[criterion] = verdict;
        }
        return verdict == HOLDS;
    }

    /** The number that the event at hand tells; {@code NaN} if it tells none. */
    double read(int reading) {
        return Numbers.of(find(plan.readings().get(reading)));
    }

    private @Nullable Object find(Reading reading) {
        Subject at = event;
        Session ofUser = session;
        return at == null || ofUser == null ? null : reading.read(at, ofUser);
    }

    private @Nullable Object text(@Nullable Reading reading) {
        return reading == null ? null : find(reading);
    }

    /** From the start of the request to the arrival of the event at hand. */
    double nowNs() {
        return nowNs;
    }

    /** From the start of the request to the end of the stream. */
    double endNs() {
        return endNs;
    }

    double get(int slot) {
        return slots[slot];
    }

    boolean isEmpty(int slot) {
        return Double.isNaN(slots[slot]);
    }

    void set(int slot, double value) {
        slots[slot] = value;
    }

    /** The event at hand is one of those that are meant; the slot has the instant of the latest. */
    void matched(Target target, int slot) {
        if (target.isCounted()) {
            counts[target.index()].matched(slots[slot] == nowNs);
        }
        slots[slot] = nowNs;
    }

    MeasureSeries counts(Target target) {
        return counts[target.index()];
    }

    /** Counts a figure. */
    void record(Target target, double value) {
        MeasureSeries series = counts[target.index()];
        if (target.isTime()) {
            series.time(value);
        } else {
            series.number(value);
        }
    }
}
