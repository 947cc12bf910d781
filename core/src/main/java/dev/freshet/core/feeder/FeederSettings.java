// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import dev.freshet.core.Internal;
import dev.freshet.core.SimulationException;

/**
 * What may be set about feeders. Immutable.
 *
 * @param inMemoryBytes files of so many bytes or more, after decompression, are not kept in memory
 */
@Internal
public record FeederSettings(long inMemoryBytes) {

    /** The system property that sets from which size on a file is not kept in memory, in megabytes. */
    public static final String THRESHOLD = "freshet.core.feederAdaptiveLoadModeThreshold";

    private static final long MEGABYTE = 1024 * 1024;

    /** What holds when nothing is set. */
    public static final FeederSettings DEFAULT = new FeederSettings(100 * MEGABYTE);

    /**
     * What the system properties say.
     *
     * @throws SimulationException when one is not what it must be
     */
    public static FeederSettings ofSystemProperties() {
        String text = System.getProperty(THRESHOLD);
        if (text == null) {
            return DEFAULT;
        }
        try {
            int megabytes = Integer.parseInt(text.strip());
            if (megabytes >= 0) {
                return new FeederSettings(megabytes * MEGABYTE);
            }
        } catch (NumberFormatException e) {
            // said below, for negative numbers too
        }
        throw new SimulationException("system property " + THRESHOLD + "=" + text
                + ": give a whole number of megabytes, 0 or more, for example 100");
    }
}
