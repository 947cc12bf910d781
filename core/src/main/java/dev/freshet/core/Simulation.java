// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A simulation: what a class extends to be run. It calls {@code setUp} once, in its constructor or an initializer.
 *
 * <pre>{@code
 * public class Prices extends Simulation {{
 *     setUp(scenario("Prices").exec(...).injectOpen(atOnceUsers(100))).protocols(http.baseUrl("http://localhost:8080"));
 * }}
 * }</pre>
 */
public abstract class Simulation {

    private @Nullable SetUp setUp;

    /** What is run: populations that start together. */
    protected SetUp setUp(PopulationBuilder... populationBuilders) {
        return setUp(Arrays.asList(populationBuilders));
    }

    /** What is run: populations that start together. */
    protected SetUp setUp(List<PopulationBuilder> populationBuilders) {
        if (setUp != null) {
            throw new SimulationException("setUp can only be called once in "
                    + getClass().getName() + ": give all populations to the one call");
        }
        setUp = new SetUp(NotNull.all("setUp", populationBuilders));
        return setUp;
    }

    /** Called after construction and before the first user is injected. */
    public void before() {}

    /** Called when the last user has ended, before reports are written. */
    public void after() {}

    /** What {@code setUp} was given; empty when it has not been called. */
    @Internal
    public final Optional<SetUp> declared() {
        return Optional.ofNullable(setUp);
    }

    /**
     * What holds for all populations of the run.
     *
     * <p>The only part of the language that is not immutable, because a simulation does not hand over its result: each method changes this
     * object and returns it.
     */
    public static final class SetUp {

        private final List<PopulationBuilder> populations;
        private final List<ProtocolBuilder> protocols = new ArrayList<>();
        private final List<Assertion> assertions = new ArrayList<>();
        private @Nullable Duration maxDuration;
        private List<ThrottleStep> throttle = List.of();
        private @Nullable PauseType pauses;

        private SetUp(List<PopulationBuilder> populations) {
            this.populations = populations;
        }

        /** Settings of protocols, for all populations that have none of their own. */
        public SetUp protocols(ProtocolBuilder... protocols) {
            return protocols(Arrays.asList(protocols));
        }

        /** Settings of protocols, for all populations that have none of their own. */
        public SetUp protocols(List<ProtocolBuilder> protocols) {
            this.protocols.addAll(NotNull.all("protocols", protocols));
            return this;
        }

        /** What the figures of the run must be; one that is not met makes the run a failure. */
        public SetUp assertions(Assertion... assertions) {
            return assertions(Arrays.asList(assertions));
        }

        /** What the figures of the run must be; one that is not met makes the run a failure. */
        public SetUp assertions(List<Assertion> assertions) {
            this.assertions.addAll(NotNull.all("assertions", assertions));
            return this;
        }

        /** As {@link #maxDuration(Duration)}, in seconds. */
        public SetUp maxDuration(long duration) {
            return maxDuration(InjectionArguments.seconds("maxDuration", duration));
        }

        /** After so long no more users are injected, and those that still run are ended. */
        public SetUp maxDuration(Duration duration) {
            maxDuration = InjectionArguments.duration("maxDuration", duration);
            return this;
        }

        /**
         * Limits how many requests per second are sent in all. A request that would exceed it waits for its turn. Pauses are left out, and the run
         * ends with the last step.
         */
        public SetUp throttle(ThrottleStep... throttleSteps) {
            return throttle(Arrays.asList(throttleSteps));
        }

        /** As {@link #throttle(ThrottleStep...)}. */
        public SetUp throttle(List<ThrottleStep> throttleSteps) {
            if (throttleSteps.isEmpty()) {
                throw new SimulationException(InjectionArguments.EMPTY_THROTTLE);
            }
            throttle = NotNull.all("throttle", throttleSteps);
            return this;
        }

        /** Leaves out all pauses. */
        public SetUp disablePauses() {
            return pauses(PauseType.Disabled);
        }

        /** Pauses last as long as the scenario says. */
        public SetUp constantPauses() {
            return pauses(PauseType.Constant);
        }

        /** Pauses are distributed exponentially, with what the scenario says as the mean. */
        public SetUp exponentialPauses() {
            return pauses(PauseType.Exponential);
        }

        /** Pauses last as many milliseconds as a function gives. */
        public SetUp customPauses(Function<Session, Long> f) {
            return pauses(PauseType.custom(f));
        }

        /** Pauses differ from what the scenario says by up to that percentage of it. */
        public SetUp uniformPauses(double plusOrMinus) {
            return pauses(PauseType.uniformWithPercentage(plusOrMinus));
        }

        /** Pauses differ from what the scenario says by up to that duration. */
        public SetUp uniformPauses(Duration plusOrMinus) {
            return pauses(PauseType.uniformWithDuration(plusOrMinus));
        }

        /** Pauses are distributed normally around what the scenario says, with that standard deviation. */
        public SetUp normalPausesWithStdDevDuration(Duration stdDevDuration) {
            return pauses(PauseType.normalWithStdDev(stdDevDuration));
        }

        /** Pauses are distributed normally around what the scenario says, with that percentage of it as the standard deviation. */
        public SetUp normalPausesWithPercentageDuration(double stdDevPercent) {
            return pauses(PauseType.normalWithPercentage(stdDevPercent));
        }

        /** The type of pauses, save where a population or a pause has its own. */
        public SetUp pauses(PauseType pauseType) {
            pauses = NotNull.one("The type of pauses", pauseType);
            return this;
        }

        /** All that was declared, under that name; what is declared afterwards is not in it. */
        public SimulationParams params(String simulationName) {
            return new SimulationParams(simulationName, populations, protocols, assertions, throttle, maxDuration);
        }

        @Internal
        public List<PopulationBuilder> declaredPopulations() {
            return populations;
        }

        @Internal
        public List<ProtocolBuilder> declaredProtocols() {
            return List.copyOf(protocols);
        }

        @Internal
        public List<Assertion> declaredAssertions() {
            return List.copyOf(assertions);
        }

        @Internal
        public Optional<Duration> declaredMaxDuration() {
            return Optional.ofNullable(maxDuration);
        }

        @Internal
        public List<ThrottleStep> declaredThrottle() {
            return throttle;
        }

        @Internal
        public Optional<PauseType> declaredPauses() {
            return Optional.ofNullable(pauses);
        }
    }
}
