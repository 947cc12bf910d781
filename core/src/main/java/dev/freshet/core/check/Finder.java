// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds values in a subject, by a pattern or path that is already compiled. Shared by all users of all loops. */
interface Finder {

    /** The value at that place, from 0, or {@link Nothing#NOTHING}. A null that was found is null. */
    @Nullable
    Object find(Views views, int occurrence);

    /** Whether there may be a value, as far as that can be told at little cost. */
    default boolean mayFind(Subject subject) {
        return true;
    }

    /** All values, in their order; nulls included. The list is the caller's own, and may end in a session. */
    List<@Nullable Object> findAll(Views views);

    /** How many values there are. */
    default int count(Views views) {
        return findAll(views).size();
    }

    /** Finds what is always there, once. */
    interface One extends Finder {

        @Nullable
        Object value(Views views);

        @Override
        default @Nullable Object find(Views views, int occurrence) {
            return occurrence == 0 ? value(views) : Nothing.NOTHING;
        }

        @Override
        default List<@Nullable Object> findAll(Views views) {
            Object value = value(views);
            List<@Nullable Object> values = new ArrayList<>(1);
            if (value != Nothing.NOTHING) {
                values.add(value);
            }
            return values;
        }
    }

    /** Finds all values at once. */
    interface Many extends Finder {

        @Override
        default @Nullable Object find(Views views, int occurrence) {
            List<@Nullable Object> all = findAll(views);
            return occurrence < all.size() ? all.get(occurrence) : Nothing.NOTHING;
        }
    }
}
