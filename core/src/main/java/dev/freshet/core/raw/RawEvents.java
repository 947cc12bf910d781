// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.raw;

import dev.freshet.core.Internal;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The events of one loop that wait to be written: a ring into which that loop puts and out of which the thread of the log takes. Neither waits for the other. What
 * finds the ring full is missing in the log, and counted.
 *
 * <p>A place of the ring that is empty belongs to the loop, one that is taken to the thread; what is put there with release and got with acquire is all that
 * the two share. So there is no lock, and neither writes what the other reads for each event.
 */
@Internal
public final class RawEvents {

    /** How many events of a loop may wait: some megabytes, up to 60 if all texts are as long as they may be. */
    static final int CAPACITY = 1 << 15;

    static final String TOO_SLOW =
            "Events are missing in the raw log: they came faster than they could be written. The output of the run says how many.";
    static final String NOT_WRITTEN =
            "Events are missing in the raw log: it could not be written any further. The output of the run says how many.";

    private final AtomicReferenceArray<@Nullable RawEvent> ring;
    private final RawLog log;

    // the loop's
    private int putAt;
    private long missingSinceLast;
    private boolean isTold;
    private boolean isTellingOfFailure;

    // the thread's
    private int takeAt;

    // written by the loop, read at the end
    private final AtomicLong seen = new AtomicLong();

    RawEvents(RawLog log, int capacity) {
        this.log = log;
        ring = new AtomicReferenceArray<>(capacity);
    }

    /**
     * Hands an event over; on the loop.
     *
     * @return null; or a sentence for the notes of the run, when events begin to be missing
     */
    public @Nullable String put(RawEvent event) {
        seen.lazySet(seen.get() + 1);
        if (log.isBroken()) {
            return missed(true);
        }
        if (ring.getAcquire(putAt) != null) {
            return missed(false);
        }
        event.missingBefore = missingSinceLast;
        missingSinceLast = 0;
        ring.setRelease(putAt, event);
        putAt = putAt + 1 == ring.length() ? 0 : putAt + 1;
        return null;
    }

    /** Takes the event that has waited longest, or null; on the thread of the log. */
    @Nullable
    RawEvent take() {
        RawEvent event = ring.getAcquire(takeAt);
        if (event != null) {
            ring.setRelease(takeAt, null);
            takeAt = takeAt + 1 == ring.length() ? 0 : takeAt + 1;
        }
        return event;
    }

    /** How many events were to be put into the ring, whatever became of them. Any thread may ask. */
    long seen() {
        return seen.get();
    }

    private @Nullable String missed(boolean isFailure) {
        missingSinceLast++;
        boolean isNews = isFailure ? !isTellingOfFailure : !isTold;
        isTellingOfFailure |= isFailure;
        isTold = true;
        if (!isNews) {
            return null;
        }
        return isFailure ? NOT_WRITTEN : TOO_SLOW;
    }
}
