// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the response to one request.
 *
 * @param checks its own checks, in order
 * @param protocolChecks whether those of the protocol hold, too
 * @param transform replaces the response before it is checked; null for that of the protocol, if it has one
 * @param reporting whether the request is reported
 */
@Internal
public record ResponseHandling(
        List<ResponseCheck> checks,
        boolean protocolChecks,
        @Nullable BiFunction<Response, Session, Response> transform,
        Reporting reporting) {

    /** Whether a request is reported. */
    public enum Reporting {
        BY_PROTOCOL,
        SILENT,
        NOT_SILENT
    }

    static final ResponseHandling DEFAULT = new ResponseHandling(List.of(), true, null, Reporting.BY_PROTOCOL);

    ResponseHandling with(ResponseCheck.@Nullable Condition condition, List<CheckBuilder> more) {
        return new ResponseHandling(
                ResponseCheck.joined(checks, condition, more), protocolChecks, transform, reporting);
    }

    ResponseHandling withoutProtocolChecks() {
        return new ResponseHandling(checks, false, transform, reporting);
    }

    ResponseHandling with(BiFunction<Response, Session, Response> newTransform) {
        return new ResponseHandling(checks, protocolChecks, newTransform, reporting);
    }

    ResponseHandling with(Reporting newReporting) {
        return new ResponseHandling(checks, protocolChecks, transform, newReporting);
    }
}
