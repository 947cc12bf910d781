// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import dev.freshet.codec.SseBlock;
import dev.freshet.codec.SseDecoder;
import dev.freshet.codec.SseHandler;
import dev.freshet.core.Session;
import dev.freshet.core.check.CheckResult;
import dev.freshet.core.json.EventBytes;
import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.time.VirtualLoops;
import dev.freshet.http.HttpDsl;
import dev.freshet.http.SseReconnect;
import dev.freshet.http.request.RequestCompiler;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpResponseHead;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One stream that a test brings into a state by hand, and then gives an event. */
final class Bench {

    private static final MessageCheck IS_YES = new MessageCheck(
            "check",
            (message, session) -> message.text().contains("yes"),
            (message, session) -> new CheckResult(session, null),
            Set.of(),
            WireTextHint.of("check", List.of()));
    private static final List<CheckBlock> BLOCKS =
            List.of(new CheckBlock(Duration.ofSeconds(60).toNanos(), List.of(IS_YES)));

    private static final AnswerCheck NO_FAULT =
            AnswerCheck.compile(List.of(HttpDsl.header("x-fault").notExists()));

    final VirtualLoops loops = new VirtualLoops(1);
    final LoopStats stats = new LoopStats();
    private final FakeTransport wire = new FakeTransport(loops.loop());
    private final VirtualUser user = new VirtualUser(1, loops.loop(), stats, 0, ended -> {});
    private final SseStream stream;
    private @Nullable Session wentOn;

    private final String beginning;

    Bench() {
        this(SseReconnect.onDrop(), "");
    }

    /** A stream of that policy, which brings that as soon as it is connected. */
    Bench(SseReconnect policy, String beginning) {
        this.beginning = beginning;
        var template = HttpDsl.sse("Connect").get("http://localhost/stream").request();
        var request = new RequestCompiler(HttpDsl.http, List.of()).compile(template);
        StreamPlan plan = new StreamPlan(
                request,
                NO_FAULT,
                List.of(),
                DeliveryMeter.Plan.NONE,
                null,
                ReconnectPolicy.of(null, policy, "GET"),
                new StreamPlan.Limits(Duration.ofSeconds(60).toNanos(), null, 1 << 20),
                1,
                Forms.USUAL,
                (user, credentials) -> wire,
                ThreadLocal.withInitial(EventBytes::new),
                StreamWitness.NOBODY,
                new AtomicBoolean());
        Session session = Session.create("Bench", 1);
        user.waitWith(session);
        stream = new SseStream(
                "stream",
                plan,
                user,
                new StreamPlan.ResolvedRequest(
                        "Connect", request.resolve("Connect", session), null, StreamState.NEVER));
        stream.connect(order("Connect"), List.of());
    }

    /** Brings the stream from connecting to that state, by events that lead there. */
    void bring(String state) {
        if (state.equals("Connecting")) {
            return;
        }
        wire.last().accept().read(beginning);
        int bracket = state.indexOf('(');
        if (bracket > 0) {
            reach(state.substring(bracket + 1, state.length() - 1));
            wire.last().cut();
            if (state.startsWith("Reconnecting")) {
                loops.advance(Duration.ofSeconds(3));
            }
        } else {
            reach(state);
        }
        if (!stream.state().label().equals(state)) {
            throw new IllegalStateException(
                    "not " + state + " but " + stream.state().label());
        }
        wentOn = null;
    }

    private void reach(String state) {
        switch (state) {
            case "Idle" -> {}
            case "AwaitingMessage" -> stream.order(order("SetCheck"), new StreamOperation.SetCheck(BLOCKS));
            case "AwaitingExpected" -> {
                stream.order(order("Expect"), new StreamOperation.Expect(BLOCKS));
                stream.order(order("AwaitExpected"), new StreamOperation.AwaitExpected());
            }
            case "AwaitingEnd" ->
                stream.order(
                        order("AwaitEnd"),
                        new StreamOperation.AwaitEnd(Duration.ofSeconds(60).toNanos()));
            case "Closed" -> wire.last().end();
            case "Crashed" -> stream.onTooLarge(1, now());
            default -> throw new IllegalArgumentException(state);
        }
    }

    /** Gives the event and says in the words of the table what came of it. */
    String cell(String event, LogCapture log) {
        String before = stream.state().label();
        try {
            give(event);
        } catch (IllegalStateException e) {
            return "X";
        }
        if (!log.lines(Level.ERROR).isEmpty()) {
            return "#";
        }
        String after = stream.state().label();
        String next = after.equals(before) ? "=" : after;
        Session session = wentOn;
        return session == null ? next : next + (session.isFailed() ? " >!" : " >");
    }

    private void give(String event) {
        switch (event) {
            case "connected" -> stream.onHead(head(200), now());
            case "refused 404", "refused 405", "refused 204", "refused 503" ->
                stream.onHead(head(Integer.parseInt(event.substring(8))), now());
            case "connected, check failed" ->
                stream.onHead(
                        new HttpResponseHead(
                                200,
                                Headers.of(List.of(
                                        Map.entry("content-type", "text/event-stream"), Map.entry("X-Fault", "")))),
                        now());
            case "failed" -> stream.onFailed("connection reset", now());
            case "stalled" -> stream.onStalled(now());
            case "ended" -> stream.onEnded(false, now());
            case "complete" -> stream.onComplete(now());
            case "failure" -> stream.onFailure("error", now());
            case "unreadable" -> stream.onTooLarge(1, now());
            case "matching message" -> message("yes");
            case "other message" -> message("no");
            case "deadline" -> stream.onDeadline(now());
            case "reconnection time" -> stream.onReconnectionTime(now());
            case "settled" -> stream.onSettled(now());
            case "setCheck" -> stream.order(order(event), new StreamOperation.SetCheck(BLOCKS));
            case "expect" -> stream.order(order(event), new StreamOperation.Expect(BLOCKS));
            case "awaitExpected" -> stream.order(order(event), new StreamOperation.AwaitExpected());
            case "awaitEnd" -> stream.order(order(event), new StreamOperation.AwaitEnd(1));
            case "close" -> stream.order(order(event), new StreamOperation.Close());
            case "user ended" -> stream.userEnded(false, now());
            case "cut off" -> stream.userEnded(true, now());
            default -> throw new IllegalArgumentException(event);
        }
    }

    private void message(String data) {
        SseDecoder decoder = new SseDecoder(
                new SseHandler() {
                    @Override
                    public void onEvent(SseBlock event) {
                        stream.onEvent(event, now());
                    }

                    @Override
                    public void onTooLarge(int limitBytes) {}
                },
                100);
        decoder.decode(ByteBuffer.wrap(("data: " + data + "\n\n").getBytes(UTF_8)));
    }

    private static HttpResponseHead head(int status) {
        return new HttpResponseHead(status, Headers.of("content-type", "text/event-stream"));
    }

    private Order order(String name) {
        Parked parked = new Parked(Session.create("Bench", 1), (session, who) -> wentOn = session);
        return new Order(name, parked, now());
    }

    private long now() {
        return loops.clock().nowNs();
    }
}
