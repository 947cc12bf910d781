// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.warm;

import dev.freshet.core.Internal;
import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.scenario.Protocol;
import dev.freshet.core.text.Quantity;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.LoopGroup;
import dev.freshet.http.client.NettyConnections;
import dev.freshet.http.net.AsideLoops;
import dev.freshet.http.net.Http2Terms;
import dev.freshet.http.net.LoopbackServer;
import dev.freshet.http.net.LoopbackServer.Answers;
import dev.freshet.http.net.SelfSigned;
import dev.freshet.http.warm.Rounds.Played;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does on every loop of a run what its plan asks of HTTP, again and again for a fraction of a second. What is in its way is told to the log at DEBUG. The main
 * thread waits for it. It works on the loops {@link AsideLoops aside}, so that not even a defect that shows there, or after its end, fails the run.
 *
 * <pre>
 *   main          server ──► users ──────────────────► server, if TLS is used ──► users ──────────────────►
 *   loops                    connect, request, events, checks, ...                the same over TLS
 *   (between)                one thing of these over HTTP/2, if that is spoken
 *   background    certificate, if TLS is used
 *   (before all)  whom TLS trusts, and its context
 * </pre>
 */
@Internal
public final class Rehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    /** What users would wait for is waited for so long. On any machine that is not overloaded it takes a fraction of that. */
    private static final long PATIENCE_NS = 5_000_000_000L;

    /** So many users on a loop, if there is time: by then what they do is compiled. */
    private static final int USERS = 500;

    /** The part of the time that is taken where there is one thing to rehearse alone: what more of it would gain, is less than a start that is longer by it. */
    private static final double ONE_STAGE = 0.6;

    /** When new users stop coming, as parts of the whole time: what they have begun, and closing, takes the rest. */
    private static final double LAST_USER = 0.8;

    /** The same for all that comes before what is rehearsed last. */
    private static final double LAST_USER_BEFORE = 0.3;

    private final AsideLoops loops;
    private final Protocol protocol;
    private final Function<NettyConnections, Protocol.Run> runs;
    private final Answers answers;
    private final int usersPerLoop;
    private final Set<String> errors = new LinkedHashSet<>();
    private int users;

    /**
     * A rehearsal on the loops of a run.
     *
     * @param loops those of {@link dev.freshet.http.net.NettyLoops}
     * @param runs a run of the protocol that has those connections, and closes them
     */
    public Rehearsal(LoopGroup loops, Protocol protocol, Function<NettyConnections, Protocol.Run> runs) {
        this(loops, protocol, runs, samples -> samples, USERS);
    }

    /**
     * A rehearsal against another server, by so many users.
     *
     * @param server makes its answers of those that are given otherwise
     */
    public Rehearsal(
            LoopGroup loops,
            Protocol protocol,
            Function<NettyConnections, Protocol.Run> runs,
            UnaryOperator<Answers> server,
            int usersPerLoop) {
        this.loops = new AsideLoops(loops);
        this.protocol = protocol;
        this.runs = runs;
        this.answers = server.apply(SampleAnswers::to);
        this.usersPerLoop = usersPerLoop;
    }

    /** How a rehearsal ended. */
    public enum End {
        AT_EASE,
        TIME_UP,
        FAILED
    }

    /**
     * What came of a rehearsal.
     *
     * @param users how many have ended, of those who were waited for
     * @param errors what went wrong, each text once
     */
    public record Outcome(End end, int users, Set<String> errors) {}

    /**
     * Rehearses that for so long at most. To be called once.
     *
     * @param needed what users would wait for: is waited for first, and is no part of that time
     */
    public Outcome run(Usage usage, Duration atMost, Future<?> needed) {
        long beforeNs = loops.clock().nowNs();
        End end = tried(() -> await(needed, beforeNs + PATIENCE_NS));
        long startNs = loops.clock().nowNs();
        if (end != End.FAILED) {
            double share = usage.hasTls() || usage.hasHttp2() ? 1 : ONE_STAGE;
            end = tried(() -> rehearse(usage, startNs, part(share, startNs, startNs + atMost.toNanos())));
        }
        boolean isDefect = errors.addAll(loops.failures());
        Outcome outcome = new Outcome(isDefect ? End.FAILED : end, users, errors);
        long endNs = loops.clock().nowNs();
        LOG.debug(
                "Warm-up: {}, {} after {}",
                outcome,
                Quantity.duration(endNs - startNs),
                Quantity.duration(startNs - beforeNs));
        return outcome;
    }

    /** What may take too long, or fail. */
    private interface Trial {
        void run() throws InterruptedException, ExecutionException, TimeoutException;
    }

    private End tried(Trial trial) {
        try {
            trial.run();
            return End.AT_EASE;
        } catch (TimeoutException e) {
            return End.TIME_UP;
        } catch (ExecutionException | RuntimeException e) {
            LOG.debug("Warm-up failed", e);
            errors.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return End.FAILED;
    }

    private void rehearse(Usage usage, long startNs, long endNs)
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<LoopbackServer> secured = usage.hasTls() ? inBackground(this::securedServer) : null;
        ScenarioBuilder scenario = Sample.of(usage);
        int others = (usage.hasHttp2() ? 1 : 0) + (secured == null ? 0 : 1);
        try (Stage stage = stage(new LoopbackServer(answers), Http2Terms.NONE)) {
            await(begin(stage, scenario, part(lastUser(others, others), startNs, endNs), endNs), endNs);
        }
        if (usage.hasHttp2()) {
            SampleAnswers answer = usage.hasStreams() ? SampleAnswers.EVENTS : SampleAnswers.JSON;
            try (Stage stage = stage(new LoopbackServer(answer::overHttp2), Http2Terms.with(SelfSigned.HOST))) {
                long untilNs = part(lastUser(others - 1, others), startNs, endNs);
                await(begin(stage, Sample.overHttp2(usage), untilNs, endNs), endNs);
            }
        }
        if (secured != null) {
            try (Stage stage = stage(await(secured, endNs), Http2Terms.NONE)) {
                await(begin(stage, scenario, part(LAST_USER, startNs, endNs), endNs), endNs);
            }
        }
    }

    /** The share of the time within which new users come to a stage that so many others follow. */
    private static double lastUser(int following, int others) {
        return following == 0 ? LAST_USER : LAST_USER_BEFORE * (others - following + 1) / others;
    }

    private LoopbackServer securedServer() {
        try {
            return new LoopbackServer(answers, SelfSigned.make());
        } catch (GeneralSecurityException | SSLException e) {
            throw new CompletionException(e);
        }
    }

    /** On a thread that ends with the task: making a certificate can't be broken off when the time is up. */
    private static <T> CompletableFuture<T> inBackground(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, work -> {
            Thread thread = new Thread(work, "freshet-warm-up");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private static long part(double share, long startNs, long endNs) {
        return startNs + (long) (share * (endNs - startNs));
    }

    private Stage stage(LoopbackServer server, Http2Terms terms) {
        NettyConnections connections = NettyConnections.toLoopback(loops, server.identity(), terms);
        return new Stage(protocol, runs.apply(connections), server);
    }

    private List<CompletableFuture<Played>> begin(Stage stage, ScenarioBuilder scenario, long untilNs, long endNs)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<CompletableFuture<Integer>> ports = new ArrayList<>();
        for (Loop loop : loops.loops()) {
            ports.add(stage.open(loop));
        }
        List<CompletableFuture<Played>> ended = new ArrayList<>();
        for (int i = 0; i < ports.size(); i++) {
            int port = await(ports.get(i), endNs);
            ended.add(stage.begin(loops.loops().get(i), port, scenario, usersPerLoop, untilNs));
        }
        return ended;
    }

    private void await(List<CompletableFuture<Played>> ended, long endNs)
            throws InterruptedException, ExecutionException, TimeoutException {
        for (CompletableFuture<Played> each : ended) {
            Played played = await(each, endNs);
            users += played.users();
            errors.addAll(played.errors());
        }
    }

    private <T> T await(Future<T> future, long endNs)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(Math.max(0, endNs - loops.clock().nowNs()), TimeUnit.NANOSECONDS);
    }
}
