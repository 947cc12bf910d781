// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.CheckSpec;
import dev.freshet.core.CheckSpec.Multiplicity;
import dev.freshet.core.CheckSpec.ValueKind;
import dev.freshet.core.CheckType;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.core.check.Checks;
import dev.freshet.core.check.Reading;
import dev.freshet.core.text.SafeText;
import dev.freshet.http.EventTime;
import dev.freshet.http.Setting;
import dev.freshet.http.measure.NumberCheck;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Where events tell their number or their time, compiled. Shared by all users; safe for all loops. */
final class EventReading {

    private static final Set<ValueKind> ONLY_NUMBERS = EnumSet.of(ValueKind.INTEGER, ValueKind.LONG, ValueKind.DOUBLE);

    private final String method;
    private final Wanted wanted;
    private final @Nullable ChronoUnit unit;
    private final Reading reading;
    private final AtomicBoolean hasComplained = new AtomicBoolean();
    private final AtomicBoolean hasToldOfFarNumber = new AtomicBoolean();

    private EventReading(String method, Wanted wanted, CheckBuilder check, @Nullable ChronoUnit unit) {
        this.method = method;
        this.wanted = wanted;
        this.unit = unit;
        refuse(check.spec());
        try {
            this.reading = Checks.compileReading(check, Checks.OF_TEXT);
        } catch (SimulationException e) {
            throw new SimulationException(method + "(..): " + e.getMessage(), e);
        }
    }

    /** What an event is asked for. */
    private enum Wanted {
        NUMBER("a whole number of 64 bits"),
        TIME("a time");

        private final String words;

        Wanted(String words) {
            this.words = words;
        }
    }

    /**
     * Where events tell their number; null if they are not asked.
     *
     * @throws SimulationException when the check can't tell one
     */
    static @Nullable EventReading ofNumber(@Nullable Setting<CheckBuilder> sequence) {
        CheckBuilder check = sequence == null ? null : sequence.value();
        return sequence == null || check == null
                ? null
                : new EventReading(sequence.method(), Wanted.NUMBER, check, null);
    }

    /**
     * Where events tell when they were published; null if they are not asked.
     *
     * @throws SimulationException when the check can't tell that
     */
    static @Nullable EventReading ofTime(@Nullable Setting<EventTime> publishedAt) {
        EventTime time = publishedAt == null ? null : publishedAt.value();
        if (publishedAt == null || time == null) {
            return null;
        }
        CheckSpec spec = time.check().spec();
        boolean isNumber = ONLY_NUMBERS.contains(spec.source().kind())
                || spec.source().type() == CheckType.SUBSTRING
                || spec.extraction().multiplicity() == Multiplicity.COUNT;
        if (time.unit() == null && isNumber && spec.changes().isEmpty()) {
            throw new SimulationException(publishedAt.method()
                    + "(..): the check finds a number, whose unit is not known: give it, as in " + publishedAt.method()
                    + "(.., ChronoUnit.MILLIS)");
        }
        return new EventReading(publishedAt.method(), Wanted.TIME, time.check(), time.unit());
    }

    /** The unit of times; null for numbers of events, and where times are no numbers. */
    @Nullable
    ChronoUnit unit() {
        return unit;
    }

    /** What the check finds in the event; null for nothing. */
    @Nullable
    Object find(SseMessage message, Session session) {
        return reading.read(message, session);
    }

    /**
     * An event did not tell what it was asked for: the words for it, the first time in a run; null afterwards.
     *
     * @param found what the check found; null for nothing
     */
    @Nullable
    String complaint(String stream, @Nullable Object found, SseMessage message, Session session) {
        if (hasComplained.get() || hasComplained.getAndSet(true)) {
            return null;
        }
        String reason = found == null ? reading.complaint(message, session) : "found " + found + remark(found);
        return "Stream '" + stream + "': " + method + "(..) did not find " + wanted.words + " in an event: "
                + SafeText.cut(reason) + ". Such events are counted by themselves; this is said once.";
    }

    /** A number came that is too far behind another to be told apart: the words for it, the first time in a run; null afterwards. */
    @Nullable
    String farBehind(String stream, long number, long highest) {
        if (hasToldOfFarNumber.get() || hasToldOfFarNumber.getAndSet(true)) {
            return null;
        }
        return "Stream '" + stream + "': number " + number + " came after number " + highest + ", more than "
                + (SequenceWindow.SIZE - 1) + " behind, so nobody can tell whether it is new, late or there twice. "
                + "A server that begins to number anew looks like this. Such events are counted by themselves; this is said once.";
    }

    private String remark(Object found) {
        if (wanted == Wanted.NUMBER) {
            return "";
        }
        if (found instanceof CharSequence text && IsoInstant.resembles(text)) {
            return ", which is not of the form 2024-11-28T09:30:00.123Z, with an offset";
        }
        return unit == null ? ", whose unit is not known: give it, as in " + method + "(.., ChronoUnit.MILLIS)" : "";
    }

    private void refuse(CheckSpec spec) {
        if (spec.saveAs() != null) {
            throw new SimulationException(method + "(..): the check saves '" + spec.saveAs()
                    + "', but no user waits for what it finds: leave saveAs out");
        }
        NumberCheck.require(method + "(..)", spec);
    }
}
