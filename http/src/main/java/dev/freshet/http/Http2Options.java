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
 * @param sizes of windows and frames
 * @param ping when a sign of life is asked for; null for never
 * @param tunedBy the latest method called that is of no use without HTTP/2; null for none
 */
@Internal
public record Http2Options(
        boolean isEnabled,
        Map<String, Boolean> known,
        int streamsPerConnection,
        Sizes sizes,
        @Nullable Ping ping,
        @Nullable String tunedBy) {

    static final Http2Options OFF =
            new Http2Options(false, Map.of(), 0, new Sizes(1 << 20, 16 << 20, 16 << 10), null, null);

    private static final int LEAST_CONNECTION_WINDOW = (64 << 10) - 1;
    private static final int LEAST_FRAME = 16 << 10;
    private static final int MOST_FRAME = (16 << 20) - 1;

    /**
     * How much servers may send, in bytes.
     *
     * @param streamWindow that may be on its way on a stream
     * @param connectionWindow that may be on its way on a connection
     * @param maxFrame in one frame
     */
    @Internal
    public record Sizes(int streamWindow, int connectionWindow, int maxFrame) {}

    /**
     * A sign of life that is asked for.
     *
     * @param after how long nothing has to have come
     * @param timeout how long the answer may take
     */
    @Internal
    public record Ping(Duration after, Duration timeout) {}

    Http2Options enabled() {
        return new Http2Options(true, known, streamsPerConnection, sizes, ping, tunedBy);
    }

    Http2Options knowing(Map<String, Boolean> remotes) {
        Map<String, Boolean> all = new TreeMap<>(known);
        remotes.forEach((host, isSpoken) -> all.put(host.toLowerCase(Locale.ROOT), isSpoken));
        return new Http2Options(isEnabled, Map.copyOf(all), streamsPerConnection, sizes, ping, tunedBy);
    }

    Http2Options withStreamsPerConnection(int streams) {
        atLeast("http2StreamsPerConnection", streams, 1);
        return new Http2Options(isEnabled, known, streams, sizes, ping, "http2StreamsPerConnection");
    }

    Http2Options withWindows(int ofStream, int ofConnection) {
        atLeast("http2Windows", ofStream, 1);
        atLeast("http2Windows", ofConnection, LEAST_CONNECTION_WINDOW);
        return with(new Sizes(ofStream, ofConnection, sizes.maxFrame()), "http2Windows");
    }

    Http2Options withMaxFrameBytes(int bytes) {
        atLeast("http2MaxFrameSize", bytes, LEAST_FRAME);
        if (bytes > MOST_FRAME) {
            throw new SimulationException("http2MaxFrameSize(" + bytes + "): give " + MOST_FRAME + " or less");
        }
        return with(new Sizes(sizes.streamWindow(), sizes.connectionWindow(), bytes), "http2MaxFrameSize");
    }

    private Http2Options with(Sizes newSizes, String method) {
        return new Http2Options(isEnabled, known, streamsPerConnection, newSizes, ping, method);
    }

    Http2Options pinging(Duration after, Duration timeout) {
        for (Duration each : new Duration[] {after, timeout}) {
            if (each.isNegative() || each.isZero()) {
                throw new SimulationException("http2Ping(...): give times above zero");
            }
        }
        return new Http2Options(isEnabled, known, streamsPerConnection, sizes, new Ping(after, timeout), "http2Ping");
    }

    private static void atLeast(String method, int value, int least) {
        if (value < least) {
            throw new SimulationException(method + "(" + value + "): give " + least + " or more");
        }
    }
}
