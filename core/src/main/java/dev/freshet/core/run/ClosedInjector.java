// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.inject.ArrivalTimes;
import dev.freshet.core.inject.ClosedProfile;
import dev.freshet.core.inject.Newcomers;
import dev.freshet.core.inject.Shard;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.Timeout;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Keeps as many users as the profile wants. Confined to its loop.
 *
 * <p>Each look-up says how many are to be there by the next one; who is missing comes evenly until then, as a {@link Newcomers newcomer}. A
 * user who is missing now is a vacancy with the instant since when: when the newcomer was to come, or the end of the user before. A vacancy is
 * the scheduled start of the user who fills it. Vacancies are filled at once, but in turns between which the loop does its other work, so that
 * even users who end as soon as they start cannot starve it.
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
    private Newcomers newcomers = Newcomers.NONE;
    private @Nullable Timeout look;
    private @Nullable Timeout arrival;
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
        cancel(look);
        leaveNoVacancies();
        users.end();
    }

    private void lookUp(long offsetNs) {
        look = null;
        if (stopped) {
            return;
        }
        wanted = profile.usersAfter(offsetNs, shard);
        long nextNs = profile.nextLookNs(offsetNs);
        if (nextNs == ArrivalTimes.NONE) {
            leaveNoVacancies();
            users.complete();
            return;
        }
        look = loop.schedule(startNs + nextNs, () -> lookUp(nextNs));
        openVacancies();
        while (!vacantSinceNs.isEmpty() && expected() > wanted) {
            vacantSinceNs.removeLast();
        }
        newcomers = profile.newcomers(offsetNs, Math.max(0, wanted - expected()), shard);
        letCome();
    }

    /** Lets those newcomers start whose time has come, and waits for the next one. */
    private void letCome() {
        cancel(arrival);
        openVacancies();
        arrival = newcomers.left() == 0 ? null : loop.schedule(startNs + newcomers.nextNs(), this::letCome);
        fill();
    }

    private void openVacancies() {
        long nowNs = loop.clock().nowNs() - startNs;
        for (long atNs = newcomers.nextNs(); atNs <= nowNs; atNs = newcomers.nextNs()) {
            newcomers.come();
            vacantSinceNs.addLast(startNs + atNs);
        }
    }

    private void leaveNoVacancies() {
        cancel(arrival);
        newcomers = Newcomers.NONE;
        vacantSinceNs.clear();
    }

    /** How many users are there, or will come without being replacements. */
    private long expected() {
        return users.active() + vacantSinceNs.size() + newcomers.left();
    }

    private void onUserLeft() {
        if (!stopped && expected() < wanted) {
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

    private static void cancel(@Nullable Timeout timeout) {
        if (timeout != null) {
            timeout.cancel();
        }
    }
}
