// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.Internal;
import dev.freshet.core.run.WatchedUsers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one may choose about a run. Immutable.
 *
 * @param resultsFolder where the folder of the run is made; null for {@code results}, or another place where that cannot be written
 * @param watched whom logs of single users show
 * @param command the words that the process was started with, for the record; may be empty
 * @param warmUp how long the run may warm up before its clock starts; zero for not at all
 */
@Internal
public record RunOptions(
        @Nullable Path resultsFolder, List<String> command, WatchedUsers watched, Duration warmUp) {

    public RunOptions {
        command = List.copyOf(command);
    }

    /** What is chosen where nobody says anything. */
    public static final RunOptions DEFAULTS = new RunOptions(null, List.of(), WatchedUsers.EVERYBODY, Duration.ofMillis(500));

    public RunOptions withResultsFolder(@Nullable Path changed) {
        return new RunOptions(changed, command, watched, warmUp);
    }

    public RunOptions withCommand(List<String> changed) {
        return new RunOptions(resultsFolder, changed, watched, warmUp);
    }

    public RunOptions withWatched(WatchedUsers changed) {
        return new RunOptions(resultsFolder, command, changed, warmUp);
    }

    public RunOptions withoutWarmUp() {
        return new RunOptions(resultsFolder, command, watched, Duration.ZERO);
    }
}
