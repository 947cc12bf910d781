// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.Internal;
import dev.freshet.core.Session;

/** Compiled conditions that tell the messages that a check is for from others. Shared by all users; holds no state. */
@Internal
public interface Matching {

    /** Whether all conditions hold. One that can't be judged does not hold. */
    boolean matches(Subject subject, Session session);
}
