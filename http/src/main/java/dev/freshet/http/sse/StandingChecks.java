// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.Session;
import dev.freshet.core.check.CheckResult;
import dev.freshet.core.raw.RawEvent;
import dev.freshet.core.stats.StandingCheck;
import dev.freshet.core.stats.StreamSeries;
import java.util.List;

/** Checks that look at every event of one stream and count their verdicts. They take no event from others. Confined to the user's loop. */
final class StandingChecks {

    private static final StandingChecks NONE = new StandingChecks(List.of(), new StandingCheck[0]);

    private final List<MessageCheck> checks;
    private final StandingCheck[] counts;

    private StandingChecks(List<MessageCheck> checks, StandingCheck[] counts) {
        this.checks = checks;
        this.counts = counts;
    }

    /** Those checks of a stream that is counted there. */
    static StandingChecks of(List<MessageCheck> checks, StreamSeries series) {
        if (checks.isEmpty()) {
            return NONE;
        }
        StandingCheck[] counts = new StandingCheck[checks.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = series.standingCheck(checks.get(i).name());
        }
        return new StandingChecks(checks, counts);
    }

    boolean isEmpty() {
        return counts.length == 0;
    }

    void offer(SseMessage message, Session session, SseStream stream) {
        for (int i = 0; i < counts.length; i++) {
            MessageCheck check = checks.get(i);
            if (check.matches(message, session)) {
                CheckResult result = check.judge(message, session);
                StreamLog.verdict(stream, check, result.error());
                message.judged(RawEvent.Judge.EXPECT_EVERY, check, result.error());
                count(counts[i], result);
            }
        }
    }

    private static void count(StandingCheck counts, CheckResult result) {
        if (result.error() == null) {
            counts.passed();
        } else {
            counts.failed(result.error());
        }
    }
}
