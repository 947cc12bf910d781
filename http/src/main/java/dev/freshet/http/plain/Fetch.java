// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.plain;

import dev.freshet.core.Session;
import dev.freshet.core.check.CheckResult;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.time.Lateness;
import dev.freshet.core.time.Timeout;
import dev.freshet.http.ByteArrayResponseBody;
import dev.freshet.http.Response;
import dev.freshet.http.auth.Credentials;
import dev.freshet.http.client.ExchangeFailure;
import dev.freshet.http.client.ExchangeListener;
import dev.freshet.http.client.ExchangeParts;
import dev.freshet.http.client.HttpExchange;
import dev.freshet.http.client.HttpTransport;
import dev.freshet.http.coding.BodyDecoder;
import dev.freshet.http.request.RedirectChain;
import dev.freshet.http.request.Signature;
import dev.freshet.http.user.CachedResponse;
import dev.freshet.http.user.HttpCache;
import dev.freshet.http.user.UserHttp;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.http.wire.MediaType;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One request of a user with the redirects that follow it, until the last response is complete. Confined to the user's loop. */
final class Fetch implements ExchangeListener {

    private static final byte[] NOTHING = new byte[0];

    /** How much of a body that nobody wants is read on, so that its connection can serve the next request. */
    private static final int MAX_DRAINED_BYTES = 64 << 10;

    private final PlainPlan plan;
    private final UserHttp http;
    private final VirtualUser user;
    private final FetchOwner owner;
    private final boolean isResource;
    private final String firstName;
    private final HttpTransport transport;
    private final RedirectChain chain;
    private final Runnable cancel = this::cancel;

    // Of the current request.
    private HttpRequest request;
    private String name;
    private long startNs;
    private @Nullable HttpExchange exchange;
    private @Nullable HttpResponseHead head;
    private @Nullable BodyCollector body;
    private @Nullable BodyDecoder coding;
    private @Nullable Timeout timeout;
    private long drainedBytes;

    private Fetch(PlainPlan plan, UserHttp http, FetchOwner owner, boolean isResource, Start start) {
        this.plan = plan;
        this.http = http;
        this.user = http.user();
        this.owner = owner;
        this.isResource = isResource;
        this.firstName = start.name;
        this.name = start.name;
        this.request = start.request;
        this.chain = new RedirectChain(start.request, plan.redirects());
        this.transport = http.pooled(start.credentials);
    }

    /** What a fetch begins with. */
    private record Start(
            String name, HttpRequest request, @Nullable Credentials credentials) {}

    /** Begins a fetch for the user's session. May be over before this returns. */
    static void begin(PlainPlan plan, UserHttp http, FetchOwner owner, boolean isResource) {
        Session session = owner.session();
        String name = "http";
        Start start;
        try {
            name = plan.request().name(session);
            start = new Start(
                    name, plan.request().resolve(name, session), plan.request().credentials(session));
        } catch (ExpressionException e) {
            // Nothing was sent, so there is no row.
            http.user().stats().error(name + ": Failed to build request: " + e.getMessage());
            owner.fetched(session.markAsFailed(), false);
            return;
        }
        Fetch fetch = new Fetch(plan, http, owner, isResource, start);
        http.begun(fetch.cancel);
        fetch.send(http.user().loop().clock().nowNs());
    }

    private void send(long nowNs) {
        stopTimeout();
        startNs = nowNs;
        head = null;
        body = null;
        drainedBytes = 0;
        CachedResponse known = plan.caching() ? http.known(request) : null;
        if (known != null && known.isFresh(epochMs(nowNs))) {
            skip();
            return;
        }
        HttpRequest asked = known == null ? request : HttpCache.asking(request, known);
        if (RequestLog.isOn(user)) {
            RequestLog.sent(user, name, http.completed(asked));
        }
        exchange = transport.open(asked, nowNs + plan.timeoutNs(), this);
    }

    /** What the user has is still good: nothing is sent, nothing counted, nothing checked. */
    private void skip() {
        if (RequestLog.isOn(user)) {
            RequestLog.cached(user, name, request);
        }
        http.over(cancel);
        owner.fetched(owner.session(), true);
    }

