// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import dev.freshet.core.Sessions;
import dev.freshet.core.raw.RawEvents;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.Timeout;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One virtual user: a place on a loop where actions run one after the other. Confined to its loop.
 *
 * <p>Actions do not call each other; they hand the next one to {@link #proceed}, which runs it at once but from a flat
 * frame of the stack. So a chain of any length runs without a break, before the network callback that started it
 * returns, and a loop of a million steps does not overflow the stack.
 */
@Internal
public final class VirtualUser {

    /** How long actions may follow each other without a wait before the loop reads and other users get their turn. */
    private static final Duration TURN = Duration.ofMillis(1);

    /** The same where time stands still, as virtual time does while a task runs. */
    private static final int MOST_ACTIONS_IN_A_TURN = 10_000;

    /** Who goes on for longer than this without a wait is named in the notes of the run. */
    private static final long NEVER_WAITS_NS = Duration.ofSeconds(1).toNanos();

    /** In place of a time since when. */
    private static final long IDLE = Long.MIN_VALUE;

    private static final UserResource[] NO_RESOURCES = {};

    private final long id;
    private final Loop loop;
    private final LoopStats stats;
    private final long scheduledStartNs;
    private final Consumer<VirtualUser> onEnded;
    private final boolean isWatched;
    private UserResource[] resources = NO_RESOURCES;
    private @Nullable RawEvents rawEvents;

    // What UserList keeps here: whether this user is in one, and who came before and after.
    boolean isListed;

    @Nullable
    VirtualUser before;

    @Nullable
    VirtualUser after;

    private @Nullable Action next;
    private @Nullable Session session;
    private @Nullable Session latest;
    private @Nullable Waiting waiting;
    private @Nullable Timeout wait;
    private boolean running;
    private boolean ended;

    // Turns of a user that does not wait.
    private long turnNs = TURN.toNanos();
    private long busySinceNs = IDLE;
    private boolean isPutOff;
    private boolean isNamed;
    private @Nullable Deque<Runnable> afterTurn;

    /** A user that has not started yet, and that logs show. */
    public VirtualUser(long id, Loop loop, LoopStats stats, long scheduledStartNs, Consumer<VirtualUser> onEnded) {
        this(id, loop, stats, scheduledStartNs, onEnded, true);
    }

    /**
     * A user that has not started yet.
     *
     * @param scheduledStartNs when the injection profile wants it to start
     * @param onEnded told once, on the loop, when the user has ended and its resources are closed
     * @param isWatched whether logs of what single users do show this one
     */
    public VirtualUser(
            long id,
            Loop loop,
            LoopStats stats,
            long scheduledStartNs,
            Consumer<VirtualUser> onEnded,
            boolean isWatched) {
        this.id = id;
        this.loop = loop;
        this.stats = stats;
        this.scheduledStartNs = scheduledStartNs;
        this.onEnded = onEnded;
        this.isWatched = isWatched;
    }

    public long id() {
        return id;
    }

    public Loop loop() {
        return loop;
    }

    public LoopStats stats() {
        return stats;
    }

    public long scheduledStartNs() {
        return scheduledStartNs;
    }

    /** Has every event of the user's streams put there, from now on; null for nowhere. */
    public void recordTo(@Nullable RawEvents changed) {
        rawEvents = changed;
    }

    /** What every event of the user's streams is put into; null for nothing. */
    public @Nullable RawEvents rawEvents() {
        return rawEvents;
    }

    /** Whether logs of what single users do show this one, where their level allows it. */
    public boolean isWatched() {
        return isWatched;
    }

    public boolean isEnded() {
        return ended;
    }

    /** Goes on with that action, as soon as the current one has returned. Without effect once the user has ended. */
    public void proceed(Action action, Session with) {
        if (ended) {
            return;
        }
        next = action;
        session = with;
        latest = with;
        if (!running) {
            runActions();
        }
    }

    /** Goes on with that action at that time. A user waits for one thing at a time. */
    public void proceedAt(long atNs, Action action, Session with) {
        proceedAt(atNs, action, with, null);
    }

    /**
     * Goes on with that action at that time.
     *
     * @param waitingFor told if the run ends before; null if what the user waits for is no result that could be missing
     */
    public void proceedAt(long atNs, Action action, Session with, @Nullable Waiting waitingFor) {
        if (!ended) {
            latest = with;
            waiting = waitingFor;
            wait = loop.schedule(atNs, () -> {
                wait = null;
                waiting = null;
                proceed(action, with);
            });
        }
    }

    /** What a user waits for, if the end of the run would leave a result unfinished. */
    public interface Waiting {

        /** The run has ended before what was waited for. Called on the user's loop. */
        void cutOff(long nowNs);
    }

    /** The user's session of now: what its current action began with, or what it has come to since. */
    public Session session() {
        if (latest == null) {
            throw new IllegalStateException("user " + id + " has not started");
        }
        return latest;
    }

    /** A session that a function of the simulation returned, without the values that it recorded: they are counted now. */
    public Session counted(Session returned) {
        return Sessions.hasRecorded(returned) ? Sessions.count(returned, stats::value) : returned;
    }

    /** The user goes on waiting, and its session is that one from now on. */
    public void waitWith(Session changed) {
        latest = changed;
    }

    /** Ends the user, whose scenario is over: closes its resources and tells its injector. Without effect the second time. */
    public void end() {
        end(false);
    }

    /** Ends the user before its time, because the run ends: what it waits for stays unfinished. Without effect the second time. */
    public void cutOff() {
        end(true);
    }

    private void end(boolean isCutOff) {
        if (ended) {
            return;
        }
        ended = true;
        next = null;
        afterTurn = null;
        if (wait != null) {
            wait.cancel();
            wait = null;
        }
        if (waiting != null && isCutOff) {
            waiting.cutOff(loop.clock().nowNs());
        }
        waiting = null;
        for (UserResource resource : resources) {
            release(resource, isCutOff);
        }
        onEnded.accept(this);
    }

    /** The user's resource of that type, or null when it has none yet. */
    public <T extends UserResource> @Nullable T resource(Class<T> type) {
        for (UserResource resource : resources) {
            if (type.isInstance(resource)) {
                return type.cast(resource);
            }
        }
        return null;
    }

    /** Keeps a resource until the user ends. At most one of a type. */
    public void attach(UserResource resource) {
        resources = Arrays.copyOf(resources, resources.length + 1);
        resources[resources.length - 1] = resource;
    }

    private void release(UserResource resource, boolean isCutOff) {
        try {
            resource.onUserEnded(isCutOff);
        } catch (Throwable e) {
            loop.guard().failed(e);
        }
    }

    private void runActions() {
        running = true;
        long beganNs = loop.clock().nowNs();
        int count = 0;
        try {
            for (Action action = next; action != null; action = next) {
                runOne(action);
                count++;
                if (next != null && isOver(beganNs, count)) {
                    putOff(beganNs);
                    return;
                }
            }
        } finally {
            running = false;
        }
        busySinceNs = IDLE;
        handOver();
    }

    private boolean isOver(long beganNs, int count) {
        return count == MOST_ACTIONS_IN_A_TURN || loop.clock().nowNs() - beganNs >= turnNs;
    }

    /** Goes on when the network has had its turn: by a timer that is due at once, since the loop looks at its sockets between two rounds of timers. */
    private void putOff(long beganNs) {
        long nowNs = loop.clock().nowNs();
        if (busySinceNs == IDLE) {
            busySinceNs = beganNs;
        }
        if (nowNs - busySinceNs > NEVER_WAITS_NS && !isNamed) {
            isNamed = true;
            stats.note(neverWaits());
        }
        isPutOff = true;
        wait = loop.schedule(nowNs, () -> {
            wait = null;
            isPutOff = false;
            runActions();
        });
    }

    private String neverWaits() {
        String scenario = session == null ? "" : " of scenario '" + session.scenario() + "'";
        return "Users" + scenario
                + " go on for longer than a second without a wait, as in a loop without a pause. They take the time of their loop from all others: put a pause into that loop.";
    }

    /** Whether the user has been interrupted between two of its actions. Until it goes on, nothing that comes from the network may be handed to it: it would come between the two. */
    public boolean isPutOff() {
        return isPutOff;
    }

    /** Has that run as soon as the user waits for something, on its loop and in the order of these calls; never, if it ends before. */
    public void afterTurn(Runnable task) {
        if (afterTurn == null) {
            afterTurn = new ArrayDeque<>(2);
        }
        afterTurn.add(task);
    }

    private void handOver() {
        while (afterTurn != null && !isPutOff && !ended && !afterTurn.isEmpty()) {
            afterTurn.remove().run();
        }
    }

    /** Interrupts the user as soon as it has gone on for so long without a wait; zero for after each action, which tests do. */
    public VirtualUser inTurnsOf(Duration turn) {
        turnNs = turn.toNanos();
        return this;
    }

    private void runOne(Action action) {
        Session current = session;
        next = null;
        session = null;
        try {
            if (current != null) {
                action.execute(current, this);
            }
        } catch (Throwable e) {
            // An action handles what code of the author throws, so this is a defect of ours, or the process is sick.
            loop.guard().failed(e);
            end();
        }
    }
}
