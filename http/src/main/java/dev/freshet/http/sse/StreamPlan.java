// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.Session;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.core.json.EventBytes;
import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.http.auth.Credentials;
import dev.freshet.http.client.HttpTransport;
import dev.freshet.http.measure.MeaningPlan;
import dev.freshet.http.request.Durations;
import dev.freshet.http.request.RequestPlan;
import dev.freshet.http.wire.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What all streams have in common that one operation of the simulation opens. Shared by all users.
 *
 * @param answer looks at the head of the first response
 * @param standing checks that look at every event
 * @param delivery what every event is asked for about its delivery
 * @param meaning what events mean; null for nothing
 * @param limits where patience ends
 * @param unmatchedSize how many unmatched messages a stream keeps
 * @param forms which answers open a stream
 * @param bytes where the events of a loop are laid out for checks
 * @param witness sees what comes
 * @param hasWarned whether it has been said that a last event ID can't be sent
 */
record StreamPlan(
        RequestPlan request,
        AnswerCheck answer,
        List<MessageCheck> standing,
        DeliveryMeter.Plan delivery,
        @Nullable MeaningPlan meaning,
        ReconnectPolicy policy,
        Limits limits,
        int unmatchedSize,
        Forms forms,
        Transports transports,
        ThreadLocal<EventBytes> bytes,
        StreamWitness witness,
        AtomicBoolean hasWarned) {

    /**
     * Where patience ends.
     *
     * @param headTimeoutNs how long the response head may take, redirects included
     * @param stallAfter how long neither an event nor a comment may come; null for any time
     * @param maxEventSizeBytes how large an event may grow
     */
    record Limits(long headTimeoutNs, @Nullable Expression<Duration> stallAfter, int maxEventSizeBytes) {

        /**
         * How long neither an event nor a comment may come for that user, {@link StreamState#NEVER} for any time.
         *
         * @throws ExpressionException when there is no such time
         */
        long stallNs(Session session) {
            if (stallAfter == null) {
                return StreamState.NEVER;
            }
            Duration silence = stallAfter.resolve(session);
            if (silence.isZero() || silence.isNegative()) {
                throw new ExpressionException("stallAfter gives " + silence + ", which is no time above 0");
            }
            return Durations.toNs(silence);
        }
    }

    /**
     * A request for one user.
     *
     * @param name the name of the request, under which the stream is counted
     * @param credentials what a challenge is answered with; null for nothing
     * @param stallNs how long neither an event nor a comment may come, {@link StreamState#NEVER} for any time
     */
    record ResolvedRequest(
            String name, HttpRequest request, @Nullable Credentials credentials, long stallNs) {}

    /**
     * What goes out after the connection is lost: the same request with its headers resolved anew, or a GET where the policy says so.
     *
     * @param before what went out at last, and does again where the session does not allow another
     * @param lastEventId after which event it is to go on
     */
    HttpRequest again(String requestName, HttpRequest before, VirtualUser user, String lastEventId) {
        if (!LastEventId.isSendable(lastEventId)) {
            onUnsendableId(requestName);
        }
        return LastEventId.set(anew(requestName, before, user), lastEventId);
    }

    private HttpRequest anew(String requestName, HttpRequest before, VirtualUser user) {
        try {
            return policy.byGet()
                    ? request.resume(requestName, before, user.session())
                    : request.refresh(requestName, before, user.session());
        } catch (ExpressionException e) {
            user.stats().error("reconnecting with the headers of before: " + e.getMessage());
            return before;
        }
    }

    /** By which connections that user's streams go. */
    HttpTransport transportOf(VirtualUser user, @Nullable Credentials credentials) {
        return forms.isBrief() ? transports.ofBrief(user, credentials) : transports.of(user, credentials);
    }

    /** A last event ID can't be sent; worth a warning once. */
    private void onUnsendableId(String requestName) {
        if (!hasWarned.getAndSet(true)) {
            StreamLog.unsendableId(requestName);
        }
    }
}
