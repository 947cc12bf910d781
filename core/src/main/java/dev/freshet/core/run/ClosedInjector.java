// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.inject.ArrivalTimes;
import dev.freshet.core.inject.ClosedProfile;
import dev.freshet.core.inject.Shard;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.Timeout;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Keeps as many users as the profile wants. Confined to its loop.
 *
 * <p>Each user who is missing is a vacancy with the instant since when: the look-up that raised the number, or the end of the user
 * before. A vacancy is the scheduled start of the user who fills it. Vacancies are filled at once, but in turns
 * between which the loop does its other work, so that even users who end as soon as they start cannot starve it.
 */
final class ClosedInjector implements Injector {

    /** How many users are started before the network gets its turn. */
    private static final int STARTED_PER_TURN = 64;

    private final RunLoop home;
    private final Loop loop;
    private final LocalUsers users;
    private final ClosedProfile profile;
    private final Shard shard;
    private final Deque<Long> vacantSinceNs = new ArrayDeque<>();
    private @Nullable Timeout wait;
    private boolean fillQueued;
    private boolean stopped;
    private long startNs;
    private long wanted;

    ClosedInjector(UserSource source, ClosedProfile profile, Shard shard, Runnable onDone) {
        this.home = source.home();
        this.loop = home.loop();
        this.users = new LocalUsers(source, this::onUserLeft, onDone);
        this.profile = profile;
        this.shard = shard;
    }

    @Override
    public void start(long startNs) {
        this.startNs = startNs;
        lookUp(0);
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
        vacantSinceNs.clear();
        users.end();
    }

    private void lookUp(long offsetNs) {
        wait = null;
        if (stopped) {
            return;
        }
        wanted = profile.usersAt(offsetNs, shard);
        long nextNs = profile.nextLookNs(offsetNs);
        if (nextNs == ArrivalTimes.NONE) {
            vacantSinceNs.clear();
            users.complete();
        } else {
            wait = loop.schedule(startNs + nextNs, () -> lookUp(nextNs));
            adjustVacancies(startNs + offsetNs);
            fill();
        }
    }

    private void adjustVacancies(long sinceNs) {
        while (vacancyIsMissing()) {
            vacantSinceNs.addLast(sinceNs);
        }
        while (!vacantSinceNs.isEmpty() && users.active() + vacantSinceNs.size() > wanted) {
            vacantSinceNs.removeLast();
        }
    }

    private boolean vacancyIsMissing() {
        return users.active() + vacantSinceNs.size() < wanted;
    }

    private void onUserLeft() {
        if (!stopped && vacancyIsMissing()) {
            vacantSinceNs.addLast(loop.clock().nowNs());
            fillSoon();
        }
    }

    private void fillSoon() {
        if (!fillQueued) {
            fillQueued = true;
            home.goOnLater(() -> {
                fillQueued = false;
                fill();
            });
        }
    }

    private void fill() {
        for (int turn = 0; turn < STARTED_PER_TURN; turn++) {
            Long sinceNs = vacantSinceNs.pollFirst();
            if (sinceNs == null) {
                return;
            }
            users.start(sinceNs, loop.clock().nowNs());
        }
        if (!vacantSinceNs.isEmpty()) {
            fillSoon();
        }
    }
}
