// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.percent;
import static dev.freshet.core.CoreDsl.randomSwitch;
import static dev.freshet.core.CoreDsl.randomSwitchOrElse;
import static dev.freshet.core.CoreDsl.repeat;
import static dev.freshet.core.CoreDsl.roundRobinSwitch;
import static dev.freshet.core.CoreDsl.uniformRandomSwitch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ChainBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChanceTest {

    private static final int ROUNDS = 20_000;

    private final Stage stage = new Stage();
    private final ChainBuilder a = exec(stage.say("a"));
    private final ChainBuilder b = exec(stage.say("b"));
    private final ChainBuilder c = exec(stage.say("c"));

    /** How many of a hundred rounds say each word. */
    private Map<String, Long> shares(ChainBuilder element) {
        stage.play(repeat(ROUNDS).on(element));
        Map<String, Long> counts =
                stage.words().stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        counts.remove("end");
        counts.replaceAll((word, count) -> Math.round(100.0 * count / ROUNDS));
        return counts;
    }

    @Test
    void theChainsShareTheUsersByTheirPercentagesAndTheRestSkipsThem() {
        Map<String, Long> shares =
                shares(randomSwitch().on(percent(50.0).then(a), percent(20.0).then(b)));

        assertThat(shares).containsOnlyKeys("a", "b");
        assertThat(shares.get("a")).isBetween(48L, 52L);
        assertThat(shares.get("b")).isBetween(18L, 22L);
    }

    @Test
    void theRestGoesToTheOtherChainIfThereIsOne() {
        Map<String, Long> shares = shares(randomSwitchOrElse()
                .on(List.of(percent(50).then(a), percent(20).then(b)))
                .orElse(c));

        assertThat(shares.get("c")).isBetween(28L, 32L);
    }

    @Test
    void aHundredPercentLeaveNothingToTheOtherChain() {
        ChainBuilder thirds = randomSwitchOrElse()
                .on(
                        percent(33.3333333).then(a),
                        percent(33.3333333).then(b),
                        percent(33.3333334).then(a))
                .orElse(c);

        assertThat(shares(thirds)).containsOnlyKeys("a", "b");
    }

    @Test
    void nothingOfAHundredIsNeverChosen() {
        assertThat(shares(randomSwitch().on(percent(0).then(a), percent(100).then(b))))
                .containsOnly(Map.entry("b", 100L));
    }

    @Test
    void allChainsAreEquallyLikelyInAUniformSwitch() {
        Map<String, Long> shares = shares(uniformRandomSwitch().on(a, b, c));

        assertThat(shares).containsOnlyKeys("a", "b", "c");
        assertThat(shares.values()).allMatch(share -> share >= 32 && share <= 35);
    }

    @Test
    void aUniformSwitchTakesAListToo() {
        assertThat(shares(uniformRandomSwitch().on(List.of(a)))).containsOnly(Map.entry("a", 100L));
    }

    @Test
    void theTurnOfARoundRobinPassesFromUserToUserOnAllLoops() {
        Action first = stage.compile(
                roundRobinSwitch().on(a, b, c).exec(roundRobinSwitch().on(List.of(a, b))));
        for (int user = 0; user < 4; user++) {
            stage.start(first, user % 2, session -> session);
        }
        stage.loops.runUntilIdle(Duration.ofSeconds(1));

        assertThat(stage.words()).containsExactly("a", "a", "end", "b", "b", "end", "c", "a", "end", "a", "b", "end");
    }
}
