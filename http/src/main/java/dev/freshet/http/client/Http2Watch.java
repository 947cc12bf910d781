// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.time.Loop;
import dev.freshet.core.time.Timeout;
import dev.freshet.http.net.Http2Terms.Heartbeat;
import dev.freshet.http.wire.Http2Texts;
import org.jspecify.annotations.Nullable;

/**
 * Looks after a connection by the clock: asks for a sign of life where none has come, and ends the connection when there is no answer, or when it has been without
 * streams for too long. Confined to its loop.
 */
final class Http2Watch {

    private static final long NEVER = Long.MAX_VALUE;

    private final Http2Connection connection;
    private final Loop loop;
    private final @Nullable Heartbeat heartbeat;
    private final long idleTimeoutNs;
    private long heardNs;
    private long askedNs = NEVER;
    private long idleSinceNs = NEVER;
    private @Nullable Timeout alarm;
    private long alarmNs = NEVER;

    Http2Watch(Http2Connection connection, Loop loop, @Nullable Heartbeat heartbeat, long idleTimeoutNs) {
        this.connection = connection;
        this.loop = loop;
        this.heartbeat = heartbeat;
        this.idleTimeoutNs = idleTimeoutNs;
        this.heardNs = loop.clock().nowNs();
        arm();
    }

    /** Something has come. */
    void heard(long nowNs) {
        heardNs = nowNs;
        askedNs = NEVER;
    }

    /** There are streams. */
    void busy() {
        idleSinceNs = NEVER;
    }

    /** There are no streams any more. */
    void idle() {
        idleSinceNs = loop.clock().nowNs();
        arm();
    }

    void stop() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }

    /** Has an alarm set for what is due next. One that is set already and comes first sets the next. */
    private void arm() {
        long dueNs = Math.min(idleDueNs(), signDueNs());
        if (dueNs == NEVER || (alarm != null && alarmNs <= dueNs)) {
            return;
        }
        stop();
        alarmNs = dueNs;
        alarm = loop.schedule(dueNs, this::onAlarm);
    }

    private long idleDueNs() {
        return idleSinceNs == NEVER ? NEVER : idleSinceNs + idleTimeoutNs;
    }

    private long signDueNs() {
        if (heartbeat == null) {
            return NEVER;
        }
        return askedNs == NEVER
                ? heardNs + heartbeat.after().toNanos()
                : askedNs + heartbeat.timeout().toNanos();
    }

    private void onAlarm() {
        alarm = null;
        long nowNs = loop.clock().nowNs();
        if (nowNs >= idleDueNs()) {
            connection.retire();
        } else if (nowNs < signDueNs()) {
            arm();
        } else if (askedNs != NEVER) {
            connection.fail(Http2Texts.NO_PONG);
        } else {
            askedNs = nowNs;
            connection.ping();
            arm();
        }
    }
}
