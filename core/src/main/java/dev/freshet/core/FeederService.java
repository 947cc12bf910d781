// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * Reads the records of feeders at once, for simulations that ask for them. Implemented in a room, since the face only describes; found by {@code
 * ServiceLoader}. Safe for any thread.
 */
@Internal
public interface FeederService {

    /**
     * All records, in the order of their source, whatever the order of the feeder.
     *
     * @throws SimulationException when they cannot be read
     */
    List<Map<String, Object>> readRecords(FeederSpec spec);

    static FeederService installed() {
        return Holder.INSTALLED;
    }

    /** Loads the service when it is first used. */
    final class Holder {
        private static final FeederService INSTALLED = ServiceLoader.load(
                        FeederService.class, FeederService.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + FeederService.class.getName()
                        + " on the class path: the jar of freshet-core is incomplete"));

        private Holder() {}
    }
}
