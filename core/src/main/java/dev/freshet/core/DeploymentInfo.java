// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.io.File;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where this process stands among those that share a run, for simulations that ask. A run is one process, so the answers are always the same.
 * Immutable.
 */
public final class DeploymentInfo {

    static final DeploymentInfo ALONE = new DeploymentInfo();

    /** What identifies a run that is shared; null, since none is. */
    public final @Nullable UUID runId = null;

    /** The name of the place that this process runs at; null, since places have no names. */
    public final @Nullable String locationName = null;

    /** How many processes share the run at this place. */
    public final int numberOfLoadGeneratorsInLocation = 1;

    /** The number of this process among those, from 0. */
    public final int indexOfLoadGeneratorInLocation = 0;

    /** How many processes share the run. */
    public final int numberOfLoadGeneratorsInRun = 1;

    /** The number of this process among those, from 0. */
    public final int indexOfLoadGeneratorInRun = 0;

    private DeploymentInfo() {}

    /** The logs of the processes that share the run; none, since a run is one process that keeps no log of single requests. */
    public List<File> logFiles() {
        return List.of();
    }
}
