// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.Session;
import dev.freshet.core.Sessions;
import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.core.stats.RowKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the rows of what a user does with a stream and waits for. Confined to the user's loop. */
final class StreamRows {

    /** What is said of a check that the user's end leaves without a message. */
    static final String STILL_EXPECTED = "still expected when the user ended";

    private final VirtualUser user;

    StreamRows(VirtualUser user) {
        this.user = user;
    }

    /** Counts a row and gives the user with the session that follows from it: with its response time added, failed if the row is KO. */
    @SuppressWarnings("checkstyle:ParameterNumber") // the row and both ends of it
    Parked row(Parked parked, RowKind kind, String rowName, long startNs, long nowNs, @Nullable String failure) {
        Session session = parked.session();
        count(session, kind, rowName, startNs, nowNs, failure);
        Session timed = Sessions.addResponseTime(session, Math.max(0, nowNs - startNs));
        Session after = failure == null ? timed : timed.markAsFailed();
        user.waitWith(after);
        return parked.with(after);
    }

    /**
     * Counts a row. What came with the network read that is still being handed over arrived before the user asked for it: the user waited for nothing, and
     * the row has no time.
     */
    @SuppressWarnings("checkstyle:ParameterNumber") // the row and both ends of it
    void count(Session session, RowKind kind, String rowName, long startNs, long nowNs, @Nullable String failure) {
        if (nowNs > startNs) {
            user.stats().request(session.groups(), rowName, kind, startNs, nowNs, failure);
        } else {
            user.stats().instant(session.groups(), rowName, kind, failure);
        }
    }

    /** Counts what the user waited for when it was ended: unfinished if the run ended it, else KO. */
    @SuppressWarnings("checkstyle:ParameterNumber") // the row and both ends of it
    void endWait(Parked parked, RowKind kind, String rowName, long startNs, long nowNs, boolean isCutOff) {
        if (isCutOff) {
            user.stats().unfinished(parked.session().groups(), rowName, kind, startNs, nowNs);
        } else {
            row(parked, kind, rowName, startNs, nowNs, STILL_EXPECTED);
        }
    }

    /** Counts rows that could not be attempted. */
    void skip(Session session, RowKind kind, List<String> rows) {
        rows.forEach(row -> user.stats().skipped(session.groups(), row, kind));
    }
}
