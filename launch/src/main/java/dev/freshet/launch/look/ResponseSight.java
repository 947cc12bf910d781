// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.look;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.RunStats;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.Response;
import dev.freshet.report.console.ResponseText;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows one response when it is complete: its times, its head and its body. */
@Internal
public final class ResponseSight implements Sight {

    private static final int LARGEST_BODY = 1 << 30;

    private final boolean isOfTerminal;
    private volatile @Nullable Response seen;

    /**
     * Nothing is seen yet.
     *
     * @param isOfTerminal whether what could do something to a terminal is made visible
     */
    public ResponseSight(boolean isOfTerminal) {
        this.isOfTerminal = isOfTerminal;
    }

    /** The protocol whose last response is seen by this. */
    public HttpProtocolBuilder lookingAt(HttpProtocolBuilder protocol) {
        return protocol.maxResponseBodySize(LARGEST_BODY).transformResponse((response, session) -> {
            seen = response;
            return response;
        });
    }

    @Override
    public void endBy(Consumer<String> ending) {
        // one response ends of its own accord
    }

    @Override
    public String summary(RunStats stats) {
        Response response = seen;
        if (response == null) {
            return "";
        }
        StringBuilder head = new StringBuilder(300);
        for (Map.Entry<String, String> line : response.headers()) {
            head.append(line.getKey()).append(": ").append(line.getValue()).append('\n');
        }
        String status = (response.isHttp2() ? "HTTP/2 " : "HTTP/1.1 ")
                + response.status().code();
        return ResponseText.of(status, head.toString(), response.bodyString(), stats, isOfTerminal);
    }

    @Override
    public void close() {
        // nothing waits to be shown
    }
}
