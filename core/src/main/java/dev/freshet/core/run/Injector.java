// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

/**
 * Brings in one loop's share of one population. Confined to that loop.
 *
 * <p>It tells, once, when its last user has ended and no more will come.
 */
interface Injector {

    /** Begins; the times of the profile count from {@code startNs}. Called at most once. */
    void start(long startNs);

    /** Brings in nobody more and ends the users who are there. Also before {@link #start}, which then does nothing. */
    void stop();
}
