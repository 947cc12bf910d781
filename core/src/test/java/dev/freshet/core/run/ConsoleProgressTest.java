// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import static dev.freshet.core.CoreDsl.constantConcurrentUsers;
import static dev.freshet.core.CoreDsl.constantUsersPerSec;
import static dev.freshet.core.CoreDsl.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.Simulation;
import dev.freshet.core.inject.Shard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

    @Test
    void progressIsToldAfterOneSecondThenEveryFive() {
        Simulation simulation = VirtualRun.simulation(
                scenario("Open")
                        .pause(Duration.ofMillis(700))
                        .injectOpen(constantUsersPerSec(2).during(12)),
                scenario("Closed")
                        .pause(Duration.ofMillis(700))
                        .injectClosed(constantConcurrentUsers(3).during(12)));
        List<String> texts = new ArrayList<>();
        ConsoleProgress progress = new ConsoleProgress(RunPlan.of(simulation), Shard.WHOLE, Palette.PLAIN, texts::add);
        new VirtualRun(2).run(simulation, settings -> settings.withListener(progress), runner -> {});
        assertThat(texts)
                .extracting(text ->
                        text.substring(text.lastIndexOf("- ", text.indexOf('\n') - 4) + 2, text.indexOf('\n')))
                .containsExactly("1 s elapsed --", "5 s elapsed --", "10 s elapsed --");
        assertThat(texts.get(1).lines().filter(line -> line.startsWith("  ")))
                .containsExactly(
                        "  Open    [=========--             ]  37.5 %       13       2     9",
                        "  Closed                                            -       3    19");
    }
}
