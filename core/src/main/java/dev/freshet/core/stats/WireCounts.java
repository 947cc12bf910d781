// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Collection;
import org.HdrHistogram.IntCountsHistogram;

/** What requests cost on the wire, as it is being recorded. Confined to the thread of its owner. */
final class WireCounts {

    private final LatencyCounts dns;
    private final LatencyCounts connect;
    private final LatencyCounts tls;
    private final LatencyCounts firstByte;
    private long bytesSent;
    private long bytesReceived;

    WireCounts(HistogramSource source) {
        dns = new LatencyCounts(source);
        connect = new LatencyCounts(source);
        tls = new LatencyCounts(source);
        firstByte = new LatencyCounts(source);
    }

    void record(RequestParts parts) {
        recordIfHappened(dns, parts.dnsNs());
        recordIfHappened(connect, parts.connectNs());
        recordIfHappened(tls, parts.tlsNs());
        recordIfHappened(firstByte, parts.firstByteNs());
        bytesSent += parts.bytesSent();
        bytesReceived += parts.bytesReceived();
    }

    private static void recordIfHappened(LatencyCounts counts, long valueNs) {
        if (valueNs >= 0) {
            counts.record(valueNs);
        }
    }

    void add(WireCounts other) {
        dns.add(other.dns);
        connect.add(other.connect);
        tls.add(other.tls);
        firstByte.add(other.firstByte);
        bytesSent += other.bytesSent;
        bytesReceived += other.bytesReceived;
    }

    void release(Collection<IntCountsHistogram> emptied) {
        dns.release(emptied);
        connect.release(emptied);
        tls.release(emptied);
        firstByte.release(emptied);
    }

    WireStats toStats() {
        return new WireStats(
                dns.toStats(), connect.toStats(), tls.toStats(), firstByte.toStats(), bytesSent, bytesReceived);
    }
}
