// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block that a user is in: a loop, a try or a group. Blocks nest as the steps of the scenario do, so a session holds them as a stack,
 * innermost on top. Immutable.
 */
@Internal
public sealed interface Block {

    /** The block around this one. */
    @Nullable
    Block outer();

    /** How many blocks the user is in, this one included. */
    int depth();

    /** The attribute that counts in this block, if the simulation names one. */
    @Nullable
    String counter();

    /** Whether that is the same block at the same point, whatever has failed in it since. */
    boolean isAtSamePoint(Block other);

    /** This block within another outer block. */
    Block within(Block changedOuter);

    /**
     * A loop. Its counter shows {@code pass}.
     *
     * @param pass the number of the pass, from 0
     * @param enteredNs when the loop was entered
     * @param elements of what the passes walk through, if that can't be indexed fast
     */
    record Loop(
            @Nullable Block outer,
            int depth,
            @Nullable String counter,
            int pass,
            long enteredNs,
            @Nullable Elements elements)
            implements Block {
        @Override
        public Block within(Block changedOuter) {
            return new Loop(changedOuter, depth, counter, pass, enteredNs, elements);
        }

        @Override
        public boolean isAtSamePoint(Block other) {
            return other instanceof Loop loop
                    && depth == loop.depth
                    && pass == loop.pass
                    && enteredNs == loop.enteredNs;
        }

        Loop nextPass() {
            return new Loop(outer, depth, counter, pass + 1, enteredNs, elements);
        }

        Loop withElements(Elements taken) {
            return new Loop(outer, depth, counter, pass, enteredNs, taken);
        }
    }

    /**
     * The elements of a set, a linked list and the like, taken once, so that a pass need not walk to its own. They hold as long as the loop is
     * given the same collection with as many elements.
     *
     * @param inOrder not changed any more
     */
    record Elements(Collection<?> of, List<?> inOrder) {

        public static Elements of(Collection<?> collection) {
            return new Elements(collection, Arrays.asList(collection.toArray()));
        }

        @SuppressWarnings("ReferenceEquality") // equality would compare all the elements, before each pass
        public boolean holdFor(Collection<?> collection) {
            return of == collection && inOrder.size() == collection.size();
        }
    }

    /**
     * A block that is tried again when it fails. Failures within it are its own until it is left. Its counter shows {@code attempt}.
     *
     * @param attempt the number of the attempt, from 0
     */
    record Try(@Nullable Block outer, int depth, @Nullable String counter, int attempt, boolean failed)
            implements Block {
        @Override
        public Block within(Block changedOuter) {
            return new Try(changedOuter, depth, counter, attempt, failed);
        }

        @Override
        public boolean isAtSamePoint(Block other) {
            return other instanceof Try tried && depth == tried.depth && attempt == tried.attempt;
        }

        Try withFailed(boolean changed) {
            return new Try(outer, depth, counter, attempt, changed);
        }

        Try nextAttempt() {
            return new Try(outer, depth, counter, attempt + 1, false);
        }
    }

    /**
     * A group.
     *
     * @param path the names of the groups around it and its own, outermost first
     * @param responseTimeBeforeNs the response times that the user had added up on entry
     */
    record Group(
            @Nullable Block outer,
            int depth,
            List<String> path,
            long enteredNs,
            long responseTimeBeforeNs,
            boolean failed)
            implements Block {
        @Override
        public Block within(Block changedOuter) {
            return new Group(changedOuter, depth, path, enteredNs, responseTimeBeforeNs, failed);
        }

        @Override
        public @Nullable String counter() {
            return null;
        }

        @Override
        public boolean isAtSamePoint(Block other) {
            return other instanceof Group group && depth == group.depth && enteredNs == group.enteredNs;
        }

        Group asFailed() {
            return new Group(outer, depth, path, enteredNs, responseTimeBeforeNs, true);
        }
    }
}
