// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.codec.SseBlock;
import dev.freshet.codec.SseEvent;
import dev.freshet.core.Session;
import dev.freshet.core.Sessions;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.StreamSeries;
import dev.freshet.http.SseInboundMessage;
import dev.freshet.http.client.ExchangeParts;
import dev.freshet.http.client.HttpRequest;
import dev.freshet.http.client.HttpResponseHead;
import dev.freshet.http.request.Credentials;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * An event stream of one user: the owner of its state, its connection and its timers. Confined to the user's loop.
 *
 * <p>Whatever happens becomes an event of the current {@link StreamState}, and {@link #apply} makes the transition: it installs the next
 * state, sets the timers to it and then runs the effect. The effect may run the user's next actions, and those may order something of
 * this very stream before the call returns; so it comes last. When an event completes what the user waits for, the actions that follow have
 * run before the decoder hands over the next event of the same read. That is why no event is missed between two checks.
 */
final class SseStream {

    private final String name;
    private final StreamPlan plan;
    private final VirtualUser user;
    private final StreamMeter meter;
    private final UnmatchedMessages unmatched;
    private final StandingChecks standing;
    private final Expectations expectations = new Expectations(this);
    private final Alarm deadline;
    private final Alarm reconnection;
    private final Silence silence;

    private StreamState state = new Closed(this);
    private @Nullable StreamConnection connection;
    private final String requestName;
    private HttpRequest request;
    private final @Nullable Credentials credentials;
    private Session latest;
    private String lastEventId;
    private long retryMs = SseEvent.NO_RETRY;

    /**
     * A stream that is not connected yet.
     *
     * @param name its name among the user's streams
     * @param series what is counted of it
     */
    SseStream(String name, StreamPlan plan, VirtualUser user, StreamSeries series, ResolvedRequest first) {
        this.name = name;
        this.plan = plan;
        this.user = user;
        this.meter = new StreamMeter(series);
        this.unmatched = new UnmatchedMessages(plan.unmatchedSize());
        this.standing = new StandingChecks(plan.standing(), series);
        this.deadline = new Alarm(user.loop(), this::onDeadline);
        this.reconnection = new Alarm(user.loop(), this::onReconnectionTime);
        this.silence = new Silence(user.loop(), plan.limits().stallNs(), this::onStalled);
        this.requestName = first.name();
        this.request = first.request();
        this.latest = first.session();
        this.credentials = first.credentials();
        this.lastEventId = LastEventId.of(request);
    }

    /**
     * A request and the session that it was resolved for.
     *
     * @param name what the statistics call it
     * @param credentials what a challenge is answered with; null for nothing
     */
    record ResolvedRequest(
            String name,
            HttpRequest request,
            Session session,
            @Nullable Credentials credentials) {}

    String name() {
        return name;
    }

    VirtualUser user() {
        return user;
    }

    // ---- orders of the user --------------------------------------------------------------------------------------

    /** Connects for the first time, then waits for the messages of the blocks. */
    void connect(Order order, List<CheckBlock> blocks) {
        long nowNs = order.nowNs();
        apply(Transition.to(new Connecting(this, order.name(), nowNs, blocks, order.user()), () -> dial(true, nowNs)));
    }

    void setCheck(Order order, List<CheckBlock> blocks) {
        latest = order.session();
        unmatched.clear();
        apply(state.onSetCheck(order, blocks));
    }

    void expect(Order order, List<CheckBlock> blocks) {
        latest = order.session();
        apply(state.onExpect(order, blocks));
    }

    void awaitExpected(Order order) {
        apply(state.onAwaitExpected(order));
    }

    void awaitEnd(Order order, long timeoutNs) {
        apply(state.onAwaitEnd(order, timeoutNs));
    }

    void close(Order order) {
        apply(state.onClose(order));
    }

    void userEnded(long nowNs) {
        apply(state.onUserEnded(nowNs));
    }

    List<SseInboundMessage> drainUnmatched() {
        return unmatched.drain(user.loop().clock());
    }

    // ---- what the connection tells -------------------------------------------------------------------------------

    void onHead(HttpResponseHead head, long nowNs) {
        StreamLog.head(this, head);
        Refusal refusal = Refusal.of(head);
        if (refusal != null) {
            apply(state.onRefused(refusal, nowNs));
            return;
        }
        meter.opened(nowNs);
        silence.begins(nowNs);
        apply(state.onConnected(nowNs));
    }

    void onBytes(ByteBuffer piece, long readNs) {
        meter.bytes(piece.remaining(), readNs);
        silence.broken(readNs);
        StreamLog.bytes(this, piece);
    }

    /** An event. If nobody looks into events, it costs no object. */
    void onEvent(SseBlock event, long nowNs) {
        if (readsMessages()) {
            offer(new SseMessage(event, nowNs), nowNs);
        } else {
            meter.unmatched();
        }
    }

    /** A block with a type or an id but without data: no event by the standard, but checks may look at it. */
    void onDatalessBlock(SseBlock block, long nowNs) {
        if (readsMessages()) {
            offer(new SseMessage(block, nowNs), nowNs);
        }
    }

    void onRetry(long newRetryMs) {
        retryMs = newRetryMs;
    }

    void onTooLarge(int limitBytes, long nowNs) {
        apply(state.onUnreadable("event larger than " + limitBytes + " bytes (sseMaxEventSize)", nowNs));
    }

    void onEnded(long nowNs) {
        apply(state.onEnded(nowNs));
    }

    void onFailed(String reason, long nowNs) {
        apply(state.onFailed(reason, nowNs));
    }

    // ---- time ----------------------------------------------------------------------------------------------------

    void onDeadline(long nowNs) {
        apply(state.onDeadline(nowNs));
    }

    void onReconnectionTime(long nowNs) {
        apply(state.onReconnectionTime(nowNs));
    }

    /** Not a byte has come for longer than the stream allows. */
    void onStalled(long nowNs) {
        apply(state.onStalled("nothing received for " + silence.limit() + " (stallAfter)", nowNs));
    }

    /** Every armed check has its verdict. */
    void onSettled(long nowNs) {
        apply(state.onSettled(nowNs));
    }

    // ---- for the states ------------------------------------------------------------------------------------------

    ReconnectPolicy policy() {
        return plan.policy();
    }

    StreamMeter meter() {
        return meter;
    }

    Expectations expectations() {
        return expectations;
    }

    /** Lets the user go on. */
    void resume(Parked parked) {
        user.proceed(parked.next(), parked.session());
    }

    /** Counts a row and gives the user with the session that follows from it: with its response time added, failed if the row is KO. */
    Parked row(Parked parked, String rowName, long startNs, long nowNs, @Nullable String failure) {
        Session session = parked.session();
        long endNs = waitedUntilNs(startNs, nowNs);
        user.stats().request(session.groups(), rowName, startNs, endNs, failure);
        Session timed = Sessions.addResponseTime(session, endNs - startNs);
        latest = failure == null ? timed : timed.markAsFailed();
        return parked.with(latest);
    }

    /**
     * When the wait for something that arrived at {@code nowNs} was over. What came with the network read that is still being handed over arrived before
     * the user asked for it: the user waited for nothing.
     */
    static long waitedUntilNs(long startNs, long nowNs) {
        return Math.max(startNs, nowNs);
    }

    /** Counts what connecting has cost, beside its row. To be called while the connection is there. */
    void connectCost(Parked parked, String rowName) {
        StreamConnection current = connection;
        if (current != null) {
            ExchangeParts parts = current.parts();
            StreamLog.parts(this, parts);
            user.stats().wire(parked.session().groups(), rowName, parts);
        }
    }

    /** An order that succeeds at once and leaves the state as it is. */
    Transition done(Order order) {
        Parked done = row(order.user(), order.name(), order.nowNs(), order.nowNs(), null);
        return Transition.stay(() -> resume(done));
    }

    /** An order that can't be carried out. */
    Transition refused(Order order, String reason) {
        Parked failed = row(order.user(), order.name(), order.nowNs(), order.nowNs(), reason);
        return Transition.stay(() -> resume(failed));
    }

    /** The stream is closed as the user wants it. */
    Transition closed(Order order) {
        expectations.abandon("still expected when the stream was closed", order.nowNs());
        Parked done = row(order.user(), order.name(), order.nowNs(), order.nowNs(), null);
        return Transition.to(new Closed(this), () -> resume(done));
    }

    /** Nothing took the message. */
    void unmatched(SseMessage message) {
        if (message.isDispatched()) {
            meter.unmatched();
        }
        if (unmatched.isOn() && unmatched.add(message)) {
            meter.evicted();
        }
    }

    /** Lets go of the connection, if there is one. */
    void disconnect(EndReason reason, long nowNs) {
        StreamConnection current = connection;
        if (current != null) {
            connection = null;
            silence.ends();
            lastEventId = current.lastEventId();
            current.close();
            meter.disconnected(reason, nowNs);
        }
    }

    long reconnectionTimeNs(int failedAttempts) {
        return plan.policy()
                .delayNs(retryMs, failedAttempts, ThreadLocalRandom.current().nextDouble());
    }

    /** Connects again: the same request with its headers resolved anew, and the last event ID. */
    void reconnect(long nowNs) {
        try {
            request = plan.request().refresh(requestName, request, latest);
        } catch (ExpressionException e) {
            user.stats().error("reconnecting with the headers of before: " + e.getMessage());
        }
        if (!LastEventId.isSendable(lastEventId)) {
            plan.onUnsendableId(name);
        }
        request = LastEventId.set(request, lastEventId);
        dial(false, nowNs);
    }

    /** An armed block has run out of time. */
    void onExpectationExpired(ArmedBlock block, long nowNs) {
        expectations.expired(block);
        onVerdict(nowNs);
    }

    StreamState state() {
        return state;
    }

    // ---- the automaton -------------------------------------------------------------------------------------------

    private void apply(Transition transition) {
        StreamState next = transition.next();
        if (next != null) {
            StreamLog.changed(this, state, next);
            state = next;
            deadline.set(next.deadlineNs());
            reconnection.set(next.reconnectAtNs());
        }
        transition.effect().run();
    }

    private void dial(boolean isFirst, long nowNs) {
        if (StreamLog.isOn(this)) {
            StreamLog.request(this, plan.transports().asSent(request, user));
        }
        meter.connecting(isFirst, nowNs);
        StreamConnection made = new StreamConnection(this, plan.limits().maxEventSizeBytes(), lastEventId);
        connection = made;
        made.attach(plan.transports()
                .of(user, credentials)
                .open(request, nowNs + plan.limits().headTimeoutNs(), made));
    }

    private boolean readsMessages() {
        return state.readsMessages()
                || unmatched.isOn()
                || expectations.isPending()
                || !standing.isEmpty()
                || StreamLog.isOn(this);
    }

    /** Standing checks see every event; an armed check takes it from those that come after; what the user waits for comes last. */
    private void offer(SseMessage message, long nowNs) {
        StreamLog.message(this, message);
        standing.offer(message, latest, this);
        if (expectations.offer(message, nowNs)) {
            onVerdict(nowNs);
        } else {
            apply(state.onMessage(message, nowNs));
        }
    }

    private void onVerdict(long nowNs) {
        if (expectations.isSettled()) {
            onSettled(nowNs);
        }
    }
}
