// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.scenario.Action;

/**
 * What it takes to make users of one population on one loop.
 *
 * @param home the loop that they live on
 * @param scenario the name of their scenario
 * @param first the first action of their scenario
 * @param numbers their numbers
 * @param watched whom of them the logs show
 */
record UserSource(RunLoop home, String scenario, Action first, UserNumbers numbers, WatchedUsers watched) {}
