// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import dev.freshet.core.Internal;

/**
 * Processor time since some instant in the past: only differences mean anything. Each value is in nanoseconds, or {@link TrustFigure#UNKNOWN}.
 *
 * @param processNs of this process, user and system
 * @param busyNs of all on the processors that this process may use, what a hypervisor gave to others included
 * @param totalNs that these processors could have given
 * @param stolenNs the part of it that a hypervisor gave to others
 * @param groupNs of the control group that has a quota
 * @param throttledNs for how long control groups were kept from running, summed over processors
 */
@Internal
public record CpuTimes(long processNs, long busyNs, long totalNs, long stolenNs, long groupNs, long throttledNs) {

    /** Of which nothing is known. */
    public static final CpuTimes UNKNOWN = new CpuTimes(
            TrustFigure.UNKNOWN,
            TrustFigure.UNKNOWN,
            TrustFigure.UNKNOWN,
            TrustFigure.UNKNOWN,
            TrustFigure.UNKNOWN,
            TrustFigure.UNKNOWN);
}
