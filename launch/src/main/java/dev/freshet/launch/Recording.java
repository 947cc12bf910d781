// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.Assertion;
import dev.freshet.core.record.RunRecorder;
import dev.freshet.core.run.RunListener;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.time.Clock;
import dev.freshet.core.trust.TrustSecond;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps the record of a run in the folder of its results, second by second. Confined to the reporter. */
final class Recording implements RunListener {

    private final Path folder;
    private final List<Assertion> assertions;
    private final Clock clock;
    private final Console console;
    private @Nullable RunRecorder recorder;

    Recording(Path folder, List<Assertion> assertions, Clock clock, Console console) {
        this.folder = folder;
        this.assertions = assertions;
        this.clock = clock;
        this.console = console;
    }

    @Override
    public void started(RunCard card, long startNs) {
        recorder =
                new RunRecorder(folder.resolve(RunRecorder.FILE), card, startNs, assertions, clock, console::complain);
    }

    @Override
    public void onInterval(Interval interval, Supplier<RunStats> soFar) {
        if (recorder != null) {
            recorder.add(interval);
        }
    }

    @Override
    public void onTrust(TrustSecond second) {
        if (recorder != null) {
            recorder.add(second);
        }
    }

    @Override
    public void ended(RunStats stats) {
        if (recorder != null) {
            recorder.end(stats);
        }
    }
}
