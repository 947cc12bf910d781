// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.plain;

import dev.freshet.core.Session;
import dev.freshet.core.check.Check;
import dev.freshet.core.check.CheckResult;
import dev.freshet.core.failure.AuthorCode;
import dev.freshet.core.failure.AuthorFailure;
import dev.freshet.http.Response;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the response to a request. Shared by all users; holds no state.
 *
 * @param checks all checks
 * @param checksWithoutBody those that need no body: a response that says that nothing has changed has none
 * @param transform replaces the response before it is checked; null for nothing
 * @param onlyStatus whether nobody looks at more than the status, which must be an expected one
 * @param needsBody whether anybody looks into the body
 * @param maxBodyBytes how long a body may be that is kept
 */
record ResponsePlan(
        Check checks,
        Check checksWithoutBody,
        @Nullable BiFunction<Response, Session, Response> transform,
        boolean onlyStatus,
        boolean needsBody,
        int maxBodyBytes) {

    private static final int NOT_MODIFIED = 304;

    /** The verdict on a response. */
    CheckResult judge(Response received, long responseTimeNs, Session session) {
        Response response = received;
        if (transform != null) {
            try {
                response = AuthorCode.apply(transform, received, session);
            } catch (AuthorFailure e) {
                return new CheckResult(session, "transformResponse crashed: " + e.reason());
            }
            if (response == null) {
                return new CheckResult(session, "transformResponse returned null");
            }
        }
        Check due = response.status().code() == NOT_MODIFIED ? checksWithoutBody : checks;
        return due.check(new ResponseSubject(response, responseTimeNs), session);
    }

    /** What is wrong with a status that no check looks at; null if it is an expected one. */
    static @Nullable String unexpected(int status) {
        boolean isExpected = (status >= 200 && status < 300) || status == NOT_MODIFIED;
        return isExpected ? null : "unexpected status " + status;
    }

    String tooLong() {
        return "response body larger than " + maxBodyBytes + " bytes (maxResponseBodySize)";
    }
}
