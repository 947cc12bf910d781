// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks that wait for one message each, one after the other, all within one timeout.
 *
 * @param checks as the simulation gave them, nulls included: the room reports them with the step that they stand in
 */
@Internal
public record CheckSequence(Dynamic<Duration> timeout, List<@Nullable SseMessageCheck> checks) {

    public CheckSequence {
        checks = Collections.unmodifiableList(new ArrayList<>(checks));
    }
}
