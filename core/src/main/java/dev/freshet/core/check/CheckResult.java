// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import org.jspecify.annotations.Nullable;

/**
 * The verdict of a check.
 *
 * @param session the session with what the passed criteria saved; not marked as failed, that is the caller's business
 * @param error the first failed criterion's message, or null if all passed
 */
@Internal
public record CheckResult(Session session, @Nullable String error) {

    public boolean isPassed() {
        return error == null;
    }
}
