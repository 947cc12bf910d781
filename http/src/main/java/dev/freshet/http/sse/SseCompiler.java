// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.Expressions;
import dev.freshet.core.json.EventBytes;
import dev.freshet.core.scenario.Action;
import dev.freshet.core.scenario.Place;
import dev.freshet.core.stats.RowKind;
import dev.freshet.http.Header;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.Setting;
import dev.freshet.http.SseAwaitEnd;
import dev.freshet.http.SseAwaitExpected;
import dev.freshet.http.SseClose;
import dev.freshet.http.SseConnectActionBuilder;
import dev.freshet.http.SseExpectActionBuilder;
import dev.freshet.http.SseProcessUnmatched;
import dev.freshet.http.SseSetCheckActionBuilder;
import dev.freshet.http.StreamDefaults;
import dev.freshet.http.StreamOptions;
import dev.freshet.http.StreamReference;
import dev.freshet.http.StreamWatch;
import dev.freshet.http.measure.MeaningCompiler;
import dev.freshet.http.request.Durations;
import dev.freshet.http.request.Recipes;
import dev.freshet.http.request.RequestCompiler;
import dev.freshet.http.sse.StreamAction.Rows;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Compiles the operations on event streams to actions, for one protocol. Used on the main thread while a run is set up. */
@Internal
public final class SseCompiler {

    private static final List<Header> HEADERS = headers(List.of());

    /** All operations: what is said in a simulation, and what is done for it. */
    private static final Recipes<SseCompiler> RECIPES = new Recipes<SseCompiler>()
            .with(SseConnectActionBuilder.class, SseCompiler::connect)
            .with(SseSetCheckActionBuilder.class, SseCompiler::setCheck)
            .with(SseExpectActionBuilder.class, SseCompiler::expect)
            .with(SseAwaitExpected.class, SseCompiler::awaitExpected)
            .with(SseAwaitEnd.class, SseCompiler::awaitEnd)
            .with(SseClose.class, SseCompiler::close)
            .with(SseProcessUnmatched.class, SseCompiler::processUnmatched);

    private final HttpProtocolBuilder protocol;
    private final RequestCompiler requests;
    private final Transports transports;
    private final StreamWitness witness;
    private final MessageCheckCompiler checks = new MessageCheckCompiler();
    private final Map<String, StreamNames> names = new HashMap<>();

    /**
     * A compiler for the streams of one protocol.
     *
     * @param transports where connections are made
     */
    public SseCompiler(HttpProtocolBuilder protocol, Transports transports) {
        this(protocol, transports, StreamWitness.NOBODY);
    }

    /**
     * The same.
     *
     * @param witness sees what all of these streams receive
     */
    public SseCompiler(HttpProtocolBuilder protocol, Transports transports, StreamWitness witness) {
        this.protocol = protocol;
        this.requests = new RequestCompiler(protocol, HEADERS);
        this.transports = transports;
        this.witness = witness;
    }

    /** Whether that action is an operation on an event stream. */
    public static boolean owns(ActionBuilder action) {
        return RECIPES.know(action);
    }

    /**
     * Compiles one operation.
     *
     * @param place where in the simulation it stands
     * @return null if it is none on an event stream
     * @throws dev.freshet.core.SimulationException when the description is faulty
     */
    public @Nullable Action compile(ActionBuilder action, Place place, Action next) {
        return RECIPES.compile(this, action, place, next);
    }

    /**
     * All scenarios have been compiled.
     *
     * @throws dev.freshet.core.SimulationException when a step is about a stream that no step of its scenario opens
     */
    public void complete() {
        names.values().forEach(StreamNames::requireOpened);
    }

    /** Says at the end of the run what can only be seen then. */
    public void adviseAtEnd() {
        for (WireTextHint hint : checks.hints()) {
            hint.advice().ifPresent(StreamLog::advice);
        }
    }

    private Action setCheck(SseSetCheckActionBuilder setCheck, Place place, Action next) {
        List<CheckBlock.Compiled> blocks = checks.blocks("await", setCheck.sequences());
        Rows rows = new Rows("SetCheckAction", RowKind.CHECK, CheckBlock.Compiled.names(blocks));
        return new StreamAction(
                target(setCheck.stream(), place),
                rows,
                session -> new StreamOperation.SetCheck(CheckBlock.Compiled.resolve(blocks, session)),
                next);
    }

