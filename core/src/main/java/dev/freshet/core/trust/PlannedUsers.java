// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import dev.freshet.core.Internal;
import java.util.List;

/**
 * One population of a plan, and those that follow it. Immutable.
 *
 * @param scenario the name of its scenario
 * @param most how many of its users can be there at once
 * @param arrivalNs over how long they arrive, where it is not known how long they stay: {@code most} are there if none leaves meanwhile; 0 where {@code most} is exact
 * @param demand what each of them needs
 * @param followers groups that come one after the other when it has ended
 */
@Internal
public record PlannedUsers(
        String scenario, long most, long arrivalNs, Demand demand, List<List<PlannedUsers>> followers) {

    public PlannedUsers {
        followers = List.copyOf(followers);
    }
}
