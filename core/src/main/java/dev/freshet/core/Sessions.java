// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the engine does with sessions and simulations do not: entering and leaving blocks, adding up response times.
 *
 * <p>Blocks are entered and left in the order of a stack. Leaving takes the innermost one.
 */
@Internal
public final class Sessions {

    /** How the names of attributes begin that are private to the tool. They survive {@link Session#reset}. */
    public static final String PRIVATE_PREFIX = "freshet.";

    private Sessions() {}

    // ---- blocks --------------------------------------------------------------------------------------------------

    /** The innermost block that the user is in. */
    public static @Nullable Block block(Session session) {
        return session.block();
    }

    /** The block at that depth, counted from 1 for the outermost. The user is in it. */
    public static Block block(Session session, int depth) {
        Block block = session.block();
        while (block != null && block.depth() > depth) {
            block = block.outer();
        }
        if (block == null || block.depth() < depth) {
            throw new IllegalStateException("The session is not in a block of depth " + depth + ".");
        }
        return block;
    }

    /** How many blocks the user is in. */
    public static int depth(Session session) {
        return depth(session.block());
    }

    /**
     * Whether a session that a function returned continues another one: the same user at the same point of the scenario. A session that was
     * kept from an earlier point does not, and going on with it would send the user round a loop for ever.
     */
    public static boolean continues(Session session, Session before) {
        return session.userId() == before.userId()
                && session.scenario().equals(before.scenario())
                && isAtSamePoint(session.block(), before.block());
    }

    public static Session enterLoop(Session session, @Nullable String counter, long nowNs) {
        Block outer = session.block();
        return showCount(
                session.withBlock(new Block.Loop(outer, depth(outer) + 1, counter, 0, nowNs, null)), counter, 0);
    }

    /** Begins the next pass of the innermost loop. */
    public static Session nextPass(Session session) {
        Block.Loop next = ((Block.Loop) top(session)).nextPass();
        return showCount(session.withBlock(next), next.counter(), next.pass());
    }

    /** Keeps the elements that the passes of the innermost loop walk through. */
    public static Session withElements(Session session, Block.Elements elements) {
        return session.withBlock(((Block.Loop) top(session)).withElements(elements));
    }

    public static Session enterTry(Session session, @Nullable String counter) {
        Block outer = session.block();
        return showCount(session.withBlock(new Block.Try(outer, depth(outer) + 1, counter, 0, false)), counter, 0);
    }

    /** Begins the next attempt of the innermost try, as if nothing had failed in it. */
    public static Session nextAttempt(Session session) {
        Block.Try next = ((Block.Try) top(session)).nextAttempt();
        return showCount(session.withBlock(next), next.counter(), next.attempt());
    }

    public static Session enterGroup(Session session, String name, long nowNs) {
        List<String> path = new ArrayList<>(session.groups());
        path.add(name);
        Block outer = session.block();
        return session.withBlock(
                new Block.Group(outer, depth(outer) + 1, List.copyOf(path), nowNs, session.responseTimeNs(), false));
    }

    /** Leaves the innermost block: its counter goes; what failed in a try now fails what is around it. */
    public static Session leave(Session session) {
        Block left = top(session);
        String counter = left.counter();
        Session out = session.withBlock(left.outer());
        Session uncounted = counter == null ? out : out.remove(counter);
        return left instanceof Block.Try tried && tried.failed() ? uncounted.markAsFailed() : uncounted;
    }

    // ---- response times ------------------------------------------------------------------------------------------

    /** Adds the response time of a request or a check to the groups that the user is in. */
    public static Session addResponseTime(Session session, long responseTimeNs) {
        return groups(session.block()).isEmpty()
                ? session
                : session.withResponseTimeNs(session.responseTimeNs() + responseTimeNs);
    }

    /** The response times since that group was entered, added up. */
    public static long responseTimeNs(Session session, Block.Group group) {
        return session.responseTimeNs() - group.responseTimeBeforeNs();
    }

    // ---- what functions measured ---------------------------------------------------------------------------------

    /** Counts what a function of the simulation recorded. */
    @FunctionalInterface
    public interface ValueCounter {
        void value(String name, String unit, double value);
    }

    /** Whether a session carries anything that {@link Session#record} was given. */
    public static boolean hasRecorded(Session session) {
        return session.recorded() != null;
    }

    /** The session without what was recorded in it, which is counted, each value once. */
    public static Session count(Session session, ValueCounter counter) {
        Recorded.count(session.recorded(), counter);
        return session.withoutRecorded();
    }

    // ---- what sessions ask about their blocks --------------------------------------------------------------------

    static boolean isCounter(@Nullable Block innermost, String name) {
        for (Block block = innermost; block != null; block = block.outer()) {
            if (name.equals(block.counter())) {
                return true;
            }
        }
        return false;
    }

    static boolean isTryFailed(@Nullable Block innermost) {
        for (Block block = innermost; block != null; block = block.outer()) {
            if (block instanceof Block.Try tried && tried.failed()) {
                return true;
            }
        }
        return false;
    }

    static List<String> groups(@Nullable Block innermost) {
        for (Block block = innermost; block != null; block = block.outer()) {
            if (block instanceof Block.Group group) {
                return group.path();
            }
        }
        return List.of();
    }

    static Session markAsFailed(Session session) {
        Session marked = session.withBlock(failedUpToTry(session.block()));
        return isInTry(marked.block()) ? marked : marked.withFailed(true);
    }

    static Session markAsSucceeded(Session session) {
        return isInTry(session.block()) ? session.withBlock(succeededTry(session.block())) : session.withFailed(false);
    }

    private static @Nullable Block failedUpToTry(@Nullable Block block) {
        if (block == null) {
            return null;
        }
        if (block instanceof Block.Try tried) {
            return tried.failed() ? tried : tried.withFailed(true);
        }
        Block around = failedUpToTry(block.outer());
        Block moved = around == null || around == block.outer() ? block : block.within(around);
        return moved instanceof Block.Group group && !group.failed() ? group.asFailed() : moved;
    }

    private static @Nullable Block succeededTry(@Nullable Block block) {
        if (block == null) {
            return null;
        }
        if (block instanceof Block.Try tried) {
            return tried.failed() ? tried.withFailed(false) : tried;
        }
        Block around = succeededTry(block.outer());
        return around == null || around == block.outer() ? block : block.within(around);
    }

    private static boolean isInTry(@Nullable Block innermost) {
        for (Block block = innermost; block != null; block = block.outer()) {
            if (block instanceof Block.Try) {
                return true;
            }
        }
        return false;
    }

    private static Session showCount(Session session, @Nullable String counter, int count) {
        return counter == null ? session : session.set(counter, count);
    }

    private static boolean isAtSamePoint(@Nullable Block one, @Nullable Block other) {
        Block a = one;
        Block b = other;
        while (a != b) {
            if (a == null || b == null || !a.isAtSamePoint(b)) {
                return false;
            }
            a = a.outer();
            b = b.outer();
        }
        return true;
    }

    private static int depth(@Nullable Block block) {
        return block == null ? 0 : block.depth();
    }

    private static Block top(Session session) {
        Block top = session.block();
        if (top == null) {
            throw new IllegalStateException("The session is in no block.");
        }
        return top;
    }
}
