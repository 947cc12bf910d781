// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.Timeout;
import dev.freshet.http.client.HttpExchange;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the body of a refusal says. It is read to its end, but no more than 2 KB of it and for no longer than a second, while the user goes on and may have ended: nobody
 * waits for it. Confined to the user's loop.
 */
final class Explanation {

    static final int MOST_BYTES = 2 << 10;

    private static final long MOST_NS = Duration.ofSeconds(1).toNanos();

    private final Loop loop;
    private final Consumer<String> onRead;
    private final byte[] bytes = new byte[MOST_BYTES];
    private int length;
    private boolean isOver;
    private HttpExchange exchange = HttpExchange.NONE;
    private Runnable onOver = () -> {};
    private @Nullable Timeout timeout;

    /** An explanation that is handed over once it is read; empty if there was none. */
    Explanation(Loop loop, Consumer<String> onRead) {
        this.loop = loop;
        this.onRead = onRead;
    }

    /** Has the body of a refusal read where somebody looks, or where it is the first of its kind. */
    static void ask(StreamConnection connection, SseStream stream, Refusal refusal, String failure) {
        LoopStats stats = stream.user().stats();
        boolean isWanted = StreamLog.isOn(stream) || stats.lacksDetail(failure);
        if (refusal.hasText() && isWanted) {
            connection.explains(new Explanation(stream.user().loop(), text -> {
                StreamLog.explanation(stream, text);
                stats.detail(failure, text);
            }));
        }
    }

    /** Takes the exchange over, whose head has come. At its end, {@code whenOver} lets go of what was needed to read it. */
    void readFrom(HttpExchange refused, Runnable whenOver) {
        exchange = refused;
        onOver = whenOver;
        timeout = loop.schedule(loop.clock().nowNs() + MOST_NS, this::end);
    }

    /** Whether nothing more is wanted. */
    boolean isOver() {
        return isOver;
    }

    void add(ByteBuffer piece) {
        if (!isOver) {
            int more = Math.min(piece.remaining(), MOST_BYTES - length);
            piece.duplicate().get(bytes, length, more);
            length += more;
            if (length == MOST_BYTES) {
                end();
            }
        }
    }

    /** Nothing more will come, or is wanted. */
    void end() {
        if (isOver) {
            return;
        }
        isOver = true;
        exchange.cancel();
        onOver.run();
        if (timeout != null) {
            timeout.cancel();
        }
        onRead.accept(text());
    }

    /** Without the half of a character that the limit has cut off. */
    private String text() {
        String text = new String(bytes, 0, length, UTF_8);
        boolean isTorn = length == MOST_BYTES && text.endsWith("\uFFFD");
        return isTorn ? text.substring(0, text.length() - 1) : text;
    }
}
