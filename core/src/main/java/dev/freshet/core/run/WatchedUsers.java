// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.Internal;
import java.util.Set;

/**
 * Which users are shown by logs of what single users do. Looked at once per user, when it starts. Immutable.
 *
 * @param isEverybody whether all are
 * @param ids the numbers of those who are, where not all are
 */
@Internal
public record WatchedUsers(boolean isEverybody, Set<Long> ids) {

    /** All users: what the levels of the loggers allow is shown. */
    public static final WatchedUsers EVERYBODY = new WatchedUsers(true, Set.of());

    public WatchedUsers {
        ids = Set.copyOf(ids);
    }

    /** Only the users of these numbers. */
    public static WatchedUsers only(Set<Long> ids) {
        return new WatchedUsers(false, ids);
    }

    boolean contains(long id) {
        return isEverybody || ids.contains(id);
    }
}
