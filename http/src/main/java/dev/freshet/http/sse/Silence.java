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

    /** What a stream has that may be silent for ever; never changed, so that all of them share it. */
    private static final Silence UNWATCHED = new Silence();

    private final long limitNs;
    private final @Nullable LongConsumer onStalled;
    private final @Nullable Alarm alarm;
    private long heardNs;
    private boolean isWatching;

    private Silence() {
        limitNs = StreamState.NEVER;
        onStalled = null;
        alarm = null;
    }

    private Silence(Loop loop, long limitNs, LongConsumer onStalled) {
        this.limitNs = limitNs;
        this.onStalled = onStalled;
        this.alarm = new Alarm(loop, this::look);
    }

    /** A watch that is not on; {@code onStalled} is given the time. */
    static Silence of(Loop loop, long limitNs, LongConsumer onStalled) {
        return limitNs == StreamState.NEVER ? UNWATCHED : new Silence(loop, limitNs, onStalled);
    }

    /** The stream is open from now on. */
    void begins(long nowNs) {
        if (isLimited()) {
            heardNs = nowNs;
            isWatching = true;
            watch();
        }
    }

    /** Something has come. */
    void broken(long nowNs) {
        if (isLimited()) {
            heardNs = nowNs;
        }
    }

    /** Tells what was due before something came now, which the loop has not come to yet. */
    void ringIfDueBefore(long nowNs) {
        if (isLimited() && isWatching && nowNs - heardNs > limitNs) {
            look(nowNs);
        }
    }

    /** The connection is gone. */
    void ends() {
        if (alarm != null) {
            isWatching = false;
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
        } else if (onStalled != null) {
            onStalled.accept(nowNs);
        }
    }
}
