// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.Internal;

/** What one request cost on the wire. Times in nanoseconds; below zero stands for a part that did not happen. */
@Internal
public interface RequestParts {

    /** Waiting for the addresses of the host. */
    long dnsNs();

    /** Until the TCP connection stood. */
    long connectNs();

    /** Agreeing on TLS. */
    long tlsNs();

    /** From sending the request to the first byte of the response. */
    long firstByteNs();

    /** Handed to the socket. */
    long bytesSent();

    /** Taken from the socket. */
    long bytesReceived();

    /** Whether it was a stream of a connection of HTTP/2. */
    boolean isHttp2();

    /** Whether it was sent a second time, on another connection. */
    boolean isRepeated();
}
