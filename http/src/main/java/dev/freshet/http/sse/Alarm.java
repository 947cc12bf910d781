// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.time.Loop;
import dev.freshet.core.time.Timeout;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A timer that rings at one instant at a time, and is left alone when it is set to the same instant again. Confined to its loop. */
final class Alarm {

    private final Loop loop;
    private final LongConsumer onDue;
    private @Nullable Timeout timeout;
    private long atNs = StreamState.NEVER;

    /** An alarm that is not set; {@code onDue} is given the time. */
    Alarm(Loop loop, LongConsumer onDue) {
        this.loop = loop;
        this.onDue = onDue;
    }

    /** Rings at that instant and no other; {@link StreamState#NEVER} switches it off. */
    void set(long newAtNs) {
        if (newAtNs == atNs) {
            return;
        }
        if (timeout != null) {
            timeout.cancel();
        }
        atNs = newAtNs;
        timeout = newAtNs == StreamState.NEVER ? null : loop.schedule(newAtNs, this::ring);
    }

    /** Whether its time was before that instant and the loop has not come to it yet. */
    boolean isDueBefore(long nowNs) {
        return atNs < nowNs;
    }

    /** Rings now if its time was before that instant and the loop has not come to it yet. */
    void ringIfDueBefore(long nowNs) {
        if (isDueBefore(nowNs)) {
            set(StreamState.NEVER);
            onDue.accept(nowNs);
        }
    }

    private void ring() {
        timeout = null;
        atNs = StreamState.NEVER;
        onDue.accept(loop.clock().nowNs());
    }
}
