// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.Internal;
import dev.freshet.core.Session;

/** Decides whether a check is to run at all. */
@Internal
public interface CheckCondition {

    /**
     * Whether the check is to run.
     *
     * @param session with what the checks before it saved
     * @throws dev.freshet.core.el.ExpressionException when that can't be told; the check then fails
     */
    boolean test(Subject subject, Session session);
}
