// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

/** How a body is delimited. The first three, in lower case, are the values of the query parameter {@code framing}. */
enum Framing {
    /** Chunked, each event a chunk of its own. */
    CHUNK,
    /** Chunked, all events of one write in one chunk. */
    BATCH,
    /** Not chunked: the end of the connection is the end of the body. */
    CLOSE,
    /** Bytes as they are: the head tells their number, or there is no head. */
    PLAIN;

    boolean isChunked() {
        return this == CHUNK || this == BATCH;
    }
}
