// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.core.json.EventBytes;
import dev.freshet.core.json.Json;
import dev.freshet.core.json.JsonTextWriter;
import dev.freshet.core.json.JsonTreeWriter;
import dev.freshet.core.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** An event as checks see it; by its tree alone where there are no bytes. */
final class SeenEvent implements Subject {

    private final Event event;
    private final boolean keepsDigits;
    private final @Nullable EventBytes bytes;
    private @Nullable Json json;
    boolean hasText;

    SeenEvent(Event event, boolean keepsDigits, @Nullable EventBytes bytes) {
        this.event = event;
        this.keepsDigits = keepsDigits;
        this.bytes = bytes;
    }

    boolean hasTree() {
        return json != null;
    }

    @Override
    public String text() {
        hasText = true;
        JsonTextWriter writer = new JsonTextWriter(100);
        event.writeTo(writer);
        return writer.toText();
    }

    @Override
    public Json json() {
        if (json == null) {
            JsonTreeWriter writer = new JsonTreeWriter(keepsDigits);
            event.writeTo(writer);
            json = writer.toJson();
        }
        return json;
    }

    @Override
    public @Nullable EventBytes eventBytes() {
        if (bytes != null && json == null) {
            if (bytes.isOf(event)) {
                return bytes; // as in a run, where several checks look at one event
            }
            bytes.begin(event, size(event.id()), size(event.type()), size(event.data()), event.retryMs() >= 0);
            copy(event.id(), 0);
            copy(event.type(), bytes.typeStart());
            copy(event.data(), bytes.dataStart());
            return bytes;
        }
        return null;
    }

    private static int size(byte @Nullable [] field) {
        return field == null ? -1 : field.length;
    }

    private void copy(byte @Nullable [] field, int at) {
        if (field != null && bytes != null) {
            System.arraycopy(field, 0, bytes.bytes(), at, field.length);
        }
    }

    /** The fields of an event as they came. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Event(byte @Nullable [] id, byte @Nullable [] type, byte @Nullable [] data, long retryMs) {

        void writeTo(JsonWriter writer) {
            if (id != null) {
                String text = new String(id, UTF_8);
                if (text.matches("0|-?[1-9][0-9]{0,17}|9223372036854775807")) {
                    writer.put("id", Long.parseLong(text));
                } else {
                    writer.put("id", text);
                }
            }
            if (type != null) {
                writer.put("event", new String(type, UTF_8));
            }
            if (data != null) {
                writer.putData("data", data, 0, data.length);
            }
            if (retryMs >= 0) {
                writer.put("retry", retryMs);
            }
        }
    }
}
