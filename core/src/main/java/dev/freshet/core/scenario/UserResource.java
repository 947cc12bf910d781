// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Internal;

/** What a protocol keeps for one user: streams, connections, cookies. Confined to the user's loop. */
@Internal
public interface UserResource {

    /**
     * The user has ended: everything that is still open is closed now.
     *
     * @param isCutOff whether the run ended it, so that what it waited for is unfinished; else its scenario was over
     */
    void onUserEnded(boolean isCutOff);
}
