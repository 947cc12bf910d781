// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.Assertion;
import dev.freshet.core.Internal;
import dev.freshet.core.PauseType;
import dev.freshet.core.PopulationBuilder;
import dev.freshet.core.ProtocolBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.core.SimulationException;
import dev.freshet.core.ThrottleStep;
import dev.freshet.core.assertion.Assertions;
import dev.freshet.core.inject.Shard;
import dev.freshet.core.trust.Demand;
import dev.freshet.core.trust.PlannedUsers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a simulation wants to be run, checked and settled. Immutable. */
@Internal
public final class RunPlan {

    private final Simulation simulation;
    private final List<PlannedPopulation> first;
    private final List<PlannedPopulation> all;
    private final Optional<RunLimit> limit;
    private final List<ThrottleStep> throttle;
    private final List<Assertion> assertions;

    private RunPlan(Simulation simulation, Reading reading, List<PlannedPopulation> first) {
        this.simulation = simulation;
        this.first = first;
        this.all = List.copyOf(reading.seen.values());
        this.limit = reading.limit();
        this.throttle = reading.setUp.declaredThrottle();
        this.assertions = reading.setUp.declaredAssertions();
    }

    /**
     * The plan of a simulation.
     *
     * @throws SimulationException when there is nothing to run, or something in it cannot be
     */
    public static RunPlan of(Simulation simulation) {
        String name = simulation.getClass().getName();
        Simulation.SetUp setUp = simulation
                .declared()
                .orElseThrow(() -> new SimulationException(
                        name + " has no setUp: call setUp(...) once, in the constructor or in an initializer"));
        if (setUp.declaredPopulations().isEmpty()) {
            throw new SimulationException("setUp() in " + name
                    + " has no population: give it at least one, for example scenario.injectOpen(atOnceUsers(1))");
        }
        Assertions.check(setUp.declaredAssertions());
        Reading reading = new Reading(setUp);
        return new RunPlan(simulation, reading, reading.read(setUp.declaredPopulations()));
    }

    /** The name of the simulation's class, without its package. */
    public String name() {
        String simple = simulation.getClass().getSimpleName();
        return simple.isEmpty() ? simulation.getClass().getName() : simple;
    }

    /** The names of the scenarios, in the order of the simulation. */
    public List<String> scenarios() {
        return all.stream().map(PlannedPopulation::name).toList();
    }

    /** How many users each scenario will have had in the end on this shard, without those of which that is not known. */
    public Map<String, Long> plannedUsers(Shard shard) {
        Map<String, Long> planned = new LinkedHashMap<>();
        for (PlannedPopulation population : all) {
            population
                    .load()
                    .users(population.shardOf(shard))
                    .ifPresent(users -> planned.put(population.name(), users));
        }
        return planned;
    }

    /** When the users of each population come, in the order of the simulation. */
    public List<PlannedPhases> phases() {
        List<PlannedPhases> phases = new ArrayList<>();
        addPhases(first, List.of(), phases);
        return phases;
    }

    private static void addPhases(List<PlannedPopulation> populations, List<String> after, List<PlannedPhases> phases) {
        for (PlannedPopulation population : populations) {
            phases.add(new PlannedPhases(
                    population.name(), after, population.load().phases()));
            List<String> before = List.of(population.name());
            for (List<PlannedPopulation> group : population.followers()) {
                addPhases(group, before, phases);
                before = group.stream().map(PlannedPopulation::name).toList();
            }
        }
    }

    /**
     * How many users can be there at once on this shard, and what they need.
     *
     * @param demand what a user of a scenario needs
     */
    List<PlannedUsers> peak(Shard shard, Function<String, Demand> demand) {
        return peak(first, shard, demand);
    }

