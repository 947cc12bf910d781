// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import dev.freshet.core.Internal;
import dev.freshet.core.time.Loop;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What a run measures its own tool with. Immutable.
 *
 * @param thread a thread that has nothing else to do; in virtual time a loop
 * @param machine what it looks at
 * @param limits what the machine allows, as it was before the run
 * @param connections how many connections are open, any thread may ask; {@link TrustFigure#UNKNOWN} where nobody counts them
 * @param onAdvice told what the preflight finds, a sentence at a time, on the main thread before the run
 * @param onSecond told of each second as soon as it is known, in order, on the thread
 */
@Internal
public record TrustMeans(
        Loop thread,
        Machine machine,
        MachineLimits limits,
        LongSupplier connections,
        Consumer<String> onAdvice,
        Consumer<TrustSecond> onSecond) {

    /** Those of a machine, of which nobody else wants to know, and where no connections are counted. */
    public static TrustMeans of(Loop thread, Machine machine) {
        return new TrustMeans(
                thread, machine, machine.limits(), () -> TrustFigure.UNKNOWN, sentence -> {}, second -> {});
    }

    public TrustMeans withConnections(LongSupplier changed) {
        return new TrustMeans(thread, machine, limits, changed, onAdvice, onSecond);
    }

    public TrustMeans withListener(Consumer<TrustSecond> changed) {
        return new TrustMeans(thread, machine, limits, connections, onAdvice, changed);
    }

    public TrustMeans withPreflight(Consumer<String> changed) {
        return new TrustMeans(thread, machine, limits, connections, changed, onSecond);
    }
}
