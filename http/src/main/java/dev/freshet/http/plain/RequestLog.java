// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.plain;

import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.core.text.SafeText;
import dev.freshet.core.text.Secrets;
import dev.freshet.http.Response;
import dev.freshet.http.client.ExchangeParts;
import dev.freshet.http.request.HeaderText;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to plain requests, for whoever debugs a simulation: the logger {@code dev.freshet.http.plain}, at DEBUG each request and what became of it, at
 * TRACE also the bodies that were kept for checks; of the users that are to be watched. Costs a look at the level otherwise. Secrets in
 * headers and addresses are not shown.
 */
final class RequestLog {

    private static final Logger LOG = LoggerFactory.getLogger("dev.freshet.http.plain");

    private RequestLog() {}

    private static String shown(HttpRequest request) {
        return Secrets.hiddenIn(request.uri().toString());
    }

    /** Whether the log wants to know what that user does. */
    static boolean isOn(VirtualUser user) {
        return LOG.isDebugEnabled() && user.isWatched();
    }

    static void sent(VirtualUser user, String name, HttpRequest request) {
        LOG.debug(
                "{}: {} {}{}", subject(user, name), request.method(), shown(request), HeaderText.of(request.headers()));
    }

    /** How a request has ended: what came back, if anything, and what was wrong with it. */
    static void ended(String subject, @Nullable HttpResponseHead head, long responseTimeNs, @Nullable String error) {
        LOG.debug(
                "{}: {} after {} ms{}",
                subject,
                (head == null ? "no response" : "status " + head.status()) + (error == null ? "" : ", KO: " + error),
                responseTimeNs / 1_000_000,
                head == null ? "" : HeaderText.of(head.headers()));
    }

    /** What a request has cost. */
    static void parts(VirtualUser user, String name, ExchangeParts parts) {
        LOG.debug("{}: {}", subject(user, name), parts.words());
    }

    /** The body of a response, where it was kept for a check; at TRACE. */
    static void body(VirtualUser user, String name, Response response) {
        if (LOG.isTraceEnabled() && user.isWatched() && response.bodyBytes().length > 0) {
            LOG.trace("{}: body\n{}", subject(user, name), response.bodyString());
        }
    }

    static void cached(VirtualUser user, String name, HttpRequest request) {
        LOG.debug("{}: {} is fresh in the cache, nothing is sent", subject(user, name), shown(request));
    }

    static String subject(VirtualUser user, String name) {
        return "user " + user.id() + ", request '" + SafeText.cut(name) + "'";
    }
}
