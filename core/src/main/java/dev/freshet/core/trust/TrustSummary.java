// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import java.util.Map;

/**
 * The worst of a run.
 *
 * @param worst by figure, in their order, where one was known
 */
public record TrustSummary(Map<TrustFigure, Worst> worst) {

    /**
     * The worst value of a figure, of several the first.
     *
     * @param second the second of the run in which it was seen, from 0
     * @param value in the unit of the figure
     */
    public record Worst(int second, long value) {}
}
