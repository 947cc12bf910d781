// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Session;
import dev.freshet.core.failure.AuthorFailure;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a step complains while users run: every time in the statistics, and the first time in the log, so that a mistake that a million
 * users meet is explained once. Safe for use from several loops.
 */
final class StepLog {

    private static final Logger LOG = LoggerFactory.getLogger(StepLog.class);

    private final String place;
    private final AtomicBoolean told = new AtomicBoolean();

    StepLog(Place place) {
        this.place = place.toString();
    }

    /** Counts what went wrong, and why. */
    void error(VirtualUser user, String reason) {
        user.stats().error(place + ": " + reason);
        if (isFirst()) {
            LOG.warn("{}: {} (user {}; further ones are only counted)", place, reason, user.id());
        }
    }

    /** Counts that code of the simulation's author threw something. */
    void crash(VirtualUser user, AuthorFailure failure) {
        user.stats().error(place + ": function crashed: " + failure.reason());
        if (isFirst()) {
            LOG.warn(
                    "{}: function crashed (user {}; further ones are only counted)",
                    place,
                    user.id(),
                    failure.thrown());
        }
    }

    /** Counts what went wrong; gives the session as it goes on. */
    Session failed(Session session, VirtualUser user, String reason) {
        error(user, reason);
        return session.markAsFailed();
    }

    private boolean isFirst() {
        return !told.get() && told.compareAndSet(false, true);
    }
}
