// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

/**
 * What the publisher's numbering of events told.
 *
 * @param checked events whose number was looked at; 0 when the stream has no {@code sequence}
 * @param lost numbers that were skipped and have not come since; {@link Long#MAX_VALUE} if there are more of them than that
 * @param duplicated events whose number had come before
 * @param outOfOrder events whose number filled an earlier gap, or came after a higher first one
 * @param beforeWindow events whose number was so far behind the highest that nobody can tell whether they are new, late or there twice; among the checked ones
 * @param unnumbered events in which no whole number was found; not among the checked ones
 */
public record SequenceStats(
        long checked, long lost, long duplicated, long outOfOrder, long beforeWindow, long unnumbered) {

    /** Whether the run looked at sequence numbers at all. */
    public boolean isRecorded() {
        return checked > 0;
    }
}
