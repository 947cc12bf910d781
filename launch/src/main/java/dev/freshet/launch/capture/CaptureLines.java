// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.core.json.Json;
import dev.freshet.core.text.SafeText;
import dev.freshet.core.text.Secrets;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of a capture, each a document of JSON, without its line end. {@code docs/captures.md} describes them. */
final class CaptureLines {

    /** What the first line says of the kind of file. */
    static final String KIND = "sse-capture";

    /** The version of the format; it grows where a reader of the one before would misread the new one. */
    static final int VERSION = 1;

    private static final long NS_PER_US = 1_000;

    private CaptureLines() {}

    /**
     * The first line.
     *
     * @param at when the head came
     * @param headUs how long after the request was begun the head came, in microseconds
     */
    static String head(HttpRequest request, HttpResponseHead head, Instant at, long headUs) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("freshet", KIND);
        line.put("version", VERSION);
        line.put("at", at.toString());
        line.put("method", request.method());
        line.put("url", Secrets.hiddenIn(request.uri().toString()));
        line.put("status", head.status());
        line.put("contentType", SafeText.line(contentType(head)));
        line.put("headUs", headUs);
        return Json.stringify(line);
    }

    private static String contentType(HttpResponseHead head) {
        String type = head.header("Content-Type");
        return type == null ? "" : type;
    }

    /** A piece: as text where its bytes are one, and otherwise in base 64. */
    static String piece(long sinceHeadNs, byte[] bytes) {
        String start = "{\"atUs\":" + sinceHeadNs / NS_PER_US;
        String text = text(bytes);
        return text != null
                ? start + ",\"text\":" + Json.stringify(text) + "}"
                : start + ",\"base64\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"}";
    }

    private static @Nullable String text(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The last line. */
    static String end(long sinceHeadNs, CaptureEnd end, long events, long bytes) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("atUs", sinceHeadNs / NS_PER_US);
        line.put("end", end.cause().word());
        if (!end.detail().isEmpty()) {
            line.put("detail", end.detail());
        }
        line.put("events", events);
        line.put("bytes", bytes);
        return Json.stringify(line);
    }
}
