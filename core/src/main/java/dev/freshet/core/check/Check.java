// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.Internal;
import dev.freshet.core.Session;

/** A compiled check, of one criterion or of several in order. Shared by all users; holds no state. */
@Internal
public interface Check {

    /** Judges the subject. Every criterion runs, also after a failed one; the first failure is the error. */
    CheckResult check(Subject subject, Session session);
}
