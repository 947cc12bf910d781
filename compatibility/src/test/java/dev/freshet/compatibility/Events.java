// SPDX-License-Identifier: Apache-2.0
package dev.freshet.compatibility;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The event streams of the {@link Origin}. */
final class Events {

    private Events() {}

    static void stream(Origin.Asked asked, InputStream in, OutputStream out) throws IOException {
        boolean isAgain = asked.headers.containsKey("last-event-id");
        if (isAgain) {
            Trace.add("reconnected with last event ID " + asked.headers.get("last-event-id"));
        }
        int status = Integer.parseInt(asked.param("status", "200"));
        String location =
                asked.params.containsKey("location") ? "location: " + asked.params.get("location") + "\r\n" : "";
        String head = "HTTP/1.1 " + status + " As asked\r\ncontent-type: " + asked.param("type", "text/event-stream")
                + "\r\n" + location;
        if (status != 200) {
            out.write((head + (status == 204 ? "" : "content-length: 0\r\n") + "\r\n").getBytes(ISO_8859_1));
            out.flush();
            in.read();
            return;
        }
        out.write((head + "transfer-encoding: chunked\r\n\r\n").getBytes(ISO_8859_1));
        chunk(out, asked.param(isAgain ? "again" : "data", ""));
        switch (isAgain ? "hold" : asked.param("then", "hold")) {
            case "end" -> {
                out.write("0\r\n\r\n".getBytes(ISO_8859_1));
                out.flush();
                in.read();
            }
            case "cut" -> out.flush();
            default -> in.read();
        }
    }

    private static void chunk(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        if (bytes.length > 0) {
            out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(ISO_8859_1));
            out.write(bytes);
            out.write("\r\n".getBytes(ISO_8859_1));
        }
        out.flush();
    }
}
