// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Session;
import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.time.VirtualLoops;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where one user plays a chain in virtual time, and what is counted of it. */
public abstract class Stage {

    public final VirtualLoops loops = new VirtualLoops(1);
    protected final LoopStats counted = new LoopStats();
    protected @Nullable VirtualUser user;
    protected @Nullable Session last;
    private @Nullable RunStats drained;

    public final void endUser() {
        Objects.requireNonNull(user).cutOff();
    }

    /** The session that the user came to the end with. */
    public final Session session() {
        return Objects.requireNonNull(last, "the user has not come to the end");
    }

    /** All that was counted until somebody asked first. */
    public final RunStats stats() {
        if (drained == null) {
            drained = counted.drain();
        }
        return drained;
    }

    /** The rows of the statistics, as {@code "name OK"} or {@code "name KO text"}, each with a count where it is not 1. */
    public final List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (RequestStats request : stats().requests()) {
            if (request.okCount() > 0) {
                rows.add(request.path() + " OK" + times(request.okCount()));
            }
            for (ErrorCount error : request.errors()) {
                rows.add(request.path() + " KO " + error.text() + times(error.count()));
            }
            if (request.skipped() > 0) {
                rows.add(request.path() + " skipped" + times(request.skipped()));
            }
            if (!request.unfinished().isEmpty()) {
                rows.add(request.path() + " unfinished"
                        + times(request.unfinished().count()));
            }
        }
        return rows;
    }

    /** The texts in the table of errors. */
    public final List<String> errors() {
        return stats().failures().stream().map(ErrorCount::text).toList();
    }

    private static String times(long count) {
        return count == 1 ? "" : " x" + count;
    }
}
