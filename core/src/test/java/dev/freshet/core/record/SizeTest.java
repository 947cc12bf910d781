// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Recorded;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.StreamSeries;
import dev.freshet.core.time.VirtualLoops;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How large the record of a run becomes: {@code docs/record.md} has the figures. Of an hour so many seconds are measured as tell its size. */
class SizeTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int SERIES = 50;
    private static final int SECONDS = 40;

    @TempDir
    Path folder;

    private final Random random = new Random(3);

    @ParameterizedTest
    @CsvSource({"500, false, 30", "500, true, 30", "10000, true, 150"})
    void anHourOfFiftySeries(int eventsPerSecond, boolean isDated, int mostMegabytes) throws Exception {
        Path file = folder.resolve("run");
        RunRecorder recorder = new RunRecorder(
                file, new RunCard("Size", "", Instant.EPOCH), 0, List.of(), new VirtualLoops(1).clock(), trouble -> {
                    throw new AssertionError(trouble);
                });
        Recorded run = new Recorded();
        LoopStats loop = new LoopStats();
        for (int second = 0; second < SECONDS; second++) {
            for (int series = 0; series < SERIES; series++) {
                measure(loop.stream("Stream number " + series), eventsPerSecond / SERIES, isDated);
            }
            recorder.add(run.next(loop, second * SECOND, (second + 1) * SECOND));
        }
        recorder.end(run.end(new RunCard("Size", "", Instant.EPOCH), SECONDS * SECOND, "completed"));
        double perSecond = (double) Files.size(file) / SECONDS;
        assertThat(perSecond * 3_600 / 1e6)
                .as("MB of an hour, %.0f bytes per series and second", perSecond / SERIES)
                .isBetween(1.0, (double) mostMegabytes);
    }

    private void measure(StreamSeries stream, int events, boolean isDated) {
        for (int i = 0; i < events; i++) {
            stream.read(300, 1, 0);
            stream.record(Metric.EVENT_GAP, latency());
            if (isDated) {
                stream.deliveryLatency(latency());
            }
        }
    }

    private long latency() {
        return (long) (20_000_000 * Math.exp(random.nextGaussian() * 0.5));
    }
}
