// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plain path whose first step is a member of the event, as the walk over bytes needs it. Immutable; safe for several loops. */
final class BytePath {

    /** The index of the last element; other indexes from the end need a second walk, and are left to the tree. */
    static final int LAST = -1;

    private final String field;
    private final Step[] steps;

    private BytePath(String field, Step[] steps) {
        this.field = field;
        this.steps = steps;
    }

    /**
     * One step down.
     *
     * @param name the member's name in UTF-8, or null for an element
     * @param index the element's position, or {@link #LAST}
     * @param isAll whether it is a wildcard
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Step(byte @Nullable [] name, int index, boolean isAll) {}

    /** The member of the event. */
    String field() {
        return field;
    }

    /** What follows. Not to be changed. */
    Step[] steps() {
        return steps;
    }

    /** The path of those steps; null when the tree has to be asked. */
    static @Nullable BytePath of(List<PlainPath.Hop> hops) {
        String field = hops.isEmpty() ? null : hops.get(0).name();
        if (field == null) {
            return null;
        }
        for (PlainPath.Hop hop : hops) {
            if (hop.index() < LAST || (hop.name() != null && !isWritable(hop.name()))) {
                return null;
            }
        }
        return new BytePath(field, hops.stream().skip(1).map(BytePath::step).toArray(Step[]::new));
    }

    private static Step step(PlainPath.Hop hop) {
        return new Step(hop.name() == null ? null : hop.name().getBytes(UTF_8), hop.index(), hop.isAll());
    }

    /** Half a surrogate pair has no bytes. */
    private static boolean isWritable(String name) {
        return new String(name.getBytes(UTF_8), UTF_8).equals(name);
    }
}
