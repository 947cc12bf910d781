// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.inject.ArrivalTimes;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Starts users at their arrival times. Confined to its loop.
 *
 * <p>There is one timer, for the next arrival; when it rings, everybody who is due is started, in turns between which the loop does its other
 * work. A loop that is late does not leave anybody out: late users start as fast as the loop can, keep their scheduled start, and the lag
 * is counted.
 */
final class OpenInjector implements Injector {

    /** How many users are started before the network gets its turn. */
    private static final int STARTED_PER_TURN = 64;

    private final RunLoop home;
    private final Loop loop;
    private final LocalUsers users;
    private final ArrivalTimes arrivals;
    private final Runnable startDue = this::startDue;
    private @Nullable Timeout wait;
    private boolean stopped;
    private long startNs;
    private long nextOffsetNs;

    OpenInjector(UserSource source, ArrivalTimes arrivals, Runnable onDone) {
        this.home = source.home();
        this.loop = home.loop();
        this.users = new LocalUsers(source, () -> {}, onDone);
        this.arrivals = arrivals;
    }

    @Override
    public void start(long startNs) {
        this.startNs = startNs;
        nextOffsetNs = arrivals.nextOffsetNs();
        startDue();
    }

    @Override
    public void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        if (wait != null) {
            wait.cancel();
        }
        users.end();
    }

    private void startDue() {
        wait = null;
        for (int turn = 0; !stopped; turn++) {
            long nowNs = loop.clock().nowNs();
            if (nextOffsetNs > nowNs - startNs) {
                waitForNext();
                return;
            }
            if (turn == STARTED_PER_TURN) {
                home.goOnLater(startDue);
                return;
            }
            long scheduledNs = startNs + nextOffsetNs;
            nextOffsetNs = arrivals.nextOffsetNs();
            users.start(scheduledNs, nowNs);
        }
    }

    private void waitForNext() {
        if (nextOffsetNs == ArrivalTimes.NONE) {
            users.complete();
        } else {
            wait = loop.schedule(startNs + nextOffsetNs, startDue);
        }
    }
}
