// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.codec.SseBlock;
import dev.freshet.core.raw.RawEvent;
import dev.freshet.core.raw.RawEvents;
import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.http.Sse;
import org.jspecify.annotations.Nullable;

/** What the raw log is told of one stream: its events, each with the verdicts on it. Only there when somebody asked for the log. Confined to the user's loop. */
final class RawStream {

    private final RawEvents events;
    private final RawEvent.Stream stream;
    private final VirtualUser user;

    private RawStream(RawEvents events, RawEvent.Stream stream, VirtualUser user) {
        this.events = events;
        this.stream = stream;
        this.user = user;
    }

    /** That of a stream; null if there is no raw log. */
    static @Nullable RawStream of(VirtualUser user, String series, String name) {
        RawEvents events = user.rawEvents();
        if (events == null) {
            return null;
        }
        String shown = name.equals(Sse.DEFAULT_STREAM) ? "" : name;
        return new RawStream(events, new RawEvent.Stream(series, shown, user.id()), user);
    }

    /** An event that is going to be looked at. */
    void record(SseMessage message, SseBlock event) {
        message.recordTo(this, event(event, message.arrivalNs()));
    }

    /** An event that nobody looks at. */
    void unread(SseBlock event, long arrivalNs) {
        put(event(event, arrivalNs));
    }

    /** An event on which all verdicts are known. */
    void put(RawEvent event) {
        String note = events.put(event);
        if (note != null) {
            user.stats().note(note);
        }
    }

    private RawEvent event(SseBlock event, long arrivalNs) {
        return new RawEvent(stream, arrivalNs, event.type(), event.hasId() ? event.id() : null, event.dataSize());
    }
}
