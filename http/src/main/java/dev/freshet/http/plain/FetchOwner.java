// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.plain;

import dev.freshet.core.Session;

/** Who waits for a fetch. Confined to the user's loop. */
interface FetchOwner {

    /** The session of the user, as it is now. */
    Session session();

    /** The session with the response time of one request. */
    Session timed(Session session, long responseTimeNs);

    /** There is a new session, and the fetch goes on: a redirect has been followed. */
    void update(Session session);

    /**
     * The fetch is over.
     *
     * @param isOk whether nothing failed, or silently
     */
    void fetched(Session session, boolean isOk);
}