    // ---- the exchange --------------------------------------------------------------------------------------------

    @Override
    public ExchangeListener onHead(HttpResponseHead received, long nowNs) {
        head = received;
        if (!isFollowed(received) && plan.response().needsBody()) {
            long announced = request.method().equals("HEAD") ? 0 : announcedBytes(received);
            String fault =
                    announced > plan.response().maxBodyBytes() ? plan.response().tooLong() : codingFault(received);
            if (announced != 0 && fault != null) {
                cancelExchange();
                end(fault, nowNs);
                return this;
            }
            BodyCollector collector = new BodyCollector(plan.response().maxBodyBytes(), announced);
            body = collector;
            coding = announced == 0 || hasNoBody(received) ? null : BodyDecoder.of(received, collector::add);
        }
        timeout = user.loop().schedule(startNs + plan.timeoutNs(), this::onTimeout);
        return this;
    }

    @Override
    public void onBody(ByteBuffer piece, long nowNs) {
        if (body == null) {
            drainedBytes += piece.remaining();
            if (drainedBytes > MAX_DRAINED_BYTES && !isLate(nowNs) && head != null && isFollowed(head)) {
                cancelExchange();
                follow(head, nowNs);
            }
        } else {
            String fault = keep(piece, body);
            if (fault != null) {
                cancelExchange();
                end(fault, nowNs);
            }
        }
    }

    /** Adds a piece, decoded where it is coded, to the body. Tells what is wrong with that; null if nothing is. */
    private @Nullable String keep(ByteBuffer piece, BodyCollector into) {
        String fault = null;
        if (coding == null) {
            into.add(piece);
        } else {
            fault = coding.decode(piece);
        }
        return into.isTooLong() ? plan.response().tooLong() : fault;
    }

    @Override
    public void onReadEnd(long nowNs) {
        // Nothing is counted per read.
    }

    @Override
    public void onEnd(long nowNs) {
        HttpResponseHead received = head;
        stopTimeout();
        if (received == null) {
            throw new IllegalStateException("A response without a head");
        }
        String fault = coding == null ? null : coding.end();
        if (isLate(nowNs)) {
            timedOut(nowNs);
        } else if (fault != null) {
            end(fault, nowNs);
        } else if (isFollowed(received)) {
            follow(received, nowNs);
        } else {
            judge(received, nowNs);
        }
    }

    @Override
    public void onFailure(ExchangeFailure failure, long nowNs) {
        end(failure.text(), nowNs);
    }

    private void onTimeout() {
        timeout = null;
        cancelExchange();
        timedOut(user.loop().clock().nowNs());
    }

    /** Whether what has just come is too late: a loop that was busy reads before it looks at its alarms. */
    private boolean isLate(long nowNs) {
        return nowNs > startNs + plan.timeoutNs();
    }

    private void timedOut(long nowNs) {
        end(
                Lateness.remark("response not complete within the request timeout", startNs + plan.timeoutNs(), nowNs),
                nowNs);
    }

    // ---- what follows --------------------------------------------------------------------------------------------

    private boolean isFollowed(HttpResponseHead received) {
        return chain.leadsOn(received);
    }

    private void follow(HttpResponseHead received, long nowNs) {
        String fault = chain.follow(received);
        if (fault != null) {
            end(fault, nowNs);
        } else {
            Session session = row(owner.session(), null, nowNs);
            owner.update(session);
            HttpRequest next = chain.request();
            try {
                name = RedirectName.of(plan.redirects(), next, firstName, chain.followed());
                request = plan.request().sign(name, next, session);
                chain.sentAs(request);
            } catch (ExpressionException e) {
                user.stats().error(firstName + ": Failed to build request: " + e.getMessage());
                http.over(cancel);
                owner.fetched(session.markAsFailed(), false);
                return;
            }
            if (chain.isTooLong()) {
                giveUp();
            } else {
                send(nowNs);
            }
        }
    }

