// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import dev.freshet.core.el.Expressions;
import dev.freshet.core.scenario.Action;
import dev.freshet.http.Header;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.SseAwaitEnd;
import dev.freshet.http.SseAwaitExpected;
import dev.freshet.http.SseClose;
import dev.freshet.http.SseConnectActionBuilder;
import dev.freshet.http.SseExpectActionBuilder;
import dev.freshet.http.SseProcessUnmatched;
import dev.freshet.http.SseSetCheckActionBuilder;
import dev.freshet.http.StreamDefaults;
import dev.freshet.http.StreamOptions;
import dev.freshet.http.request.RequestCompiler;
import dev.freshet.http.request.RequestPlan;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Compiles the operations on event streams to actions, for one protocol. Used on the main thread while a run is set up. */
@Internal
public final class SseCompiler {

    private static final List<Header> HEADERS = List.of(
            new Header("accept", Dynamic.of("text/event-stream")), new Header("cache-control", Dynamic.of("no-cache")));

    private final HttpProtocolBuilder protocol;
    private final RequestCompiler requests;
    private final Transports transports;
    private final MessageCheckCompiler checks = new MessageCheckCompiler();

    /**
     * A compiler for the streams of one protocol.
     *
     * @param transports where connections are made
     */
    public SseCompiler(HttpProtocolBuilder protocol, Transports transports) {
        this.protocol = protocol;
        this.requests = new RequestCompiler(protocol, HEADERS);
        this.transports = transports;
    }

    /** Whether that action is an operation on an event stream. */
    public static boolean owns(ActionBuilder action) {
        return action instanceof SseConnectActionBuilder
                || action instanceof SseSetCheckActionBuilder
                || action instanceof SseExpectActionBuilder
                || action instanceof SseAwaitExpected
                || action instanceof SseAwaitEnd
                || action instanceof SseClose
                || action instanceof SseProcessUnmatched;
    }

    /**
     * Compiles one operation.
     *
     * @return null if it is none on an event stream
     * @throws dev.freshet.core.SimulationException when the description is faulty
     */
    public @Nullable Action compile(ActionBuilder action, Action next) {
        if (action instanceof SseConnectActionBuilder connect) {
            return compile(connect, next);
        }
        if (action instanceof SseSetCheckActionBuilder setCheck) {
            List<CompiledBlock> blocks = checks.blocks("await", setCheck.sequences());
            return new SetCheckAction(StreamTarget.compile(setCheck.stream()), blocks, next);
        }
        if (action instanceof SseExpectActionBuilder expect) {
            List<CompiledBlock> blocks = checks.blocks("expect", expect.sequences());
            return new ExpectAction(StreamTarget.compile(expect.stream()), blocks, next);
        }
        if (action instanceof SseAwaitExpected await) {
            return new AwaitExpectedAction(StreamTarget.compile(await.stream()), next);
        }
        if (action instanceof SseAwaitEnd await) {
            StreamTarget target = StreamTarget.compile(await.stream());
            return new AwaitEndAction(target, Durations.compile("awaitEnd", await.timeout()), next);
        }
        if (action instanceof SseClose close) {
            return new CloseAction(StreamTarget.compile(close.stream()), next);
        }
        if (action instanceof SseProcessUnmatched process) {
            return new ProcessUnmatchedAction(Expressions.compile(process.streamName()), process.function(), next);
        }
        return null;
    }

    /** Says at the end of the run what can only be seen then. */
    public void adviseAtEnd() {
        for (WireTextHint hint : checks.hints()) {
            hint.advice().ifPresent(StreamLog::advice);
        }
    }

    private Action compile(SseConnectActionBuilder connect, Action next) {
        RequestPlan request = requests.compile(connect.request());
        StreamDefaults streams = protocol.streams();
        String method = connect.request().target().methodWord();
        StreamOptions options = connect.options();
        StreamPlan plan = new StreamPlan(
                request,
                checks.standing(options.standing()),
                ReconnectPolicy.of(options.reconnect(), streams.reconnect(), method),
                new StreamPlan.Limits(
                        Durations.toNs(protocol.requests().timeout()),
                        options.stallAfter() == null ? StreamState.NEVER : Durations.toNs(options.stallAfter()),
                        streams.maxEventSizeBytes()),
                streams.unmatchedBufferSize(),
                Refusal.accepted(streams.contentTypes(), options.contentTypes()),
                transports,
                new AtomicBoolean());
        List<CompiledBlock> blocks = checks.blocks("await", connect.sequences());
        return new ConnectAction(Expressions.compile(connect.sseName()), plan, blocks, next);
    }
}
