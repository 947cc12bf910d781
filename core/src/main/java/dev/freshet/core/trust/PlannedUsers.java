// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import dev.freshet.core.Internal;
import java.util.List;
import java.util.function.ToLongFunction;

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

    /** How many streams they can have open at once. */
    public long streams() {
        return times(most, demand.streams());
    }

    /** How many connections they can have at once. */
    public long connections() {
        return times(most, demand.allConnections());
    }

    /** What populations beside each other need at once: their peaks are added up, of those that follow each other the highest counts. */
    public static long peak(List<PlannedUsers> beside, ToLongFunction<PlannedUsers> need) {
        long sum = 0;
        for (PlannedUsers users : beside) {
            long highest = need.applyAsLong(users);
            for (List<PlannedUsers> group : users.followers()) {
                highest = Math.max(highest, peak(group, need));
            }
            sum = sum > Long.MAX_VALUE - highest ? Long.MAX_VALUE : sum + highest;
        }
        return sum;
    }

    /** A product; of what is beyond all machines, something beyond all machines. */
    static long times(long one, long other) {
        long most = 1L << 50;
        return one != 0 && other > most / one ? most : one * other;
    }
}