    /** The last redirect that is allowed is one too many: its request has a row, but is not sent. */
    private void giveUp() {
        http.over(cancel);
        Session session = owner.session();
        boolean isSilent = isSilent();
        if (!isSilent) {
            user.stats()
                    .instant(
                            session.groups(),
                            name,
                            RowKind.REQUEST,
                            plan.redirects().tooMany());
        }
        owner.fetched(isSilent ? session : session.markAsFailed(), isSilent);
    }

    /** The response is complete: has it checked. */
    private void judge(HttpResponseHead received, long nowNs) {
        MediaType contentType = MediaType.of(received.headers());
        if (received.status() == 200 && !isResource && contentType.isHtml()) {
            http.shown(request.uri());
        }
        Session session = owner.session();
        CheckResult result = plan.response().onlyStatus()
                ? new CheckResult(session, ResponsePlan.unexpected(received.status()))
                : plan.response().judge(response(received, contentType, nowNs), nowNs - startNs, session);
        if (result.isPassed() && plan.caching()) {
            http.learn(request, received, nowNs);
        }
        end(result.session(), result.error(), nowNs);
    }

    private Response response(HttpResponseHead received, MediaType contentType, long nowNs) {
        HttpRequest answered = request;
        String answeredName = name;
        Response response = Response.received(
                () -> Signature.shown(answeredName, answered),
                new Response.Arrival(epochMs(startNs), epochMs(nowNs), parts().isHttp2()),
                received.status(),
                received.headers().entries(),
                new ByteArrayResponseBody(body == null ? NOTHING : body.bytes(), contentType.charset()));
        RequestLog.body(user, name, response);
        return response;
    }

    private void end(String error, long nowNs) {
        end(owner.session(), error, nowNs);
    }

    private void end(Session session, @Nullable String error, long nowNs) {
        stopTimeout();
        closeCoding();
        http.over(cancel);
        boolean isSilent = isSilent();
        Session counted = row(session, error, nowNs);
        boolean isFailed = error != null && !isSilent;
        owner.fetched(isFailed ? counted.markAsFailed() : counted, !isFailed);
    }

    private ExchangeParts parts() {
        return exchange == null ? ExchangeParts.NONE : exchange.parts();
    }

    /** Counts the current request. */
    private Session row(Session session, @Nullable String error, long nowNs) {
        ExchangeParts parts = parts();
        if (RequestLog.isOn(user)) {
            RequestLog.ended(RequestLog.subject(user, name), head, nowNs - startNs, error);
            RequestLog.parts(user, name, parts);
        }
        if (!isSilent()) {
            user.stats().request(session.groups(), name, RowKind.REQUEST, startNs, nowNs, error);
            user.stats().wire(session.groups(), name, RowKind.REQUEST, parts);
        }
        return owner.timed(session, nowNs - startNs);
    }

    private boolean isSilent() {
        return plan.silencing().covers(request.uri(), isResource);
    }

    /** The user has ended: nobody waits any longer. */
    private void cancel() {
        stopTimeout();
        closeCoding();
        cancelExchange();
        if (!isSilent()) {
            long nowNs = user.loop().clock().nowNs();
            user.stats().unfinished(owner.session().groups(), name, RowKind.REQUEST, startNs, nowNs);
        }
    }

    private void cancelExchange() {
        if (exchange != null) {
            exchange.cancel();
        }
    }

    private void stopTimeout() {
        if (timeout != null) {
            timeout.cancel();
            timeout = null;
        }
    }

    private long epochMs(long nowNs) {
        return user.loop().clock().epochMs(nowNs);
    }

    private void closeCoding() {
        if (coding != null) {
            coding.close();
            coding = null;
        }
    }

    private static @Nullable String codingFault(HttpResponseHead received) {
        return hasNoBody(received) ? null : BodyDecoder.fault(received);
    }

    private static boolean hasNoBody(HttpResponseHead received) {
        return received.status() == 204 || received.status() == 304;
    }

    private static long announcedBytes(HttpResponseHead received) {
        String length = received.header("content-length");
        try {
            return length == null ? -1 : Long.parseLong(length.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
