// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A population: the users of one scenario, and how they are brought in. Made by {@code injectOpen} or {@code injectClosed} of a scenario.
 * Immutable.
 */
public final class PopulationBuilder {

    private final ScenarioBuilder scenario;
    private final InjectionProfile profile;
    private final PopulationOptions options;

    private PopulationBuilder(ScenarioBuilder scenario, InjectionProfile profile, PopulationOptions options) {
        this.scenario = scenario;
        this.profile = profile;
        this.options = options;
    }

    static PopulationBuilder open(ScenarioBuilder scenario, List<OpenInjectionStep> steps) {
        requireSteps(scenario, "injectOpen", steps);
        Crowd.requireRoomForOpen(
                scenario.name(),
                NotNull.all("injectOpen", steps),
                Runtime.getRuntime().maxMemory());
        return new PopulationBuilder(
                scenario, new InjectionProfile.Open(NotNull.all("injectOpen", steps)), PopulationOptions.NONE);
    }

    static PopulationBuilder closed(ScenarioBuilder scenario, List<ClosedInjectionStep> steps) {
        requireSteps(scenario, "injectClosed", steps);
        Crowd.requireRoomForClosed(
                scenario.name(),
                NotNull.all("injectClosed", steps),
                Runtime.getRuntime().maxMemory());
        return new PopulationBuilder(
                scenario, new InjectionProfile.Closed(NotNull.all("injectClosed", steps)), PopulationOptions.NONE);
    }

    /** Settings of protocols that replace those of the same type that were given to {@code setUp}. */
    public PopulationBuilder protocols(ProtocolBuilder... protocols) {
        return protocols(Arrays.asList(protocols));
    }

    /** Settings of protocols that replace those of the same type that were given to {@code setUp}. */
    public PopulationBuilder protocols(List<ProtocolBuilder> protocols) {
        return with(options.withProtocols(joined(options.protocols(), NotNull.all("protocols", protocols))));
    }

    /**
     * Populations that start once all users of this one have ended. Called again, the further ones start once all users of the earlier ones, and of what
     * follows those in turn, have ended.
     */
    public PopulationBuilder andThen(PopulationBuilder... children) {
        return andThen(Arrays.asList(children));
    }

    /** As {@link #andThen(PopulationBuilder...)}. */
    public PopulationBuilder andThen(List<PopulationBuilder> children) {
        return with(options.withFollowers(joined(options.followers(), List.of(NotNull.all("andThen", children)))));
    }

    /** Leaves out the pauses of this population. */
    public PopulationBuilder disablePauses() {
        return pauses(PauseType.Disabled);
    }

    /** The pauses of this population last as long as the scenario says. */
    public PopulationBuilder constantPauses() {
        return pauses(PauseType.Constant);
    }

    /** The pauses of this population are distributed exponentially, with what the scenario says as the mean. */
    public PopulationBuilder exponentialPauses() {
        return pauses(PauseType.Exponential);
    }

    /** The pauses of this population last as many milliseconds as a function gives. */
    public PopulationBuilder customPauses(Function<Session, Long> custom) {
        return pauses(PauseType.custom(custom));
    }

    /** The pauses of this population differ from what the scenario says by up to that percentage of it. */
    public PopulationBuilder uniformPauses(double plusOrMinus) {
        return pauses(PauseType.uniformWithPercentage(plusOrMinus));
    }

    /** The pauses of this population differ from what the scenario says by up to that duration. */
    public PopulationBuilder uniformPauses(Duration plusOrMinus) {
        return pauses(PauseType.uniformWithDuration(plusOrMinus));
    }

    /** The type of the pauses of this population, save those that have one of their own. */
    public PopulationBuilder pauses(PauseType pauseType) {
        return with(options.withPauses(NotNull.one("The type of pauses", pauseType)));
    }

    /**
     * Limits how many requests per second the users of this population send, all together; it counts besides the limit of the simulation. A request
     * that would exceed it waits for its turn. Its time is that of the run, pauses are left out, and the run ends with the last step.
     */
    public PopulationBuilder throttle(ThrottleStep... throttleSteps) {
        return throttle(Arrays.asList(throttleSteps));
    }

    /** As {@link #throttle(ThrottleStep...)}. */
    public PopulationBuilder throttle(List<ThrottleStep> throttleSteps) {
        if (throttleSteps.isEmpty()) {
            throw new SimulationException("scenario '" + scenario.name() + "': " + InjectionArguments.EMPTY_THROTTLE);
        }
        return with(options.withThrottle(NotNull.all("throttle", throttleSteps)));
    }

    /** When a run is shared between machines, each of them brings in this whole population, not a share of it. */
    public PopulationBuilder noShard() {
        return with(options.withSharded(false));
    }

    @Internal
    public ScenarioBuilder scenario() {
        return scenario;
    }

    @Internal
    public InjectionProfile profile() {
        return profile;
    }

    @Internal
    public PopulationOptions options() {
        return options;
    }

    private PopulationBuilder with(PopulationOptions changed) {
        return new PopulationBuilder(scenario, profile, changed);
    }

    private static void requireSteps(ScenarioBuilder scenario, String method, List<?> steps) {
        if (steps.isEmpty()) {
            throw new SimulationException("scenario '" + scenario.name() + "': " + method
                    + "() has no step; give it at least one, for example "
                    + (method.equals("injectOpen") ? "atOnceUsers(1)" : "constantConcurrentUsers(1).during(60)"));
        }
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
