// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.codec.SseBlock;
import dev.freshet.codec.SseEvent;
import dev.freshet.core.check.Subject;
import dev.freshet.core.json.EventBytes;
import dev.freshet.core.json.Json;
import dev.freshet.core.json.JsonTextWriter;
import dev.freshet.core.json.JsonTreeWriter;
import dev.freshet.core.json.JsonWriter;
import dev.freshet.core.raw.RawEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event that somebody looks at, as the JSON that checks see. Text and tree are made when they are first asked for, each at most once and
 * neither by way of the other. Confined to the user's loop.
 *
 * <p>Until {@link #keep} it reads from the decoder's view of the event, so it must not outlive the callback that brought the event.
 *
 * <p>Members stand in the order id, event, data, retry, and only those that the event has. An id that is a whole number of at most 64 bits becomes
 * a number. Data that is a JSON object or array becomes that value, all other data a string.
 */
final class SseMessage implements Subject {

    private static final int PUNCTUATION = 64;

    private final boolean keepsDigits;
    private final EventBytes bytes;

    private long arrivalNs;
    private boolean isDispatched;
    private boolean isInBytes;
    private boolean isHeld;
    private @Nullable SseBlock view;

    private @Nullable String id;
    private @Nullable String type;
    private byte @Nullable [] data;
    private long retryMs;

    private @Nullable String text;
    private @Nullable Json json;
    private @Nullable RawEvent raw;
    private @Nullable RawStream rawLog;

    /** The event of that view, which arrived at {@code arrivalNs}. */
    SseMessage(SseBlock view, long arrivalNs) {
        this(false, new EventBytes());
        show(view, arrivalNs);
    }

    /**
     * A message that shows nothing yet.
     *
     * @param keepsDigits if numbers in its JSON keep all their digits, for those who ask for them
     * @param bytes where events are laid out for checks; shared by all messages of a loop, for one event at a time
     */
    SseMessage(boolean keepsDigits, EventBytes bytes) {
        this.keepsDigits = keepsDigits;
        this.bytes = bytes;
    }

    /** Becomes the message of that event, with nothing left of an earlier one. */
    void show(SseBlock event, long atNs) {
        forget();
        view = event;
        arrivalNs = atNs;
        isDispatched = event.hasData();
        isInBytes = false;
    }

    private void forget() {
        view = null;
        id = null;
        type = null;
        data = null;
        text = null;
        json = null;
        raw = null;
        rawLog = null;
    }

    /** Whether it has data, which makes it an event by the standard. */
    boolean isDispatched() {
        return isDispatched;
    }

    long arrivalNs() {
        return arrivalNs;
    }

    /** Has the raw log told of it, as that event. */
    void recordTo(RawStream log, RawEvent event) {
        rawLog = log;
        raw = event;
    }

    /** A check has judged it; {@code error} is null if it passed. */
    void judged(RawEvent.Judge by, MessageCheck check, @Nullable String error) {
        if (raw != null) {
            raw.judged(by, check.name(), error);
        }
    }

    /** Nobody will judge it any more: unless it is held, what was made of it is let go of. */
    void judgedByAll() {
        if (rawLog != null && raw != null) {
            rawLog.put(raw);
        }
        if (!isHeld) {
            forget();
        }
    }

    /** Makes the message one to keep, for longer than its event is at hand. */
    void hold() {
        keep();
        isHeld = true;
    }

    /** Makes the message independent of the decoder. */
    void keep() {
        SseBlock block = view;
        if (block == null) {
            return;
        }
        id = block.hasId() ? block.id() : null;
        type = block.hasType() ? block.type() : null;
        data = block.hasData() ? block.dataBytes() : null;
        retryMs = block.retryMs();
        view = null;
    }

    @Override
    public String text() {
        if (text == null) {
            keep();
            JsonTextWriter writer = new JsonTextWriter(PUNCTUATION + (data == null ? 0 : data.length));
            writeTo(writer);
            text = writer.toText();
        }
        return text;
    }

    @Override
    public Json json() {
        if (json == null) {
            keep();
            JsonTreeWriter writer = new JsonTreeWriter(keepsDigits);
            writeTo(writer);
            json = writer.toJson();
        }
        return json;
    }

    @Override
    public @Nullable EventBytes eventBytes() {
        SseBlock block = view;
        if (json != null || block == null) {
            return null;
        }
        if (!isInBytes || !bytes.isOf(this)) {
            isInBytes = true;
            int typeSize = block.hasType() ? block.typeSize() : -1;
            bytes.begin(this, block.idSize(), typeSize, block.hasData() ? block.dataSize() : -1, block.retryMs() >= 0);
            layOut(block);
        }
        return bytes;
    }

    private void layOut(SseBlock block) {
        if (block.hasId()) {
            block.copyId(bytes.bytes(), 0);
        }
        if (block.hasType()) {
            block.copyType(bytes.bytes(), bytes.typeStart());
        }
        if (block.hasData()) {
            block.copyData(bytes.bytes(), bytes.dataStart());
        }
    }

    private void writeTo(JsonWriter object) {
        if (id != null) {
            writeId(object, id);
        }
        if (type != null) {
            object.put("event", type);
        }
        if (data != null) {
            object.putData("data", data, 0, data.length);
        }
        if (retryMs != SseEvent.NO_RETRY) {
            object.put("retry", retryMs);
        }
    }

    private static void writeId(JsonWriter object, String id) {
        byte[] bytes = id.getBytes(UTF_8);
        if (EventBytes.isWholeNumber(bytes, 0, bytes.length)) {
            object.put("id", Long.parseLong(id));
        } else {
            object.put("id", id);
        }
    }
}
