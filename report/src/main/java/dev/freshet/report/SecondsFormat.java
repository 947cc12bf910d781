// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.RunCard;

/** What is written of each second, one after the other. Depends on nothing but what it is given, so that a run and its record make the same bytes. Confined to one thread. */
interface SecondsFormat {

    /** What stands before the first second. */
    byte[] head(RunCard card);

    /** What is told of a second. */
    byte[] of(Interval second);
}
