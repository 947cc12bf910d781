// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.Internal;
import dev.freshet.core.time.Loop;

/** The connections of a run, by user. Safe for any thread. */
@Internal
public interface Connections {

    /**
     * What one user has, to be asked for once per user and to be closed when it ends.
     *
     * @param loop the loop that the user lives on
     * @param counts is told of connections of the user, and of streams that end on them
     * @throws IllegalArgumentException when it is not one of this run's loops
     */
    UserConnections of(Loop loop, long userId, WireCounts counts);

    /** As the other, where nobody counts. */
    default UserConnections of(Loop loop, long userId) {
        return of(loop, userId, WireCounts.NONE);
    }

    /** How many connections of all users are open at this moment, or being made. */
    long open();
}
