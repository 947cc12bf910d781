// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import dev.freshet.core.Internal;

/**
 * What the machine allows this process, each {@link TrustFigure#UNKNOWN} where that is not known.
 *
 * @param processors how many it may use at a time, by its quota if it has one; not always a whole number
 * @param openFiles how many files it may open, sockets included
 * @param openNow how many it has open at this moment
 * @param ports how many local ports connections may have that start from one address and lead to one server
 * @param heapBytes how large its heap may become
 * @param memoryBytes how much memory there is, by the limit of its container if there is one
 */
@Internal
public record MachineLimits(
        double processors, long openFiles, long openNow, long ports, long heapBytes, long memoryBytes) {}
