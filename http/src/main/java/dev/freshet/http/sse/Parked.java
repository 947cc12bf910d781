// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.Session;
import dev.freshet.core.scenario.Action;

/**
 * A user that waits for something of a stream.
 *
 * @param session the session to go on with, unless what it waits for changes it
 * @param next where it goes on
 */
record Parked(Session session, Action next) {

    Parked with(Session changed) {
        return new Parked(changed, next);
    }
}
