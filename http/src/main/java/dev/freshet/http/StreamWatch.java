// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import dev.freshet.core.SimulationException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is watched on a stream beside its checks, as the stream or its protocol says. A part that is null says nothing.
 *
 * @param sequence where an event tells its number
 * @param publishedAt where an event tells when it was published
 * @param stallAfter how long neither an event nor a comment may come before the stream is given up
 */
@Internal
public record StreamWatch(
        @Nullable Setting<CheckBuilder> sequence,
        @Nullable Setting<EventTime> publishedAt,
        @Nullable Setting<Dynamic<Duration>> stallAfter) {

    static final StreamWatch NONE = new StreamWatch(null, null, null);

    /** What this stream says and, where it says nothing, its protocol. */
    public StreamWatch orElse(StreamWatch ofProtocol) {
        return new StreamWatch(
                Setting.first(sequence, ofProtocol.sequence),
                Setting.first(publishedAt, ofProtocol.publishedAt),
                Setting.first(stallAfter, ofProtocol.stallAfter));
    }

    /** Whether events are asked for their number or their time. */
    public boolean asksEvents() {
        return (sequence != null && sequence.value() != null) || (publishedAt != null && publishedAt.value() != null);
    }

    StreamWatch withSequence(String method, CheckBuilder check) {
        return withSequence(new Setting<>(method, present(method, check)));
    }

    StreamWatch withoutSequence() {
        return withSequence(new Setting<>("", null));
    }

    private StreamWatch withSequence(Setting<CheckBuilder> setting) {
        return new StreamWatch(setting, publishedAt, stallAfter);
    }

    StreamWatch withPublishedAt(String method, CheckBuilder check) {
        return withPublishedAt(new Setting<>(method, new EventTime(present(method, check), null)));
    }

    @SuppressWarnings("NullAway") // authors may give null
    StreamWatch withPublishedAt(String method, CheckBuilder check, ChronoUnit unit) {
        if (unit == null || unit.compareTo(ChronoUnit.SECONDS) > 0) {
            throw new SimulationException(method + "(.., " + (unit == null ? null : unit.name())
                    + "): give the unit of the number, ChronoUnit.NANOS, MICROS, MILLIS or SECONDS");
        }
        return withPublishedAt(new Setting<>(method, new EventTime(present(method, check), unit)));
    }

    StreamWatch withoutPublishedAt() {
        return withPublishedAt(new Setting<>("", null));
    }

    private StreamWatch withPublishedAt(Setting<EventTime> setting) {
        return new StreamWatch(sequence, setting, stallAfter);
    }

    StreamWatch withStallAfter(String method, Dynamic<Duration> silence) {
        if (silence instanceof Dynamic.Constant<Duration> constant) {
            Duration given = constant.value();
            if (given.isZero() || given.isNegative()) {
                throw new SimulationException(method + "(" + given + "): give a time above 0");
            }
        }
        return withStallAfter(new Setting<>(method, silence));
    }

    StreamWatch withoutStallAfter() {
        return withStallAfter(new Setting<>("", null));
    }

    private StreamWatch withStallAfter(Setting<Dynamic<Duration>> setting) {
        return new StreamWatch(sequence, publishedAt, setting);
    }

    @SuppressWarnings("NullAway") // authors may give null
    private static CheckBuilder present(String method, CheckBuilder check) {
        if (check == null) {
            throw new SimulationException(
                    method + "(..): the check is null. If it is a field, declare it above the place that uses it.");
        }
        return check;
    }
}
