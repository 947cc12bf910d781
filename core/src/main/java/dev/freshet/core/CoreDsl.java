// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import dev.freshet.core.exec.Executable;
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

    // ---- assertions ----------------------------------------------------------------------------------------------
}
