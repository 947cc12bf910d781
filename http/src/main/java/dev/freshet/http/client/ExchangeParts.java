// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.RequestParts;
import dev.freshet.core.text.Quantity;
import dev.freshet.http.net.Dial;

/**
 * What an exchange has cost so far: the times of its parts and its bytes. Immutable.
 *
 * <p>Bytes are those that this process hands to the TCP socket and takes from it, retransmissions and the headers of TCP and IP not among them. With
 * TLS these are the records with all that they add, and the handshake counts for the exchange that the connection was made for. Over HTTP/2 they are the frames of
 * the stream, without the records of TLS, which streams share. What a retry on another connection cost is added.
 *
 * @param dnsNs waiting for the addresses of the host; {@link #ABSENT} where they were known: an address, an alias, a lookup of before
 * @param connectNs until the TCP connection stood, addresses of the host that did not answer included; {@link #ABSENT} on a kept-alive connection
 * @param tlsNs agreeing on TLS; {@link #ABSENT} where none was agreed on for this exchange
 * @param firstByteNs from handing the request to the socket until the first byte of the response, be it an interim one; {@link #ABSENT} until then
 * @param bytesSent handed to the socket
 * @param bytesReceived taken from the socket
 * @param reused whether the connection had served another exchange before
 * @param isHttp2 whether it was a stream of HTTP/2
 * @param isRepeated whether it was sent a second time, on another connection, because the first had certainly or most likely not been carried out
 */
@Internal
public record ExchangeParts(
        long dnsNs,
        long connectNs,
        long tlsNs,
        long firstByteNs,
        long bytesSent,
        long bytesReceived,
        boolean reused,
        boolean isHttp2,
        boolean isRepeated)
        implements RequestParts {

    /** Stands for a part that did not happen. */
    public static final long ABSENT = Dial.ABSENT;

    /** Nothing has happened. */
    public static final ExchangeParts NONE =
            new ExchangeParts(ABSENT, ABSENT, ABSENT, ABSENT, 0, 0, false, false, false);

    /** The same with the bytes of what went before it: an exchange of several on the wire has the times of the latest and the bytes of all. */
    public ExchangeParts after(ExchangeParts earlier) {
        long allSent = earlier.bytesSent + bytesSent;
        long allReceived = earlier.bytesReceived + bytesReceived;
        return new ExchangeParts(
                dnsNs,
                connectNs,
                tlsNs,
                firstByteNs,
                allSent,
                allReceived,
                reused,
                isHttp2,
                isRepeated || earlier.isRepeated);
    }

    /** All of it in one line, for the log. */
    public String words() {
        StringBuilder words = new StringBuilder(100);
        add(words, "dns", dnsNs);
        add(words, "connect", connectNs);
        add(words, "tls", tlsNs);
        add(words, "first byte", firstByteNs);
        words.append(Quantity.bytes(bytesSent).plain()).append(" sent, ");
        words.append(Quantity.bytes(bytesReceived).plain()).append(" received");
        if (isHttp2) {
            words.append(reused ? ", HTTP/2, standing connection" : ", HTTP/2");
        } else {
            words.append(reused ? ", kept-alive connection" : "");
        }
        return words.append(isRepeated ? ", sent twice" : "").toString();
    }

    private static void add(StringBuilder words, String part, long ns) {
        if (ns >= 0) {
            words.append(part).append(" ").append(Quantity.latency(ns).plain()).append(", ");
        }
    }
}
