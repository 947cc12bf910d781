// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import dev.freshet.core.Assertion;
import dev.freshet.core.Internal;
import dev.freshet.core.assertion.AssertionResult;
import dev.freshet.core.assertion.Assertions;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.time.Clock;
import dev.freshet.core.trust.TrustSecond;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Writes the record of a run while it goes on. Confined to the reporter; nothing that fails here is thrown. */
@Internal
public final class RunRecorder {

    /** The record, as a file name in the folder of the results. */
    public static final String FILE = "run.cborseq";

    private final RecordWriter writer;
    private final List<Assertion> assertions;
    private final BlockBody blocks = new BlockBody();

    /**
     * Begins the record.
     *
     * @param path where it is made; nothing may be there yet
     * @param card what is run
     * @param startNs the start of the run by that clock
     * @param assertions what will be asked of its figures
     * @param trouble is told, at most once, why nothing is written any more: a sentence for the user
     */
    @SuppressWarnings("checkstyle:ParameterNumber") // called in one place; each is of another kind
    public RunRecorder(
            Path path, RunCard card, long startNs, List<Assertion> assertions, Clock clock, Consumer<String> trouble) {
        this.assertions = List.copyOf(assertions);
        writer = RecordWriter.create(path, clock, trouble);
        writer.append(RecordKind.HEADER, new RunHeader(card, startNs, assertions)::write);
    }

    /** Adds the next interval. */
    public void add(Interval interval) {
        writer.append(RecordKind.BLOCK, out -> blocks.write(interval, out));
    }

    /** Adds the next second of what the tool measured of itself. */
    public void add(TrustSecond second) {
        writer.append(RecordKind.TRUST, out -> TrustBody.write(second, out));
    }

    /** Ends the record: nothing is missing in it. */
    public void end(RunStats stats) {
        List<String> verdicts = Assertions.evaluate(assertions, stats).stream()
                .map(AssertionResult::line)
                .toList();
        RunEnding ending = new RunEnding(stats.ended(), stats.duration().toNanos(), stats.notes(), verdicts);
        writer.append(RecordKind.END, ending::write);
        writer.close();
    }
}
