// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.Internal;
import dev.freshet.core.assertion.AssertionResult;
import dev.freshet.core.stats.RunStats;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run.
 *
 * @param stats what was measured
 * @param verdicts what was asked for, and whether it holds
 * @param folder where the results are; null where nothing was to be written
 * @param exitCode what a process that did nothing but this run exits with: one of {@link ExitCode}, or that of the signal that ended it
 */
@Internal
public record Outcome(
        RunStats stats,
        List<AssertionResult> verdicts,
        @Nullable Path folder,
        int exitCode) {

    public Outcome {
        verdicts = List.copyOf(verdicts);
    }
}
