// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.text.Quantity;
import dev.freshet.core.time.Loop;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Watches how long an open stream stays silent. An event or a comment that comes costs no timer: the alarm looks only when it rings whether
 * something has come since it was set. Confined to its loop.
 */
final class Silence {

    private final long limitNs;
    private final LongConsumer onStalled;
    private final @Nullable Alarm alarm;
    private long heardNs;
    private boolean isWatching;

    /** A watch that is not on; {@code onStalled} is given the time. */
    Silence(Loop loop, long limitNs, LongConsumer onStalled) {
        this.limitNs = limitNs;
        this.onStalled = onStalled;
        this.alarm = limitNs == StreamState.NEVER ? null : new Alarm(loop, this::look);
    }

    /** The stream is open from now on. */
    void begins(long nowNs) {
        heardNs = nowNs;
        isWatching = true;
        watch();
    }

    /** Something has come. */
    void broken(long nowNs) {
        heardNs = nowNs;
    }

    /** Tells what was due before something came now, which the loop has not come to yet. */
    void ringIfDueBefore(long nowNs) {
        if (isLimited() && isWatching && nowNs - heardNs > limitNs) {
            look(nowNs);
        }
    }

    /** The connection is gone. */
    void ends() {
        isWatching = false;
        if (alarm != null) {
            alarm.set(StreamState.NEVER);
        }
    }

    /** When the silence became too long. */
    long dueNs() {
        return heardNs + limitNs;
    }

    /** Whether any silence is too long. */
    boolean isLimited() {
        return limitNs != StreamState.NEVER;
    }

    /** The limit as a text. */
    String limit() {
        return Quantity.duration(limitNs);
    }

    private void watch() {
        if (alarm != null) {
            alarm.set(heardNs + limitNs);
        }
    }

    private void look(long nowNs) {
        if (nowNs - heardNs < limitNs) {
            watch();
        } else {
            onStalled.accept(nowNs);
        }
    }
}