    private Action expect(SseExpectActionBuilder expect, Place place, Action next) {
        List<CheckBlock.Compiled> blocks = checks.blocks("expect", expect.sequences());
        Rows rows = new Rows("ExpectAction", RowKind.CHECK, CheckBlock.Compiled.names(blocks));
        return new StreamAction(
                target(expect.stream(), place),
                rows,
                session -> new StreamOperation.Expect(CheckBlock.Compiled.resolve(blocks, session)),
                next);
    }

    private Action awaitExpected(SseAwaitExpected await, Place place, Action next) {
        Rows rows = new Rows("AwaitExpectedAction", RowKind.CHECK, List.of());
        return new StreamAction(
                target(await.stream(), place), rows, session -> new StreamOperation.AwaitExpected(), next);
    }

    private Action awaitEnd(SseAwaitEnd await, Place place, Action next) {
        Expression<Duration> timeout = Durations.compile("awaitEnd", await.timeout());
        Rows rows = new Rows("AwaitEndAction", RowKind.CHECK, null);
        return new StreamAction(
                target(await.stream(), place),
                rows,
                session -> new StreamOperation.AwaitEnd(Durations.toNs(timeout.resolve(session))),
                next);
    }

    private Action close(SseClose close, Place place, Action next) {
        Rows rows = new Rows("CloseAction", RowKind.OPERATION, null);
        return new StreamAction(target(close.stream(), place), rows, session -> new StreamOperation.Close(), next);
    }

    private Action processUnmatched(SseProcessUnmatched process, Place place, Action next) {
        Expression<String> streamName = Expressions.compile(process.streamName());
        names(place).isUsed(streamName, place);
        return new ProcessUnmatchedAction(streamName, process.function(), next);
    }

    private Action connect(SseConnectActionBuilder connect, Place place, Action next) {
        List<String> documents = connect.options().forms().documents();
        RequestCompiler compiler = documents.isEmpty() ? requests : new RequestCompiler(protocol, headers(documents));
        StreamDefaults streams = protocol.streams();
        String method = connect.request().target().methodWord();
        StreamOptions options = connect.options();
        StreamWatch watch = options.watch().orElse(streams.watch());
        StreamPlan plan = new StreamPlan(
                compiler.compile(connect.request()),
                AnswerCheck.compile(options.answer()),
                checks.standing(options.standing()),
                new DeliveryMeter.Plan(
                        EventReading.ofNumber(watch.sequence()), EventReading.ofTime(watch.publishedAt())),
                options.meaning().isNothing() ? null : MeaningCompiler.compile(options.meaning()),
                ReconnectPolicy.of(options.reconnect(), streams.reconnect(), method),
                new StreamPlan.Limits(
                        Durations.toNs(protocol.requests().timeout()),
                        stallAfter(watch.stallAfter()),
                        streams.maxEventSizeBytes()),
                streams.unmatchedBufferSize(),
                Forms.of(streams.contentTypes(), options.forms()),
                transports,
                ThreadLocal.withInitial(EventBytes::new),
                witness,
                new AtomicBoolean());
        List<CheckBlock.Compiled> blocks = checks.blocks("await", connect.sequences());
        Expression<String> streamName = Expressions.compile(connect.sseName());
        names(place).opens(streamName);
        return new ConnectAction(streamName, plan, blocks, next);
    }

    /** What requests for streams say unless they say otherwise themselves. */
    private static List<Header> headers(List<String> documents) {
        return List.of(
                new Header("accept", Dynamic.of(Forms.header(documents))),
                new Header("cache-control", Dynamic.of("no-cache")));
    }

    private static @Nullable Expression<Duration> stallAfter(@Nullable Setting<Dynamic<Duration>> setting) {
        Dynamic<Duration> silence = setting == null ? null : setting.value();
        return silence == null ? null : Expressions.compile(silence);
    }

    private StreamTarget target(StreamReference reference, Place place) {
        StreamTarget target = StreamTarget.compile(reference, names(place));
        names(place).isUsed(target.streamName(), place);
        return target;
    }

    private StreamNames names(Place place) {
        return names.computeIfAbsent(place.scenario(), scenario -> new StreamNames());
    }
}
