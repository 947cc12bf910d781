// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

/**
 * What the requests of one name cost on the wire, OK and KO together. A part counts only those requests in which it happened: a request on a kept-alive
 * connection has neither DNS nor connect nor TLS. Checks and orders have none of it.
 *
 * @param dns waiting for the addresses of the host, where they were not known yet
 * @param connect until the TCP connection stood
 * @param tls agreeing on TLS
 * @param firstByte from sending the request to the first byte of the response
 * @param bytesSent handed to the socket, with what TLS adds
 * @param bytesReceived taken from the socket, with what TLS adds; for the connect of a stream, up to its response head
 */
public record WireStats(
        LatencyStats dns,
        LatencyStats connect,
        LatencyStats tls,
        LatencyStats firstByte,
        long bytesSent,
        long bytesReceived) {

    static final WireStats NONE =
            new WireStats(LatencyStats.NONE, LatencyStats.NONE, LatencyStats.NONE, LatencyStats.NONE, 0, 0);

    /** Both together. */
    public WireStats plus(WireStats other) {
        return new WireStats(
                dns.plus(other.dns),
                connect.plus(other.connect),
                tls.plus(other.tls),
                firstByte.plus(other.firstByte),
                bytesSent + other.bytesSent,
                bytesReceived + other.bytesReceived);
    }

    /** Whether nothing was sent or received. */
    public boolean isEmpty() {
        return bytesSent == 0 && bytesReceived == 0 && connect.isEmpty() && dns.isEmpty();
    }
}
