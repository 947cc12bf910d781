// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.ProtocolBuilder;
import dev.freshet.core.SimulationException;
import dev.freshet.core.ThrottleStep;
import dev.freshet.core.feeder.FeederSettings;
import dev.freshet.core.feeder.Feeders;
import dev.freshet.core.inject.RequestRate;
import dev.freshet.core.inject.Shard;
import dev.freshet.core.raw.RawLog;
import dev.freshet.core.scenario.Action;
import dev.freshet.core.scenario.CompileSettings;
import dev.freshet.core.scenario.Protocol;
import dev.freshet.core.scenario.RunControl;
import dev.freshet.core.scenario.ScenarioCompiler;
import dev.freshet.core.scenario.Throttle;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.time.Loop;
import dev.freshet.core.trust.Demand;
import dev.freshet.core.trust.LoopSeconds;
import dev.freshet.core.trust.TrustFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that a run needs before its first user: started protocols, compiled scenarios, an injector for each population on each
 * loop. Confined to the main thread.
 */
final class RunSetUp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunSetUp.class);

    private final RunPlan plan;
    private final RunSettings settings;
    private final RunControl control;
    private final List<RunLoop> loops = new ArrayList<>();
    private final List<StartedProtocol> protocols = new ArrayList<>();
    private final List<PopulationRun> first = new ArrayList<>();
    private final List<Throttle> throttles = new ArrayList<>();
    private List<Throttle> global = List.of();
    private final Feeders feeders = new Feeders(FeederSettings.ofSystemProperties());

    private RunSetUp(RunPlan plan, RunSettings settings, RunControl control) {
        this.plan = plan;
        this.settings = settings;
        this.control = control;
        RawLog rawLog = settings.rawLog();
        for (Loop loop : settings.loops().loops()) {
            loops.add(new RunLoop(loop, new LoopStats(), new LoopSeconds(), rawLog == null ? null : rawLog.forLoop()));
        }
    }

    /**
     * Sets up a run.
     *
     * @throws SimulationException when a scenario is faulty; what was started till then has been closed
     */
    static RunSetUp of(RunPlan plan, RunSettings settings, RunControl control) {
        RunSetUp setUp = new RunSetUp(plan, settings, control);
        try {
            settings.protocols().forEach(setUp::startProtocol);
            setUp.global = setUp.addThrottle(plan.throttle(), settings.shard());
            plan.first().forEach(population -> setUp.first.add(setUp.prepare(population)));
            setUp.protocols.forEach(started -> started.run.complete());
            return setUp;
        } catch (RuntimeException | Error e) {
            setUp.close();
            throw e;
        }
    }

    /** The populations that start with the run. */
    List<PopulationRun> first() {
        return first;
    }

    /** What the requests of the run wait for; their time begins with the run. */
    List<Throttle> throttles() {
        return throttles;
    }

    /** The loops that the users live on. */
    List<RunLoop> loops() {
        return loops;
    }

    /** What each loop writes its statistics to, in the order of the loops. */
    List<LoopStats> stats() {
        return loops.stream().map(RunLoop::stats).toList();
    }

    /** How many connections the protocols have open; unknown where none of them counts. Any thread may ask. */
    long openConnections() {
        long sum = TrustFigure.UNKNOWN;
        for (StartedProtocol started : protocols) {
            long own = started.run.openConnections();
            sum = own == TrustFigure.UNKNOWN ? sum : Math.max(0, sum) + own;
        }
        return sum;
    }

    /** What a user of that scenario needs of the machine. */
    Demand demand(String scenario) {
        return protocols.stream().map(started -> started.run.demand(scenario)).reduce(Demand.NONE, Demand::plus);
    }

    /** Has the protocols warm up, if that is wanted. What is in their way is no matter of the run. */
    void warmUp() {
        if (settings.warmUp().isZero()) {
            return;
        }
        for (StartedProtocol started : protocols) {
            try {
                started.run.warmUp(settings.warmUp());
            } catch (RuntimeException | LinkageError e) {
                LOG.debug("{} did not warm up", started.protocol, e);
            }
        }
    }

    /** Closes feeders and protocols, when all users have ended. */
    @Override
    public void close() {
        feeders.close();
        for (StartedProtocol started : protocols) {
            try {
                started.run.close();
            } catch (RuntimeException e) {
                LOG.error("{} was not closed", started.protocol, e);
            }
        }
    }

    private void startProtocol(Protocol protocol) {
        protocols.add(new StartedProtocol(protocol, protocol.start(settings.loops())));
    }

    /** This machine's share of a throttle; nothing where there are no steps. */
    private List<Throttle> addThrottle(List<ThrottleStep> steps, Shard share) {
        if (steps.isEmpty()) {
            return List.of();
        }
        Throttle throttle = new Throttle(RequestRate.of(steps, 1.0 / share.count()));
        throttles.add(throttle);
        return List.of(throttle);
    }

    /** What the requests of a population wait for: first for their own turn, then for that among everybody. */
    private List<Throttle> throttlesOf(PlannedPopulation population) {
        List<Throttle> waits =
                new ArrayList<>(addThrottle(population.throttle(), population.shardOf(settings.shard())));
        waits.addAll(global);
        return waits;
    }

    private PopulationRun prepare(PlannedPopulation population) {
        Action firstAction = compile(population);
        List<List<PopulationRun>> followers = population.followers().stream()
                .map(group -> group.stream().map(this::prepare).toList())
                .toList();
        Loop firstLoop = loops.get(0).loop();
        PopulationRun run = new PopulationRun(firstLoop, followers);
        for (int i = 0; i < loops.size(); i++) {
            RunLoop home = loops.get(i);
            UserSource source =
                    new UserSource(home, population.name(), firstAction, numbers(population, i), settings.watched());
            Shard share = population.shardOf(settings.shard()).part(i, loops.size());
            run.add(home.loop(), population.load().injector(source, seed(population), share, run::injectorDone));
        }
        return run;
    }

    /** The lane of an injector among those of all populations on all loops of all machines. With one population users are numbered as they arrive. */
    private UserNumbers numbers(PlannedPopulation population, int loop) {
        Shard lane = settings.shard().part(loop, loops.size());
        long lanes = (long) lane.count() * plan.all().size();
        return new UserNumbers(1 + lane.index() + (long) lane.count() * population.index(), lanes);
    }

    private long seed(PlannedPopulation population) {
        return settings.seed() + 1_000_003L * population.index();
    }

    private Action compile(PlannedPopulation population) {
        population.protocols().forEach(protocol -> requireKnown(protocol, population));
        protocols.forEach(started -> prepare(started, population));
        List<CompileSettings.Plugged> plugged = protocols.stream()
                .map(started -> new CompileSettings.Plugged(
                        started.protocol, started.run, started.lastOf(population.protocols())))
                .toList();
        return ScenarioCompiler.compile(
                population.scenario(),
                new CompileSettings(
                        population.pauses(),
                        throttlesOf(population),
                        plugged,
                        control,
                        feeders,
                        ThreadLocalRandom::current));
    }

    private static void prepare(StartedProtocol started, PlannedPopulation population) {
        ProtocolBuilder settings = started.lastOf(population.protocols());
        try {
            if (settings != null) {
                started.run.prepare(settings);
            }
        } catch (SimulationException e) {
            throw new SimulationException("protocol of scenario '" + population.name() + "': " + e.getMessage(), e);
        }
    }

    private void requireKnown(ProtocolBuilder builder, PlannedPopulation population) {
        if (protocols.stream().noneMatch(started -> started.takes(builder))) {
            throw new SimulationException("scenario '" + population.name() + "': no protocol takes the settings "
                    + builder.getClass().getName() + "; is its module on the class path?");
        }
    }

    private record StartedProtocol(Protocol protocol, Protocol.Run run) {

        boolean takes(ProtocolBuilder builder) {
            return protocol.settingsType().isInstance(builder);
        }

        @Nullable
        ProtocolBuilder lastOf(List<ProtocolBuilder> builders) {
            return Stream.iterate(builders.size() - 1, at -> at >= 0, at -> at - 1)
                    .map(builders::get)
                    .filter(this::takes)
                    .findFirst()
                    .orElse(null);
        }
    }
}
