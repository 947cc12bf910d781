// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.codec.SseBlock;
import dev.freshet.core.check.CheckResult;
import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.StreamSeries;
import dev.freshet.core.time.Lateness;
import dev.freshet.http.SseInboundMessage;
import dev.freshet.http.auth.Credentials;
import dev.freshet.http.client.ExchangeParts;
import dev.freshet.http.measure.MeaningPlan;
import dev.freshet.http.measure.StreamMeasures;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.http.wire.HttpUri;
import java.nio.ByteBuffer;
import java.util.List;
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
    private final StreamRows rows;
    private final StreamMeter meter;
    private final @Nullable RawStream raw;
    private @Nullable UnmatchedMessages unmatched;
    private final StandingChecks standing;
    private final @Nullable DeliveryMeter delivery;
    private final @Nullable StreamMeasures measures;
    private @Nullable Expectations expectations;
    private StreamAlarms alarms = StreamAlarms.NONE;
    private final Silence silence;

    private StreamState state = new Closed(this);
    private @Nullable StreamConnection connection;
    private final String requestName;
    private HttpRequest request;
    private final @Nullable Credentials credentials;
    private String lastEventId;
    private final Comebacks comebacks;

    /**
     * A stream that is not connected yet.
     *
     * @param name its name among the user's streams
     */
    SseStream(String name, StreamPlan plan, VirtualUser user, StreamPlan.ResolvedRequest first) {
        StreamSeries counted = user.stats().stream(first.name());
        this.name = name;
        this.plan = plan;
        this.user = user;
        this.rows = new StreamRows(user);
        this.meter = new StreamMeter(counted);
        this.raw = RawStream.of(user, first.name(), name);
        this.standing = StandingChecks.of(plan.standing(), counted);
        this.delivery = plan.delivery().meter(first.name(), counted, user);
        this.silence = Silence.of(user.loop(), first.stallNs(), this::onStalled);
        this.requestName = first.name();
        this.request = first.request();
        this.credentials = first.credentials();
        this.lastEventId = LastEventId.of(request);
        this.comebacks = new Comebacks(plan.policy());
        MeaningPlan meaning = plan.meaning();
        this.measures = meaning == null ? null : meaning.of(counted);
    }

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
        if (measures != null) {
            measures.begin(nowNs);
        }
        apply(Transition.to(new Connecting(this, order.name(), nowNs, blocks, order.user()), () -> dial(true, nowNs)));
    }

    void order(Order order, StreamOperation operation) {
        apply(state.onOrder(order, operation));
    }

    /** The user has ended; {@code isCutOff} if the run ended it. */
    void userEnded(boolean isCutOff, long nowNs) {
        if (measures != null) {
            measures.left(isCutOff, nowNs);
        }
        apply(state.onUserEnded(isCutOff, nowNs));
    }

    void forgetUnmatched() {
        if (unmatched != null) {
            unmatched.clear();
        }
    }

    /** Made when the first is looked into: most streams only count. */
    private UnmatchedMessages unmatched() {
        if (unmatched == null) {
            unmatched = new UnmatchedMessages(plan);
        }
        return unmatched;
    }

    /** What no check took, with all that has come while the user was put off. */
    List<SseInboundMessage> drainUnmatched() {
        if (connection != null) {
            connection.handOver();
        }
        return unmatched().drain(user.loop().clock());
    }

    // ---- what the connection tells -------------------------------------------------------------------------------

    void onHead(HttpResponseHead head, long nowNs) {
        StreamLog.head(this, head);
        String fault = state.fault(head, nowNs); // its checks have their turn in any case, for what they save
        Refusal refusal = Refusal.of(head, plan.forms(), fault);
        if (refusal != null) {
            if (connection != null) {
                Explanation.ask(connection, this, refusal, state.failure(refusal));
            }
            apply(state.onRefused(refusal, nowNs));
            return;
        }
        comebacks.opened();
        meter.opened(nowNs, silence.isLimited());
        silence.begins(nowNs);
        apply(state.onConnected(nowNs));
    }

    /**
     * Something has come from the network at that time. What was due before it comes first, though the loop has not come to those timers yet: sockets are read
     * before timers are looked at.
     */
    void onArrival(long nowNs) {
        alarms.ringDeadlineBefore(nowNs);
        if (expectations != null) {
            expectations.expireBefore(nowNs);
        }
        silence.ringIfDueBefore(nowNs);
    }

    /** An event or a comment, by which the server shows that the stream is alive. */
    void onSign(long nowNs) {
        silence.broken(nowNs);
    }

    /** What comes is held back from now on, or no more; as long as it is, nobody can tell whether the server is silent. */
    void onHolding(boolean isOn) {
        silence.ends();
        if (!isOn) {
            silence.begins(user.loop().clock().nowNs());
        }
    }

    void onBytes(ByteBuffer piece, long readNs) {
        meter.bytes(piece.remaining(), readNs);
        StreamLog.bytes(this, piece);
    }

    /** An event. If nobody looks into events, it costs no object. */
    void onEvent(SseBlock event, long nowNs) {
        comebacks.bornFruit();
        DeliveryMeter asked = delivery;
        if (asked != null || measures != null || readsMessages()) {
            SseMessage atHand = unmatched().message(event, nowNs);
            SseMessage message = asked == null ? atHand : asked.measured(atHand);
            if (raw != null) {
                raw.record(message, event);
            }
            offer(message, nowNs);
        } else {
            meter.unmatched();
            if (raw != null) {
                raw.unread(event, nowNs);
            }
        }
    }

    /** A block with a type or an id but without data: no event by the standard, but checks may look at it. */
    void onDatalessBlock(SseBlock block, long nowNs) {
        if (measures != null || readsMessages()) {
            offer(unmatched().message(block, nowNs), nowNs);
        }
    }

    void onRetry(long newRetryMs) {
        comebacks.retryAfter(newRetryMs);
    }

    void onTooLarge(int limitBytes, long nowNs) {
        apply(state.onUnreadable("event larger than " + limitBytes + " bytes (sseMaxEventSize)", nowNs));
    }

    /** The server has ended the body properly; {@code isWithinEvent} if it did so before the blank line of an event. */
    void onEnded(boolean isWithinEvent, long nowNs) {
        if (isWithinEvent) {
            meter.halfEvent();
            StreamLog.halfEvent(this);
        }
        apply(state.onEnded(nowNs));
    }

    void onFailed(String reason, long nowNs) {
        apply(state.onFailed(reason, nowNs));
    }

    /** The event that ends the stream has been handed over, and the stream is to be closed at it. */
    void onComplete(long nowNs) {
        apply(state.onComplete(nowNs));
    }

    /** An event has been handed over that makes the stream a failure. */
    void onFailure(String reason, long nowNs) {
        apply(state.onFailure(reason, nowNs));
    }

    // ---- time ----------------------------------------------------------------------------------------------------

    void onDeadline(long nowNs) {
        apply(state.onDeadline(nowNs));
    }

    void onReconnectionTime(long nowNs) {
        apply(state.onReconnectionTime(nowNs));
    }

    /** Neither an event nor a comment has come for longer than the stream allows. */
    void onStalled(long nowNs) {
        String reason = "no event and no comment for " + silence.limit() + " (stallAfter)";
        apply(state.onStalled(Lateness.remark(reason, silence.dueNs(), nowNs), nowNs));
    }

    /** Every armed check has its verdict. */
    void onSettled(long nowNs) {
        apply(state.onSettled(nowNs));
    }

    // ---- for the states ------------------------------------------------------------------------------------------

    /** What the user's waits for this stream come to. */
    StreamRows rows() {
        return rows;
    }

    StreamMeter meter() {
        return meter;
    }

    Expectations expectations() {
        if (expectations == null) {
            expectations = new Expectations(this);
        }
        return expectations;
    }

    /** Has the checks of the connect look at the head of the response to it. What they save is in the user's session from now on. */
    @Nullable
    String check(HttpResponseHead head, long tookNs) {
        StreamConnection current = connection;
        HttpUri ledTo = current == null ? null : current.ledTo();
        HttpUri address = ledTo == null ? request.uri() : ledTo;
        CheckResult result = plan.answer().judge(head, address, tookNs, user.session());
        user.waitWith(result.session());
        return result.error();
    }

    /** Whether the stream has given an id by which it can be gone on with. To be asked when the connection is let go of. */
    boolean hasId() {
        return !lastEventId.isEmpty();
    }

    /** Lets the user go on, without the stream where that was only opened for what the user has waited for. */
    void resume(Parked parked) {
        if (plan.forms().isBrief()) {
            leave();
        }
        user.proceed(parked.next(), parked.session());
    }

    /** Counts what connecting has cost, beside its row. To be called while the connection is there. */
    void connectCost(Parked parked, String rowName) {
        StreamConnection current = connection;
        if (current != null) {
            ExchangeParts parts = current.parts();
            StreamLog.parts(this, parts);
            user.stats().wire(parked.session().groups(), rowName, RowKind.CONNECT, parts);
        }
    }

    /** An order that succeeds at once and leaves the state as it is. */
    Transition done(Order order, RowKind kind) {
        Parked done = rows.row(order.user(), kind, order.name(), order.nowNs(), order.nowNs(), null);
        return Transition.stay(() -> resume(done));
    }

    /** An order that could not be attempted: the cause has been told, once; this is neither OK nor KO. */
    Transition skipped(Order order, RowKind kind) {
        return skipped(order, kind, List.of(order.name()));
    }

    /** Checks that could not be attempted. */
    Transition skippedChecks(Order order, List<CheckBlock> blocks) {
        return skipped(order, RowKind.CHECK, CheckBlock.names(blocks));
    }

    private Transition skipped(Order order, RowKind kind, List<String> names) {
        rows.skip(order.session(), kind, names);
        Parked failed = order.user().with(order.session().markAsFailed());
        return Transition.stay(() -> resume(failed));
    }

    /** The stream is closed as the user wants it. */
    Transition closed(Order order) {
        expectations().abandon("still expected when the stream was closed", order.nowNs());
        Parked done = rows.row(order.user(), RowKind.OPERATION, order.name(), order.nowNs(), order.nowNs(), null);
        return Transition.to(new Closed(this), () -> resume(done));
    }

    /** Whether an event tells the end of the stream, so that the end of a connection alone is not what the user waits for. */
    boolean awaitsEndEvent() {
        return measures != null && measures.awaitsEndEvent();
    }

    boolean hasEndEvent() {
        return measures != null && measures.hasEnded();
    }

    /** The stream is over properly, whatever its user waits for. */
    void endedProperly(long nowNs) {
        if (measures != null) {
            measures.ended(nowNs);
        }
    }

    /** The stream has failed by what it brought or lacks, and nothing waits for it: it has a row of its own, under the name of its request. */
    void failedUnseen(String text, long nowNs) {
        StreamLog.loss(this, text);
        rows.count(user.session(), RowKind.CHECK, requestName, nowNs, nowNs, text);
    }

    /** A connection is lost that had been open, or could not be made anew, and no row tells why. */
    void tellLoss(EndReason reason, String text) {
        StreamLog.loss(this, reason.text() + ": " + text);
        user.stats().failure(loss(reason, text));
    }

    /** What is said of a loss that no row tells. */
    String loss(EndReason reason, String text) {
        return requestName + ": " + reason.text() + ": " + text;
    }

    void unmatched(SseMessage message) {
        if (message.isDispatched()) {
            meter.unmatched();
        }
        if (plan.unmatchedSize() > 0 && unmatched().add(message)) {
            meter.evicted();
        }
    }

    void disconnect(EndReason reason, long nowNs) {
        StreamConnection current = connection;
        if (current != null) {
            connection = null;
            silence.ends();
            lastEventId = current.lastEventId();
            current.close(reason, nowNs);
            meter.disconnected(reason, nowNs);
        }
    }

    Comebacks comebacks() {
        return comebacks;
    }

    private void leave() {
        UserStreams.of(user).remove(this);
        if (state instanceof Interrupted) {
            meter.lostForGood(); // the user goes before it is back
        }
        if (connection != null) {
            disconnect(connection.leave(), user.loop().clock().nowNs());
        }
        apply(Transition.to(new Closed(this)));
    }

    /** The stream is back, so long after the loss. */
    void isBack(long sinceLossNs) {
        comebacks.isBack();
        meter.reconnected(true, sinceLossNs);
    }

    /** Connects again: the same request with its headers resolved anew, and the last event ID. */
    void reconnect(long nowNs) {
        request = plan.again(requestName, request, user, lastEventId);
        dial(false, nowNs);
    }

    /** An armed block has run out of time. */
    void onExpectationExpired(ArmedBlock block, long nowNs) {
        expectations().expired(block);
        onVerdict(nowNs);
    }

    StreamState state() {
        return state;
    }

    // ---- the automaton -------------------------------------------------------------------------------------------

    private void apply(Transition transition) {
        StreamState next = transition.next();
        if (next != null) {
            StreamLog.changed(this, plan.witness(), state, next);
            state = next;
            alarms = alarms.set(this, next);
            if (measures != null && next instanceof EndedState) {
                measures.gone(next instanceof Crashed, user.loop().clock().nowNs());
            }
        }
        transition.effect().run();
    }

    private void dial(boolean isFirst, long nowNs) {
        if (StreamLog.isOn(this)) {
            StreamLog.request(this, plan.transports().asSent(request, user));
        }
        meter.connecting(isFirst, nowNs);
        StreamConnection made = new StreamConnection(this, plan, lastEventId, nowNs);
        connection = made;
        made.attach(plan.transportOf(user, credentials)
                .open(request, nowNs + plan.limits().headTimeoutNs(), made));
    }

    private boolean readsMessages() {
        return state.readsMessages()
                || plan.unmatchedSize() > 0
                || (expectations != null && expectations.isPending())
                || !standing.isEmpty()
                || StreamLog.isOn(this);
    }

    /** What the event means comes first, and has its effect last. Standing checks see every event; an armed check takes it from those that come after; what the user waits for comes last. The effects may bring later events. */
    private void offer(SseMessage message, long nowNs) {
        StreamMeasures meant = measures;
        if (meant == null) {
            offerToChecks(message, nowNs);
            return;
        }
        String failure = meant.onEvent(message, user.session(), nowNs);
        offerToChecks(message, nowNs);
        boolean isOpen = connection != null; // else the user has closed it for this very event
        if (isOpen && failure != null) {
            onFailure(failure, nowNs);
        } else if (isOpen && meant.isToClose()) {
            onComplete(nowNs);
        }
    }

    private void offerToChecks(SseMessage message, long nowNs) {
        StreamLog.message(this, message);
        standing.offer(message, user.session(), this);
        if (expectations != null && expectations.offer(message, nowNs)) {
            message.judgedByAll();
            onVerdict(nowNs);
        } else {
            Transition transition = state.onMessage(message, nowNs);
            message.judgedByAll();
            apply(transition);
        }
    }

    private void onVerdict(long nowNs) {
        if (expectations().isSettled()) {
            onSettled(nowNs);
        }
    }
}