    private static List<PlannedUsers> peak(
            List<PlannedPopulation> populations, Shard shard, Function<String, Demand> demand) {
        return populations.stream()
                .map(population -> new PlannedUsers(
                        population.name(),
                        population.load().mostUsers(population.shardOf(shard)),
                        population.load().arrivalNs(),
                        demand.apply(population.name()),
                        population.followers().stream()
                                .map(group -> peak(group, shard, demand))
                                .toList()))
                .toList();
    }

    /** After how long the run is ended, if it has not ended of its own accord. */
    Optional<RunLimit> limit() {
        return limit;
    }

    /** After how long the run is ended at the latest; empty where nothing ends it. */
    public Optional<Duration> longest() {
        return limit.map(RunLimit::after);
    }

    /** For how long users are injected; empty where populations follow others, so that it depends on how long users stay. */
    public Optional<Duration> injection() {
        if (all.size() > first.size()) {
            return Optional.empty();
        }
        return all.stream()
                .map(population -> Duration.ofNanos(population.load().durationNs()))
                .max(Comparator.naturalOrder());
    }

    /** How many requests per second may be sent in all; empty if they are not limited. */
    List<ThrottleStep> throttle() {
        return throttle;
    }

    /** What the figures of the run must be, in the order of the simulation. */
    public List<Assertion> assertions() {
        return assertions;
    }

    /** What is to be run. */
    public Simulation simulation() {
        return simulation;
    }

    /** The populations that start with the run. */
    List<PlannedPopulation> first() {
        return first;
    }

    /** All populations, those that follow others included, by their index. */
    List<PlannedPopulation> all() {
        return all;
    }

    /** Turns populations into planned ones, and refuses what cannot be run. */
    private static final class Reading {
        private final Simulation.SetUp setUp;
        private final Map<String, PlannedPopulation> seen = new LinkedHashMap<>();

        Reading(Simulation.SetUp setUp) {
            this.setUp = setUp;
        }

        List<PlannedPopulation> read(List<PopulationBuilder> populations) {
            return populations.stream().map(this::read).toList();
        }

        private PlannedPopulation read(PopulationBuilder population) {
            String name = population.scenario().name();
            if (seen.containsKey(name)) {
                throw new SimulationException("two populations run a scenario named '" + name
                        + "': names must differ, so that their users can be told apart; rename one of them");
            }
            if (population.scenario().steps().isEmpty()) {
                throw new SimulationException(
                        "scenario '" + name + "' has no step: add at least one, for example with exec(...)");
            }
            List<List<PlannedPopulation>> followers = new ArrayList<>();
            PlannedPopulation planned = new PlannedPopulation(
                    seen.size(),
                    population.scenario(),
                    Load.of(population.profile(), seen.size()),
                    protocols(population),
                    pauses(population),
                    population.options().throttle(),
                    population.options().sharded(),
                    followers);
            seen.put(name, planned);
            population.options().followers().forEach(group -> followers.add(read(group)));
            return planned;
        }

        /** The first of what ends the run. */
        Optional<RunLimit> limit() {
            Stream<RunLimit> given = setUp.declaredMaxDuration().map(RunLimit::maxDuration).stream();
            Stream<RunLimit> throttles = Stream.concat(
                            Stream.of(setUp.declaredThrottle()),
                            seen.values().stream().map(PlannedPopulation::throttle))
                    .filter(steps -> !steps.isEmpty())
                    .map(RunLimit::throttle);
            return Stream.concat(given, throttles).min(Comparator.comparing(RunLimit::after));
        }

        private PauseType pauses(PopulationBuilder population) {
            if (!setUp.declaredThrottle().isEmpty()
                    || !population.options().throttle().isEmpty()) {
                return PauseType.Disabled;
            }
            PauseType own = population.options().pauses();
            return own != null ? own : setUp.declaredPauses().orElse(PauseType.Constant);
        }

        private List<ProtocolBuilder> protocols(PopulationBuilder population) {
            List<ProtocolBuilder> protocols = new ArrayList<>(setUp.declaredProtocols());
            protocols.addAll(population.options().protocols());
            return List.copyOf(protocols);
        }
    }
}
