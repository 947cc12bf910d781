// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.Session;
import java.util.ArrayList;
import java.util.List;

/**
 * The armed checks of one stream: they wait for messages while the user does something else. Confined to the user's loop.
 *
 * <p>An event is offered to the armed blocks in the order in which they were armed; the first that it matches takes it. A block that has its verdict is
 * kept until the user asks for it.
 */
final class Expectations {

    private final SseStream stream;
    private List<ArmedBlock> pending = List.of();
    private List<ArmedBlock> decided = List.of();

    Expectations(SseStream stream) {
        this.stream = stream;
    }

    /** Arms the checks of a block, from now on. */
    void arm(CheckBlock block, Order order) {
        if (pending.isEmpty()) {
            pending = new ArrayList<>(2);
        }
        pending.add(new ArmedBlock(stream, block, order));
    }

    boolean isPending() {
        return !pending.isEmpty();
    }

    boolean isSettled() {
        return pending.isEmpty();
    }

    /** Offers an event. Tells whether an armed check took it. */
    boolean offer(SseMessage message, long nowNs) {
        for (int i = 0; i < pending.size(); i++) {
            ArmedBlock block = pending.get(i);
            if (block.offer(message, nowNs)) {
                if (block.isDecided()) {
                    decided(pending.remove(i));
                }
                return true;
            }
        }
        return false;
    }

    /** The time of a block is up. */
    void expired(ArmedBlock block) {
        if (pending.remove(block)) {
            decided(block);
        }
    }

    /** Tells the blocks whose time was up before that instant, which the loop has not come to yet. */
    void expireBefore(long nowNs) {
        if (isAnyDueBefore(nowNs)) {
            List.copyOf(pending).forEach(block -> block.expireBefore(nowNs));
        }
    }

    private boolean isAnyDueBefore(long nowNs) {
        for (int i = 0; i < pending.size(); i++) {
            if (pending.get(i).isDueBefore(nowNs)) {
                return true;
            }
        }
        return false;
    }

    /** The user has ended: what is still pending is unfinished if the run ended it, else it has failed. */
    void userEnded(boolean isCutOff, long nowNs) {
        pending.forEach(block -> block.endWait(isCutOff, nowNs));
        pending = List.of();
    }

    /** The stream is over: no message will come. */
    void stop(String reason, long nowNs) {
        abandon(MessageCheck.crashed(reason), nowNs);
    }

    /** Fails what is still pending. */
    void abandon(String failure, long nowNs) {
        for (ArmedBlock block : pending) {
            block.fail(failure, nowNs);
            decided(block);
        }
        pending = List.of();
    }

    /** The session with what the decided checks saved, failed if one of them has failed. They are forgotten afterwards. */
    Session collect(Session session) {
        Session collected = session;
        for (ArmedBlock block : decided) {
            collected = block.addTo(collected);
        }
        decided = List.of();
        return collected;
    }

    private void decided(ArmedBlock block) {
        if (decided.isEmpty()) {
            decided = new ArrayList<>(2);
        }
        decided.add(block);
    }
}
