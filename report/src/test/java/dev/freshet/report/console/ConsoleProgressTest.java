// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StatsAggregator;
import dev.freshet.core.time.VirtualLoops;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

    private static final int ENTRY_MS = 12_000;
    private static final int STAY_MS = 700;

    private final List<String> texts = new ArrayList<>();
    private final ConsoleProgress progress = new ConsoleProgress(Map.of("Open", 24L), texts::add);
    private final VirtualLoops loops = new VirtualLoops(1);
    private final LoopStats stats = new LoopStats();
    private final StatsAggregator aggregator = new StatsAggregator(
            new RunCard("Sample", "", Instant.EPOCH),
            loops,
            List.of(stats),
            Runnable::run,
            interval -> progress.onInterval(interval, this::soFar));

    @Test
    void progressIsToldAfterOneSecondThenEveryFive() {
        for (int ms = 0; ms <= ENTRY_MS + STAY_MS; ms += 100) {
            users(ms);
            if (ms > 0 && ms % 1_000 == 0) {
                aggregator.tick();
                loops.runDue();
            }
            loops.advance(Duration.ofMillis(100));
        }
        var unused = aggregator.finish("completed");
        loops.runDue();

        assertThat(texts)
                .extracting(text -> text.substring(0, text.indexOf(':')))
                .containsExactly("1 s elapsed", "5 s elapsed", "10 s elapsed");
        assertThat(texts.get(1)).isEqualTo("5 s elapsed: 5 users active, 30 done, 13 to come (37.5 % done)");
    }

    /** Two users per second, and three at any time; each stays for a while. */
    private void users(int ms) {
        if (ms % 500 == 0 && ms < ENTRY_MS) {
            stats.userStarted("Open", 0);
        }
        if (ms >= STAY_MS && (ms - STAY_MS) % 500 == 0) {
            stats.userEnded("Open");
        }
        for (int user = 0; user < 3 && ms % STAY_MS == 0; user++) {
            if (ms > 0) {
                stats.userEnded("Closed");
            }
            if (ms < ENTRY_MS) {
                stats.userStarted("Closed", 0);
            }
        }
    }

    private RunStats soFar() {
        return aggregator.snapshot();
    }
}
