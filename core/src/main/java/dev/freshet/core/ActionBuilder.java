// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import dev.freshet.core.exec.Executable;

/**
 * The description of one action of a protocol: opening a stream, sending a request.
 *
 * <p>Implemented by the faces of protocol modules, as immutable values. The protocol's own room compiles it when the run is
 * set up.
 */
public interface ActionBuilder extends Executable {

    /** This action as a chain: itself alone, or the steps that it stands for, where it is said in the words of others. */
    default ChainBuilder toChainBuilder() {
        return ChainBuilder.of(this);
    }

    /** What the author of the simulation calls it, for the messages of mistakes: {@code sse("Connect").get}. */
    @Internal
    default String words() {
        return getClass().getSimpleName();
    }
}
