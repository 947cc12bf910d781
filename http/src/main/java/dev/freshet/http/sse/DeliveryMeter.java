// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.Session;
import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.StreamSeries;
import dev.freshet.core.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Asks every event of one stream for its number and for the time at which it was published, and counts what they tell of its delivery: what is lost, there twice or out of order, how late
 * it is, and how far apart its receivers are. Goes on over reconnections. An event may be handed over later than it arrived; what is counted is about its arrival. Confined to the user's
 * loop.
 */
final class DeliveryMeter {

    /** An odd number without a pattern: different pairs of number and time make different sums. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final Plan plan;
    private final String stream;
    private final StreamSeries series;
    private final VirtualUser user;
    private final Clock clock;
    private final EventNumbers numbers = new EventNumbers();
    private final SequenceWindow window = new SequenceWindow();

    private long lastTimeNs;
    private long eventsOfThatTime;

    // Of the event at hand.
    private boolean isNew;
    private long identity;

    private DeliveryMeter(Plan plan, String stream, StreamSeries series, VirtualUser user) {
        this.plan = plan;
        this.stream = stream;
        this.series = series;
        this.user = user;
        this.clock = user.loop().clock();
    }

    /**
     * What the events of some streams are asked for. Shared by all users.
     *
     * @param sequence where they tell their number, null if they are not asked for it
     * @param publishedAt where they tell when they were published, null if they are not asked for it
     */
    record Plan(@Nullable EventReading sequence, @Nullable EventReading publishedAt) {

        /** Events are asked for nothing. */
        static final Plan NONE = new Plan(null, null);

        /** Whether numbers in events must keep all their digits, because they tell times. */
        boolean keepsDigits() {
            return publishedAt != null;
        }

        /**
         * A meter for one stream; null if its events are asked for nothing.
         *
         * @param stream under which name it is counted
         */
        @Nullable
        DeliveryMeter meter(String stream, StreamSeries series, VirtualUser user) {
            return sequence == null && publishedAt == null ? null : new DeliveryMeter(this, stream, series, user);
        }
    }

    /** The message, which has been asked. */
    SseMessage measured(SseMessage message) {
        measure(message);
        return message;
    }

    private void measure(SseMessage event) {
        Session session = user.session();
        isNew = true;
        identity = 0;
        boolean isNumbered = plan.sequence() != null && number(plan.sequence(), event, session);
        boolean isDated = plan.publishedAt() != null && time(plan.publishedAt(), event, session, isNumbered);
        if (isNew && (isNumbered || isDated)) {
            series.fanOut().received(identity, event.arrivalNs());
        }
    }

    private boolean number(EventReading reading, SseMessage event, Session session) {
        Object found = reading.find(event, session);
        if (found == null || !numbers.takeNumber(found)) {
            series.count(Metric.UNNUMBERED);
            note(reading.complaint(stream, found, event, session));
            return false;
        }
        series.count(Metric.SEQUENCED);
        identity = numbers.value();
        count(reading, window.add(numbers.value()));
        return true;
    }

    private void count(EventReading reading, SequenceWindow.Finding finding) {
        switch (finding) {
            case IN_ORDER -> {}
            case JUMP -> series.count(Metric.LOST, window.skipped());
            case FILLS_GAP -> series.outOfOrder();
            case BEFORE_FIRST -> series.count(Metric.OUT_OF_ORDER);
            case DUPLICATE -> {
                series.count(Metric.DUPLICATED);
                isNew = false;
            }
            case BEFORE_WINDOW -> {
                series.count(Metric.BEFORE_WINDOW);
                isNew = false;
                note(reading.farBehind(stream, numbers.value(), window.highest()));
            }
        }
    }

    private boolean time(EventReading reading, SseMessage event, Session session, boolean isNumbered) {
        Object found = reading.find(event, session);
        if (found == null || !numbers.takeTime(found, reading.unit())) {
            series.count(Metric.UNDATED);
            note(reading.complaint(stream, found, event, session));
            return false;
        }
        long timeNs = numbers.value();
        series.deliveryLatency(difference(clock.epochNs(event.arrivalNs()), timeNs));
        identify(timeNs, isNumbered);
        return true;
    }

    /** An event is known by its number, as far as it has one, and its time; of several unnumbered ones of one time, by which of them it is on this stream. */
    private void identify(long timeNs, boolean isNumbered) {
        if (isNumbered) {
            identity = identity * SPREAD + timeNs;
        } else {
            eventsOfThatTime = timeNs == lastTimeNs ? eventsOfThatTime + 1 : 0;
            lastTimeNs = timeNs;
            identity = eventsOfThatTime * SPREAD + timeNs;
        }
    }

    private void note(@Nullable String sentence) {
        if (sentence != null) {
            user.stats().note(sentence);
        }
    }

    /** From one to the other; as far as {@code long} reaches, if a time is centuries away. */
    private static long difference(long later, long earlier) {
        long difference = later - earlier;
        boolean hasOverflowed = ((later ^ earlier) & (later ^ difference)) < 0;
        return hasOverflowed ? (later < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : difference;
    }
}
