// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

/**
 * An action that exists so that simulations which are ported compile. Whoever runs such a simulation is told when the run is set up, with the
 * scenario and the step that it stands in.
 */
@Internal
public interface NotBuilt extends ActionBuilder {

    /** What is not built, and what to do instead. */
    String reason();
}
