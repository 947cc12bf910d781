// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.Internal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who has received which event among the streams of one series on one loop, since the last interval was taken: of each event its first and its last arrival. Confined to that loop, so
 * that there is no lock; what is taken belongs to whoever took it. A {@link FanOutMerge} puts the loops together and waits for receivers that come later.
 *
 * <p>Memory is bounded by the events of one interval, {@value #MOST_EVENTS} of which are told apart; receptions of further ones are counted as <em>not followed</em>.
 */
@Internal
public final class FanOut {

    /** How many events of one interval are told apart, in 448 KiB at most. */
    static final int MOST_EVENTS = 8_192;

    private EventTable events = new EventTable(MOST_EVENTS);
    private long notFollowed;

    /**
     * A stream of the series has received an event for the first time.
     *
     * @param id the same for all who receive it, and no other event's
     * @param arrivalNs by the clock of all loops
     */
    public void received(long id, long arrivalNs) {
        if (!events.add(id, arrivalNs, arrivalNs, 1)) {
            notFollowed++;
        }
    }

    /** How many have received each event since the last interval was taken, by its id. For tests of other rooms. */
    public Map<Long, Integer> receivers() {
        Map<Long, Integer> byId = new HashMap<>();
        events.forEach((id, firstNs, lastNs, receivers) -> byId.put(id, receivers));
        return byId;
    }

    /** Hands over what has been received and starts again from nothing; null if nothing has been. */
    @Nullable
    Block take() {
        if (events.isEmpty() && notFollowed == 0) {
            return null;
        }
        Block taken = new Block(events, notFollowed);
        events = new EventTable(MOST_EVENTS, taken.events());
        notFollowed = 0;
        return taken;
    }

    /**
     * What the streams of a series on one loop have received in an interval.
     *
     * @param notFollowed receptions of events beyond those that are told apart
     */
    record Block(EventTable events, long notFollowed) {}
}
