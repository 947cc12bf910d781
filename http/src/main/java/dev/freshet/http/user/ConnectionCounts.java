// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.user;

import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.http.client.WireCounts;

/** Counts what becomes of connections in the statistics of their loop. */
record ConnectionCounts(LoopStats stats) implements WireCounts {

    @Override
    public void opened(boolean isHttp2) {
        stats.count(isHttp2 ? Metric.CONNECTIONS_HTTP_2 : Metric.CONNECTIONS_HTTP_1);
    }

    @Override
    public void streamBegun(int streams) {
        stats.record(Metric.STREAMS_PER_CONNECTION, streams);
    }

    @Override
    public void streamReset() {
        stats.count(Metric.STREAMS_RESET);
    }

    @Override
    public void toldToGo() {
        stats.count(Metric.GO_AWAYS);
    }
}
