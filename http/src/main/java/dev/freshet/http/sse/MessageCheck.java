// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.Session;
import dev.freshet.core.check.Check;
import dev.freshet.core.check.CheckResult;
import dev.freshet.core.check.Matching;
import dev.freshet.core.check.Subject;
import java.util.Set;

/**
 * A compiled {@link dev.freshet.http.SseMessageCheck}. Shared by all users; holds no state but that of its hint.
 *
 * @param name its name in the statistics
 * @param matching chooses the messages that it is about; the session stays as it is
 * @param criteria judges a message that matches: every criterion runs, also after a failed one; what the passed ones saved is kept, the first failure is
 *     the error
 * @param saved the attributes that it may save
 */
record MessageCheck(String name, Matching matching, Check criteria, Set<String> saved, WireTextHint hint) {

    /** What is said of a check whose stream is over before a message met it. */
    static String crashed(String reason) {
        return "SSE crashed while waiting for check: " + reason;
    }

    /** What is said of a check that no message met in time. */
    String timeout() {
        return "Check " + name + " timeout";
    }

    boolean matches(Subject message, Session session) {
        hint.offered();
        return matching.matches(message, session);
    }

    CheckResult judge(Subject message, Session session) {
        CheckResult result = criteria.check(message, session);
        if (result.isPassed()) {
            hint.passed();
        }
        return result;
    }
}
