// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.warm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the server of a rehearsal says, by path. */
enum SampleAnswers {
    JSON("application/json", "{\"data\":{\"symbol\":\"ABC\",\"price\":12.5,\"open\":true,\"depth\":[1,2,3]}}"),
    PAGE(
            "text/html",
            "<html><body><h1>ABC</h1><form action=\"/order\"><input name=\"token\" value=\"1\"></form></body></html>"),
    XML("application/xml", "<market><symbol>ABC</symbol></market>"),
    EVENTS("text/event-stream", "") {
        @Override
        List<byte[]> pieces() {
            String head = head("Transfer-Encoding: chunked");
            List<byte[]> pieces = new ArrayList<>();
            for (String part : parts()) {
                pieces.add(((pieces.isEmpty() ? head : "") + chunk(part)).getBytes(UTF_8));
            }
            pieces.add("0\r\n\r\n".getBytes(UTF_8));
            return pieces;
        }

        @Override
        List<String> parts() {
            return List.of(": welcome\n\n" + event(1), event(2) + event(3), event(4));
        }
    };

    /** The answers that are no stream. */
    static final List<SampleAnswers> RESPONSES = List.of(JSON, PAGE, XML);

    private final String contentType;
    private final String body;

    SampleAnswers(String contentType, String body) {
        this.contentType = contentType;
        this.body = body;
    }

    String path() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    /** The bytes of the answer, as they are sent one after the other. */
    List<byte[]> pieces() {
        return List.of((head("Content-Length: " + body.length()) + body).getBytes(UTF_8));
    }

    /** The body, in the parts that come one after the other. */
    List<String> parts() {
        return List.of(body);
    }

    /** This answer over HTTP/2, which does not tell what is asked for. */
    List<byte[]> overHttp2(String line) {
        return SampleFrames.to(line, contentType, parts());
    }

    /** The answer to a request that begins with that line. */
    static List<byte[]> to(String requestLine) {
        for (SampleAnswers answer : values()) {
            if (requestLine.contains(answer.path() + " ")) {
                return answer.pieces();
            }
        }
        throw new IllegalArgumentException("Nobody asks so in a rehearsal: " + requestLine);
    }

    String head(String framing) {
        return "HTTP/1.1 200 OK\r\nContent-Type: " + contentType
                + "\r\nSet-Cookie: rehearsal=1; Path=/; HttpOnly\r\nCache-Control: no-cache\r\n" + framing + "\r\n\r\n";
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private static String event(int id) {
        return "id: " + id + "\nevent: tick\ndata: {\"symbol\":\"ABC\",\n"
                + "data: \"price\":12.5,\"open\":true,\"depth\":[1,2,3]}\n\n";
    }
}
