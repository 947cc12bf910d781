// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.servers;

import static dev.freshet.http.HttpDsl.http;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.freshet.http.HttpProtocolBuilder;
import java.util.Map;

/** The versions of HTTP over which the suites of behaviour run: what they say must not depend on it. */
enum HttpVersion {
    HTTP_1("connection closed before the end of the body"),
    HTTP_2("HTTP/2: stream reset by the server (INTERNAL_ERROR)");

    private final String cut;

    HttpVersion(String cut) {
        this.cut = cut;
    }

    /** A protocol that speaks this version to a server at an address of this machine. */
    HttpProtocolBuilder to(String baseUrl) {
        HttpProtocolBuilder protocol = http.baseUrl(baseUrl);
        return this == HTTP_2 ? protocol.http2PriorKnowledge(Map.of("127.0.0.1", true)) : protocol;
    }

    /** The text of a stream that a server breaks off: it ends a connection, or a stream of one. */
    String cut() {
        return cut;
    }

    /** Skips the rest where it is about the bytes of HTTP/1.1. */
    void needBytesOfHttp1() {
        assumeTrue(this == HTTP_1, "is about the bytes of HTTP/1.1");
    }
}
