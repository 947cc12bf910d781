// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * Status and headers of a response, without those that frame the body.
 *
 * @param headers in the order in which they are written
 */
record Head(int status, List<HeaderLine> headers) {

    Head {
        if (status < 200 || status > 999) {
            throw new IllegalArgumentException("The status " + status
                    + " ends no response: choose 200 to 999, or write the bytes with StreamScript.raw()");
        }
        headers = List.copyOf(headers);
    }

    Head with(HeaderLine header) {
        List<HeaderLine> all = new ArrayList<>(headers);
        all.add(header);
        return new Head(status, all);
    }

    /** This head with the only header of its name, or without any if the value is empty. */
    Head withOnly(String name, String value) {
        List<HeaderLine> all = new ArrayList<>(headers);
        all.removeIf(header -> header.hasName(name));
        if (!value.isEmpty()) {
            all.add(new HeaderLine(name, value));
        }
        return new Head(status, all);
    }

    /** This head for a body in gzip. */
    Head coded() {
        return with(new HeaderLine("Content-Encoding", "gzip")).with(new HeaderLine("Vary", "Accept-Encoding"));
    }

    /** Whether HTTP has a place for a body after this head. */
    boolean allowsBody() {
        return status != 204 && status != 304;
    }

    boolean closesConnection() {
        return headers.stream()
                .anyMatch(
                        header -> header.hasName("Connection") && header.value().equalsIgnoreCase("close"));
    }

    /** The head as it goes out, the blank line included. */
    byte[] encode() {
        StringBuilder text = new StringBuilder(256)
                .append("HTTP/1.1 ")
                .append(status)
                .append(' ')
                .append(HttpResponseStatus.valueOf(status).reasonPhrase())
                .append("\r\n");
        for (HeaderLine header : headers) {
            text.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        return text.append("\r\n").toString().getBytes(ISO_8859_1);
    }
}
