// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.time.Instant;

/**
 * What a run was.
 *
 * @param simulation the name of the simulation's class
 * @param description what its author said about this run; may be empty
 * @param start the wall-clock time at which the first user could start
 */
public record RunCard(String simulation, String description, Instant start) {

    static final RunCard UNNAMED = new RunCard("", "", Instant.EPOCH);
}
