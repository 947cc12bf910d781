// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

import dev.freshet.core.Internal;

/**
 * When users arrive: a sequence of offsets that never decreases, computed one at a time. Confined to whoever asked for it.
 */
@Internal
public interface ArrivalTimes {

    /** What stands for the arrival after the last one. */
    long NONE = Long.MAX_VALUE;

    /** The offset of the next arrival in nanoseconds, or {@link #NONE} when there are no more, again each time it is asked. */
    long nextOffsetNs();
}
