// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** The shared parsing vectors: bodies, and what must become of them. */
final class Vectors {

    /** What the file holds. A changed file must change this number, so that no case gets lost unnoticed. */
    static final int COUNT = 126;

    private static final String FILE = "/eventsource-vectors.json";

    private Vectors() {}

    record Vector(String name, List<byte[]> chunks, List<Signal.Event> events, String lastEventId, long retryMs) {

        byte[] body() {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            chunks.forEach(body::writeBytes);
            return body.toByteArray();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Vector> all() {
        try (InputStream file = Objects.requireNonNull(Vectors.class.getResourceAsStream(FILE), FILE)) {
            List<Vector> vectors = new ArrayList<>();
            for (JsonNode vector : new ObjectMapper().readTree(file)) {
                vectors.add(vector(vector));
            }
            return vectors;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Vector vector(JsonNode json) {
        List<byte[]> chunks = new ArrayList<>();
        for (JsonNode chunk : json.get("chunks")) {
            chunks.add(Base64.getDecoder().decode(chunk.textValue()));
        }
        List<Signal.Event> events = new ArrayList<>();
        for (JsonNode event : json.get("events")) {
            events.add(new Signal.Event(
                    event.get("type").textValue(),
                    event.get("data").textValue(),
                    event.get("id").textValue(),
                    retryMs(event.get("retry"))));
        }
        String name = json.get("name").textValue();
        String lastEventId = json.get("finalLastEventId").textValue();
        return new Vector(name, chunks, events, lastEventId, retryMs(json.get("finalRetry")));
    }

    /** Numbers above 2^53 are given as text. */
    private static long retryMs(JsonNode retry) {
        return retry == null || retry.isNull() ? SseEvent.NO_RETRY : Long.parseLong(retry.asText());
    }
}
