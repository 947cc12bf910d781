// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import static dev.freshet.core.CoreDsl.constantUsersPerSec;
import static dev.freshet.core.CoreDsl.dummy;
import static dev.freshet.core.CoreDsl.group;
import static dev.freshet.core.CoreDsl.rampUsers;
import static dev.freshet.core.CoreDsl.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.CoreDsl;
import dev.freshet.core.PopulationBuilder;
import dev.freshet.core.inject.Shard;
import dev.freshet.core.record.RecordedRun;
import dev.freshet.core.record.RunRecorder;
import dev.freshet.core.stats.AllFigures;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.time.VirtualLoops;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that share a plan, and one that has it all. */
class ShardedRecordTest {

    @TempDir
    Path folder;

    @Test
    void theRecordsOfTwoHalvesAreThatOfTheWhole() throws Exception {
        RunStats whole = new VirtualRun(2)
                .run(VirtualRun.simulation(watchers(), buyers()), settings -> settings.withSeed(5), runner -> {})
                .stats();
        Path first = half(0);
        Path second = half(1);

        RunStats merged =
                RecordedRun.read(List.of(first, second), card -> interval -> {}).stats();

        assertThat(AllFigures.of(merged)).isEqualTo(AllFigures.of(whole)).hasSizeGreaterThan(20);
        assertThat(merged.allUsers().started()).isEqualTo(40 + 50);
        assertThat(merged.duration()).isEqualTo(whole.duration());
        assertThat(merged.ended()).isEqualTo("completed");
    }

    private Path half(int index) {
        Path file = folder.resolve("half" + index);
        new VirtualRun(1)
                .run(
                        VirtualRun.simulation(watchers(), buyers()),
                        settings -> settings.withSeed(5)
                                .withShard(Shard.WHOLE.part(index, 2))
                                .withListener(new Recording(file)),
                        runner -> {});
        return file;
    }

    private static PopulationBuilder watchers() {
        return scenario("Watchers")
                .exec(dummy("Watch", 120), CoreDsl.pause(1), dummy("Leave", 30))
                .injectOpen(rampUsers(40).during(7));
    }

    private static PopulationBuilder buyers() {
        return scenario("Buyers")
                .exec(group("Shop").on(dummy("Pay", 250).withSuccess(false)))
                .injectOpen(constantUsersPerSec(10).during(5));
    }

    private static final class Recording implements RunListener {
        private final Path file;
        private @Nullable RunRecorder recorder;

        Recording(Path file) {
            this.file = file;
        }

        @Override
        public void started(RunCard card, long startNs) {
            recorder = new RunRecorder(file, card, startNs, List.of(), new VirtualLoops(1).clock(), trouble -> {
                throw new AssertionError(trouble);
            });
        }

        @Override
        public void onInterval(Interval interval, Supplier<RunStats> soFar) {
            recorder().add(interval);
        }

        @Override
        public void ended(RunStats stats) {
            recorder().end(stats);
        }

        private RunRecorder recorder() {
            return Objects.requireNonNull(recorder);
        }
    }
}
