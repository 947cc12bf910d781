// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

import dev.freshet.core.Internal;

/**
 * A part of a profile in figures, for whoever wants to see a load before it is made: of an open one users per second, of a closed one users at a time. Immutable.
 *
 * @param isOpen whether users arrive at a rate; else so many are there at a time
 * @param startNs when it begins, from the start of the profile
 * @param durationNs how long it lasts; 0 for all at once
 * @param users how many arrive in it; of a closed one 0, since that depends on how long they stay
 * @param from the figure at its start
 * @param most the highest
 * @param to the figure at its end
 */
@Internal
public record Phase(boolean isOpen, long startNs, long durationNs, long users, double from, double most, double to) {}
