// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import dev.freshet.core.exec.Executable;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * The language of simulations, as static methods: {@code import static dev.freshet.core.CoreDsl.*}.
 *
 * <p>Each method is one line; what it builds is documented on the type that it returns.
 */
public final class CoreDsl {

    private CoreDsl() {}

    // ---- scenarios and chains ------------------------------------------------------------------------------------

    /** A scenario of that name, still without steps. The name must be unique within the simulation. */
    public static ScenarioBuilder scenario(String name) {
        return ScenarioBuilder.named(name);
    }

    /** Applies a function to the user's session. It must not block. */
    public static ChainBuilder exec(Function<Session, Session> f) {
        return ChainBuilder.EMPTY.exec(f);
    }

    /** Executes chains and actions, one after the other. */
    public static ChainBuilder exec(Executable executable, Executable... executables) {
        return ChainBuilder.EMPTY.exec(executable, executables);
    }

    /** Executes chains, one after the other. */
    public static ChainBuilder exec(List<ChainBuilder> chainBuilders) {
        return ChainBuilder.EMPTY.exec(chainBuilders);
    }

    // ---- pauses --------------------------------------------------------------------------------------------------

    // ---- feeders -------------------------------------------------------------------------------------------------

    // ---- bodies --------------------------------------------------------------------------------------------------

    // ---- checks --------------------------------------------------------------------------------------------------

    // ---- injection and throttling --------------------------------------------------------------------------------

    /** So many users, spread evenly over the duration that follows. */
    public static OpenInjectionStep.Ramp rampUsers(int users) {
        return new OpenInjectionStep.Ramp(users);
    }

    /** So many users in a wave that swells and ebbs over the duration that follows. */
    public static OpenInjectionStep.StressPeak stressPeakUsers(int users) {
        return new OpenInjectionStep.StressPeak(users);
    }

    /** So many users at one instant. */
    public static OpenInjectionStep atOnceUsers(int users) {
        return OpenInjectionStep.atOnceUsers(users);
    }

    /** Users at a steady rate. */
    public static OpenInjectionStep.ConstantRate constantUsersPerSec(double rate) {
        return new OpenInjectionStep.ConstantRate(rate);
    }

    /** Users at a rate that changes steadily from that value. */
    public static OpenInjectionStep.RampRate rampUsersPerSec(double rate) {
        return new OpenInjectionStep.RampRate(rate);
    }

    /** Nobody arrives for so many seconds. */
    public static OpenInjectionStep nothingFor(long durationSeconds) {
        return OpenInjectionStep.nothingFor(durationSeconds);
    }

    /** Nobody arrives for so long. */
    public static OpenInjectionStep nothingFor(Duration duration) {
        return OpenInjectionStep.nothingFor(duration);
    }

    /** Users at a rate that rises by so much from level to level. */
    public static OpenInjectionStep.Stairs incrementUsersPerSec(double rateIncrement) {
        return new OpenInjectionStep.Stairs(rateIncrement);
    }

    /** So many users at a time. */
    public static ClosedInjectionStep.Constant constantConcurrentUsers(int users) {
        return new ClosedInjectionStep.Constant(users);
    }

    /** A number of users at a time that changes steadily from that value. */
    public static ClosedInjectionStep.Ramp rampConcurrentUsers(int from) {
        return new ClosedInjectionStep.Ramp(from);
    }

    /** A number of users at a time that rises by so much from level to level. */
    public static ClosedInjectionStep.Stairs incrementConcurrentUsers(int usersIncrement) {
        return new ClosedInjectionStep.Stairs(usersIncrement);
    }

    // ---- assertions ----------------------------------------------------------------------------------------------
}
