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

    /** Handed to the socket, with what TLS adds. */
    public long bytesSent() {
        return series.count(Metric.BYTES_SENT);
    }

    /** Taken from the socket, with what TLS adds; for the connect of a stream, up to its response head. */
    public long bytesReceived() {
        return series.count(Metric.BYTES_RECEIVED);
    }

    /** Whether nothing was sent or received. */
    public boolean isEmpty() {
        return bytesSent() == 0 && bytesReceived() == 0 && connect().isEmpty() && dns().isEmpty();
    }
}
