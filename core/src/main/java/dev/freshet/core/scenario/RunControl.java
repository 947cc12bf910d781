// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Internal;

/** How a step ends the whole run. Any loop may call it; the first call counts, and the run ends soon after. */
@Internal
public interface RunControl {

    /** Ends the run as if its time were over: the users are ended, the results are judged as usual. */
    void stop(String message);

    /** Ends the run as failed. */
    void crash(String message);
}
