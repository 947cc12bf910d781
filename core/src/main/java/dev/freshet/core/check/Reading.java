// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import org.jspecify.annotations.Nullable;

/** A compiled check of which only the value counts, such as the number that an event carries. Shared by all users; holds no state. */
@Internal
public interface Reading {

    /** The value; null where the check fails, can't be judged, or finds nothing. Never throws, but for what says that the process is sick. */
    @Nullable
    Object read(Subject subject, Session session);

    /** Why there is no value, in the words of the check. It is evaluated once more for that. */
    String complaint(Subject subject, Session session);
}
