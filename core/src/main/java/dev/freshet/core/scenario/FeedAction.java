// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Session;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.core.feeder.Feeder;
import dev.freshet.core.feeder.Taken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the values of a feeder's next record into the session, or lists of the values of its next records. Where there are no more records the
 * whole run has failed: users without data would measure something else.
 */
final class FeedAction implements Action {

    private final Feeder feeder;
    private final @Nullable Expression<Integer> count;
    private final RunControl control;
    private final Place place;
    private final StepLog log;
    private final Action next;

    /** @param count null for one record whose values are not in lists */
    FeedAction(Feeder feeder, @Nullable Expression<Integer> count, RunControl control, Place place, Action next) {
        this.feeder = feeder;
        this.count = count;
        this.control = control;
        this.place = place;
        this.log = new StepLog(place);
        this.next = next;
    }

    @Override
    public void execute(Session session, VirtualUser user) {
        int wanted;
        try {
            wanted = count == null ? 1 : count.resolve(session);
        } catch (ExpressionException e) {
            user.proceed(next, log.failed(session, user, e.getMessage()));
            return;
        }
        if (wanted < 1) {
            endRun(wanted + " records were asked for; ask for 1 or more.", session, user);
            return;
        }
        take(wanted, session, user);
    }

    private void take(int wanted, Session session, VirtualUser user) {
        Taken taken = feeder.take(wanted);
        if (taken instanceof Taken.Records records) {
            user.proceed(next, fed(session, records.records()));
        } else if (taken instanceof Taken.Failed failed) {
            endRun(failed.reason(), session, user);
        } else {
            feeder.onReady(wanted, user.loop(), () -> user.proceed(this, session));
        }
    }

    private Session fed(Session session, List<Map<String, Object>> records) {
        return session.setAll(count == null ? records.get(0) : columns(records));
    }

    private void endRun(String reason, Session session, VirtualUser user) {
        control.crash(place + ": " + reason);
        EndAction.END.execute(session, user);
    }

    /** For each name a list of its values, one from each record; null from records that have none. The lists are the user's own. */
    @SuppressWarnings("NullAway") // A record may hold nulls, and a list in a session may too.
    private static Map<String, Object> columns(List<Map<String, Object>> records) {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (Map<String, Object> record : records) {
            record.forEach((name, value) -> columns.computeIfAbsent(name, added -> column(added, records)));
        }
        return columns;
    }

    @SuppressWarnings("NullAway") // as above
    private static List<Object> column(String name, List<Map<String, Object>> records) {
        List<Object> column = new ArrayList<>(records.size());
        for (Map<String, Object> record : records) {
            column.add(record.get(name));
        }
        return column;
    }
}
