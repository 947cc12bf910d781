// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import dev.freshet.core.Internal;
import java.util.List;
import java.util.Map;

/** What comes of taking records. */
@Internal
public sealed interface Taken {

    /** As many as were asked for. They are nobody else's and do not change. */
    record Records(List<Map<String, Object>> records) implements Taken {}

    /** There are not as many, and never will be. The run cannot go on as it was meant to. */
    record Failed(String reason) implements Taken {}

    /** There are not as many yet. */
    enum Later implements Taken {
        LATER
    }
}
