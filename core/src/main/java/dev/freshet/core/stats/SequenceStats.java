// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

/**
 * What the publisher's numbering of events told.
 *
 * @param checked events whose number was looked at; 0 when the stream has no {@code sequence}
 * @param lost numbers that were skipped and have not come since
 * @param duplicated events whose number had come before
 * @param outOfOrder events whose number filled an earlier gap
 */
public record SequenceStats(long checked, long lost, long duplicated, long outOfOrder) {

    /** Whether the run looked at sequence numbers at all. */
    public boolean isRecorded() {
        return checked > 0;
    }
}
