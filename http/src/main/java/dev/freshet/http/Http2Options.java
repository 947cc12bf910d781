// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Internal;
import dev.freshet.core.SimulationException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a protocol says about HTTP/2. Immutable.
 *
 * @param isEnabled whether servers with TLS are offered it
 * @param known by host, or by host and port, in lower case: whether it is spoken there without being asked for, or not at all
 * @param streamsPerConnection how many streams may share a connection; 0 for as many as the server allows
 * @param streamWindow bytes that may be on their way on a stream
 * @param connectionWindow bytes that may be on their way on a connection
 * @param maxFrameBytes the largest frame that a server may send
 * @param pingAfter how long nothing has to have come before a PING is sent; null for no PING
 * @param pingTimeout how long its answer may take
 * @param tunedBy the latest method called that is of no use without HTTP/2; null for none
 */
@Internal
public record Http2Options(
        boolean isEnabled,
        Map<String, Boolean> known,
        int streamsPerConnection,
        int streamWindow,
        int connectionWindow,
        int maxFrameBytes,
        @Nullable Duration pingAfter,
        Duration pingTimeout,
        @Nullable String tunedBy) {

    static final Http2Options OFF =
            new Http2Options(false, Map.of(), 0, 1 << 20, 16 << 20, 16 << 10, null, Duration.ZERO, null);

    private static final int LEAST_CONNECTION_WINDOW = (64 << 10) - 1;
    private static final int LEAST_FRAME = 16 << 10;
    private static final int MOST_FRAME = (16 << 20) - 1;

    Http2Options enabled() {
        return new Http2Options(
                true,
                known,
                streamsPerConnection,
                streamWindow,
                connectionWindow,
                maxFrameBytes,
                pingAfter,
                pingTimeout,
                tunedBy);
    }

    Http2Options knowing(Map<String, Boolean> remotes) {
        Map<String, Boolean> all = new TreeMap<>(known);
        remotes.forEach((host, isSpoken) -> all.put(host.toLowerCase(Locale.ROOT), isSpoken));
        return new Http2Options(
                isEnabled,
                Map.copyOf(all),
                streamsPerConnection,
                streamWindow,
                connectionWindow,
                maxFrameBytes,
                pingAfter,
                pingTimeout,
                tunedBy);
    }

    Http2Options withStreamsPerConnection(int streams) {
        atLeast("http2StreamsPerConnection", streams, 1);
        return new Http2Options(
                isEnabled,
                known,
                streams,
                streamWindow,
                connectionWindow,
                maxFrameBytes,
                pingAfter,
                pingTimeout,
                "http2StreamsPerConnection");
    }

    Http2Options withWindows(int ofStream, int ofConnection) {
        atLeast("http2Windows", ofStream, 1);
        atLeast("http2Windows", ofConnection, LEAST_CONNECTION_WINDOW);
        return new Http2Options(
                isEnabled,
                known,
                streamsPerConnection,
                ofStream,
                ofConnection,
                maxFrameBytes,
                pingAfter,
                pingTimeout,
                "http2Windows");
    }

    Http2Options withMaxFrameBytes(int bytes) {
        atLeast("http2MaxFrameSize", bytes, LEAST_FRAME);
        if (bytes > MOST_FRAME) {
            throw new SimulationException("http2MaxFrameSize(" + bytes + "): give " + MOST_FRAME + " or less");
        }
        return new Http2Options(
                isEnabled,
                known,
                streamsPerConnection,
                streamWindow,
                connectionWindow,
                bytes,
                pingAfter,
                pingTimeout,
                "http2MaxFrameSize");
    }

    Http2Options pinging(Duration after, Duration timeout) {
        for (Duration each : new Duration[] {after, timeout}) {
            if (each.isNegative() || each.isZero()) {
                throw new SimulationException("http2Ping(...): give times above zero");
            }
        }
        return new Http2Options(
                isEnabled,
                known,
                streamsPerConnection,
                streamWindow,
                connectionWindow,
                maxFrameBytes,
                after,
                timeout,
                "http2Ping");
    }

    private static void atLeast(String method, int value, int least) {
        if (value < least) {
            throw new SimulationException(method + "(" + value + "): give " + least + " or more");
        }
    }
}
