// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

/**
 * The counters of a {@link SampleServer} at one moment. They are read one after the other, so under load they may be
 * a few events apart.
 *
 * @param openConnections connections accepted and not closed yet
 * @param openStreams streams whose head was written and that have not ended; a stalled stream is open
 * @param accepted connections accepted since the start
 * @param requests requests answered, refused ones and {@code /silent} included
 * @param events events written: those of the built-in streams, and the event steps of scripts
 * @param bytes bytes written, heads and chunk framing included, before TLS
 */
public record ServerStats(
        long openConnections, long openStreams, long accepted, long requests, long events, long bytes) {

    /** The counters as one JSON object: what {@code /stats} answers. */
    String toJson() {
        return "{\"openConnections\":" + openConnections + ",\"openStreams\":" + openStreams + ",\"accepted\":"
                + accepted + ",\"requests\":" + requests + ",\"events\":" + events + ",\"bytes\":" + bytes + "}\n";
    }
}
