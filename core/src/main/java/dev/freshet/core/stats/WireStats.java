// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

/**
 * What the requests of one name cost on the wire, OK and KO together. A part counts only those requests in which it happened: a request on a kept-alive
 * connection has neither DNS nor connect nor TLS. Checks and orders have none of it.
 *
 * @param series what was measured of the rows
 */
public record WireStats(SeriesStats series) {

    /** Waiting for the addresses of the host, where they were not known yet. */
    public LatencyStats dns() {
        return series.distribution(Metric.DNS);
    }

    /** Until the TCP connection stood. */
    public LatencyStats connect() {
        return series.distribution(Metric.CONNECT);
    }

    /** Agreeing on TLS. */
    public LatencyStats tls() {
        return series.distribution(Metric.TLS);
    }

    /** From sending the request to the first byte of the response. */
    public LatencyStats firstByte() {
        return series.distribution(Metric.FIRST_BYTE);
    }

    /** Handed to the socket: with what TLS adds over HTTP/1.1, as frames over HTTP/2. */
    public long bytesSent() {
        return series.count(Metric.BYTES_SENT);
    }

    /** Taken from the socket, with what TLS adds; for the connect of a stream, up to its response head. */
    public long bytesReceived() {
        return series.count(Metric.BYTES_RECEIVED);
    }

    /** How many of them were streams of HTTP/2; the others went over HTTP/1.1, or had no connection. */
    public long http2() {
        return series.count(Metric.OVER_HTTP_2);
    }

    /** How many were sent again on another connection, because the first had not carried them out. */
    public long repeated() {
        return series.count(Metric.REPEATED);
    }

    /** Whether nothing was sent or received. */
    public boolean isEmpty() {
        return bytesSent() == 0 && bytesReceived() == 0 && connect().isEmpty() && dns().isEmpty();
    }
}
