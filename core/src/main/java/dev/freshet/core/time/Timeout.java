// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.time;

import dev.freshet.core.Internal;

/** A task that waits for its time. */
@Internal
public interface Timeout {

    /** Forgets the task if it has not run yet; otherwise does nothing. Call it on the loop that the task waits on. */
    void cancel();
}
