// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.http.wire.HttpRequest;

/**
 * One try to carry an exchange out on a connection that stands: what the versions of HTTP do each in its own way. It sends the request, finds head, pieces and
 * end of the response in what comes in, and tells the {@link Exchange} by its {@code on…} methods, until it is left. An attempt that the exchange {@linkplain
 * Exchange repeats} is followed by another one. Confined to the exchange's loop.
 */
interface Attempt {

    /** Sends the request. May tell the exchange of its failure before this returns. */
    void send(HttpRequest request);

    /** Reads no more of the response, or reads on. */
    void reading(boolean isOn);

    /** Whether all of the request has been handed to the operating system. */
    boolean isSent();

    /** Whether the request can't have been carried out by the server, whatever kind it is of. */
    boolean isWithoutEffect();

    /** Whether nothing has come, and that is most likely so because the server had closed the connection before: a repetition on a new one may do. */
    boolean isInVain();

    /**
     * The exchange is over, or goes on without this attempt: it is told nothing more.
     *
     * @param isReusable whether the response was read to its end, and others may use the connection
     */
    void leave(boolean isReusable);

    /** From sending the request until the first byte of the response; {@link ExchangeParts#ABSENT} until then. */
    long firstByteNs();

    /** Handed to the socket for this attempt; still known when it has been left. */
    long sentBytes();

    /** Taken from the socket for this attempt; still known when it has been left. */
    long receivedBytes();

    /** Whether the connection had served another exchange before. */
    boolean isReused();

    /** Whether it is a stream of HTTP/2. */
    boolean isHttp2();
}
