// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.Session;
import dev.freshet.core.scenario.UserList;
import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.time.Loop;
import java.util.function.Consumer;

/** The users of one population that live on one loop. Confined to that loop. */
final class LocalUsers {

    /** How many users are ended before the network gets its turn. */
    private static final int ENDED_PER_TURN = 256;

    private final UserSource source;
    private final Loop loop;
    private final LoopStats stats;
    private final Runnable onUserLeft;
    private final Runnable onAllGone;
    private final Consumer<VirtualUser> onEnded = this::onEnded;
    private final UserList active = new UserList();
    private long started;
    private boolean complete;
    private boolean gone;

    /**
     * No users yet.
     *
     * @param onUserLeft told when one has ended
     * @param onAllGone told once, when the last one has ended and no more will come
     */
    LocalUsers(UserSource source, Runnable onUserLeft, Runnable onAllGone) {
        this.source = source;
        this.loop = source.home().loop();
        this.stats = source.home().stats();
        this.onUserLeft = onUserLeft;
        this.onAllGone = onAllGone;
    }

    int active() {
        return active.size();
    }

    /** Starts one user, which was to start at {@code scheduledNs}. It may have ended when this returns. */
    void start(long scheduledNs, long nowNs) {
        long number = source.numbers().of(started++);
        VirtualUser user = new VirtualUser(
                number, loop, stats, scheduledNs, onEnded, source.watched().contains(number));
        user.recordTo(source.home().rawEvents());
        active.add(user);
        stats.userStarted(source.scenario(), nowNs - scheduledNs);
        source.home().lateness().userStarted(nowNs - scheduledNs);
        user.proceed(source.first(), Session.create(source.scenario(), number));
    }

    /** No more users will come. */
    void complete() {
        complete = true;
        tellWhenGone();
    }

    /** No more users will come, and those who are here end: some now, the others soon. */
    void end() {
        complete = true;
        VirtualUser longest = active.first();
        for (int turn = 0; turn < ENDED_PER_TURN && longest != null; turn++) {
            longest.cutOff();
            longest = active.first();
        }
        if (longest == null) {
            tellWhenGone();
        } else {
            source.home().goOnLater(this::end);
        }
    }

    private void onEnded(VirtualUser user) {
        active.remove(user);
        stats.userEnded(source.scenario());
        onUserLeft.run();
        tellWhenGone();
    }

    private void tellWhenGone() {
        if (complete && active.size() == 0 && !gone) {
            gone = true;
            onAllGone.run();
        }
    }
}
