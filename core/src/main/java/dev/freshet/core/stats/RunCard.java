// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run was.
 *
 * @param simulation the name of the simulation's class
 * @param description what its author said about this run; may be empty
 * @param start the wall-clock time at which the first user could start
 * @param facts by what and on what it was run, in words by stable keys, in order
 */
public record RunCard(String simulation, String description, Instant start, Map<String, String> facts) {

    /** The key of the fact how many files the process may open, as digits. */
    public static final String OPEN_FILES = "openFiles";

    static final RunCard UNNAMED = new RunCard("", "", Instant.EPOCH);

    public RunCard {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** A run of which no more is known. */
    public RunCard(String simulation, String description, Instant start) {
        this(simulation, description, start, Map.of());
    }
}
