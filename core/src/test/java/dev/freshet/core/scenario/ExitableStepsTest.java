// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import static dev.freshet.core.CoreDsl.asLongAs;
import static dev.freshet.core.CoreDsl.crashLoadGeneratorIf;
import static dev.freshet.core.CoreDsl.doIf;
import static dev.freshet.core.CoreDsl.doIfEquals;
import static dev.freshet.core.CoreDsl.doSwitch;
import static dev.freshet.core.CoreDsl.dummy;
import static dev.freshet.core.CoreDsl.during;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.exitBlockOnFail;
import static dev.freshet.core.CoreDsl.exitHere;
import static dev.freshet.core.CoreDsl.exitHereIf;
import static dev.freshet.core.CoreDsl.feed;
import static dev.freshet.core.CoreDsl.foreach;
import static dev.freshet.core.CoreDsl.group;
import static dev.freshet.core.CoreDsl.listFeeder;
import static dev.freshet.core.CoreDsl.onCase;
import static dev.freshet.core.CoreDsl.pace;
import static dev.freshet.core.CoreDsl.pause;
import static dev.freshet.core.CoreDsl.percent;
import static dev.freshet.core.CoreDsl.randomSwitch;
import static dev.freshet.core.CoreDsl.rendezVous;
import static dev.freshet.core.CoreDsl.repeat;
import static dev.freshet.core.CoreDsl.roundRobinSwitch;
import static dev.freshet.core.CoreDsl.stopLoadGeneratorIf;
import static dev.freshet.core.CoreDsl.tryMax;
import static dev.freshet.core.CoreDsl.uniformRandomSwitch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a user leaves a block that it has to leave: before any step, but those few that are no place for it. */
class ExitableStepsTest {

    private static final ChainBuilder FAILS =
            dummy("fails", 10).withSuccess(false).toChainBuilder();

    /**
     * One kind of step.
     *
     * @param chain the step; it says "ran" if it is run
     * @param isExitable whether the user leaves before it
     */
    record Row(String words, Function<Stage, ChainBuilder> chain, boolean isExitable) {
        @Override
        public String toString() {
            return words;
        }
    }

    static Stream<Row> steps() {
        return Stream.of(
                leaves("request", stage -> exec(dummy("ran", 1))),
                leaves("exec(function)", stage -> exec(stage.say("ran"))),
                leaves("pause", stage -> pause(Duration.ofMinutes(9))),
                leaves("pace", stage -> pace(Duration.ofMinutes(9)).pace(Duration.ofMinutes(9))),
                leaves(
                        "feed",
                        stage -> feed(listFeeder(List.of(Map.of("ran", "yes"))).circular())),
                leaves("doIf", stage -> doIf(stage.says(true)).then(rendezVous(1))),
                leaves(
                        "doIfEquals",
                        stage -> doIfEquals(stage.says(1), (Object) 1).then(rendezVous(1))),
                leaves("doSwitch", stage -> doSwitch(stage.says(1)).on(onCase(1).then(rendezVous(1)))),
                leaves("randomSwitch", stage -> randomSwitch().on(percent(100).then(exitHere()))),
                leaves("uniformRandomSwitch", stage -> uniformRandomSwitch().on(exitHere())),
                leaves("roundRobinSwitch", stage -> roundRobinSwitch().on(exitHere())),
                leaves("group", stage -> group(stage.says("ran")).on(rendezVous(1))),
                runs("repeat", stage -> repeat(stage.says(1)).on(rendezVous(1))),
                runs("foreach", stage -> foreach(stage.says(List.of(1)), "x").on(rendezVous(1))),
                runs("asLongAs", stage -> asLongAs(stage.says(false)).on(rendezVous(1))),
                runs("tryMax", stage -> tryMax(stage.says(1)).on(FAILS)), // one that passes would heal the user
                runs("exitHereIf", stage -> exitHereIf(stage.says(false))),
                runs("stopLoadGeneratorIf", stage -> stopLoadGeneratorIf(s -> "stop", stage.says(false))),
                runs("crashLoadGeneratorIf", stage -> crashLoadGeneratorIf(s -> "crash", stage.says(false))),
                runs("rendezVous", stage -> rendezVous(1).exitHereIf(stage.says(false))));
    }

    private static Row leaves(String words, Function<Stage, ChainBuilder> chain) {
        return new Row(words, chain, true);
    }

    private static Row runs(String words, Function<Stage, ChainBuilder> chain) {
        return new Row(words, chain, false);
    }

    private static final List<Function<ChainBuilder, ChainBuilder>> BLOCKS = List.of(
            body -> exitBlockOnFail().on(FAILS, body),
            body -> tryMax(1).on(FAILS, body),
            body -> tryMax(1).on(repeat(1).on(FAILS, body)),
            body -> exitBlockOnFail().on(group("g").on(FAILS, body)),
            body -> during(Duration.ofMillis(5)).on(FAILS, body),
            body -> asLongAs(session -> !session.isFailed(), true).on(FAILS, body),
            body -> tryMax(1).on(during(Duration.ofMinutes(5), false).on(FAILS, body)));

    @ParameterizedTest
    @MethodSource("steps")
    void aUserThatHasToLeaveDoesSoBeforeTheStep(Row row) {
        for (Function<ChainBuilder, ChainBuilder> block : BLOCKS) {
            Stage stage = new Stage();

            stage.play(
                    block.apply(row.chain.apply(stage)).exec(stage.show("ran")).exec(stage.say("behind")));

            List<String> said = new ArrayList<>(stage.words());
            stage.stats().requests().forEach(request -> said.add(request.name()));
            stage.stats().groups().forEach(group -> said.add(group.name()));
            assertThat(said).as("block %d", BLOCKS.indexOf(block)).contains("behind", "ran=-");
            assertThat(said.contains("ran"))
                    .as("block %d", BLOCKS.indexOf(block))
                    .isEqualTo(!row.isExitable);
            assertThat(stage.script).last().isEqualTo("10 end");
        }
    }

    @Test
    void everyKindOfStepHasARow() {
        Set<Class<?>> known = steps().flatMap(row -> row.chain.apply(new Stage()).steps().stream())
                .map(Step::getClass)
                .collect(Collectors.toSet());

        assertThat(known)
                .containsAll(Arrays.stream(Step.class.getPermittedSubclasses()).toList());
    }

    @Test
    void whatTheStepSaysIsWhatItDoes() {
        steps().forEach(row -> assertThat(
                        row.chain.apply(new Stage()).steps().get(0).isExitable())
                .as(row.words)
                .isEqualTo(row.isExitable));
    }
}
