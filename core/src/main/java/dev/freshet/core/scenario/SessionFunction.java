// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Session;
import dev.freshet.core.Sessions;
import dev.freshet.core.failure.AuthorCode;
import dev.freshet.core.failure.AuthorFailure;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A function of the simulation's author that changes the session, and what happens when it is at fault. */
record SessionFunction(Function<Session, Session> function, StepLog log) {

    /**
     * What the function makes of the session; what it recorded is counted. The session marked as failed when the function throws, or gives nothing, or gives a session
     * that does not belong here: another user's, or one that was kept from another place of the scenario.
     */
    Session apply(Session session, VirtualUser user) {
        @Nullable Session changed;
        try {
            changed = AuthorCode.apply(function, session);
        } catch (AuthorFailure e) {
            log.crash(user, e);
            return session.markAsFailed();
        }
        if (changed == null) {
            return log.failed(session, user, "the function returned null instead of a session");
        }
        if (changed != session && !Sessions.continues(changed, session)) {
            return log.failed(
                    session,
                    user,
                    "the function returned a session of another user or of another place in the scenario");
        }
        return user.counted(changed);
    }
}
