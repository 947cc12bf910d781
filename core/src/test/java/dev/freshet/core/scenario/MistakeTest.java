// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import static dev.freshet.core.CoreDsl.constantPauses;
import static dev.freshet.core.CoreDsl.doIf;
import static dev.freshet.core.CoreDsl.doIfOrElse;
import static dev.freshet.core.CoreDsl.doSwitch;
import static dev.freshet.core.CoreDsl.dummy;
import static dev.freshet.core.CoreDsl.during;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.exitHereIf;
import static dev.freshet.core.CoreDsl.foreach;
import static dev.freshet.core.CoreDsl.group;
import static dev.freshet.core.CoreDsl.onCase;
import static dev.freshet.core.CoreDsl.pace;
import static dev.freshet.core.CoreDsl.pause;
import static dev.freshet.core.CoreDsl.percent;
import static dev.freshet.core.CoreDsl.randomSwitch;
import static dev.freshet.core.CoreDsl.rendezVous;
import static dev.freshet.core.CoreDsl.repeat;
import static dev.freshet.core.CoreDsl.roundRobinSwitch;
import static dev.freshet.core.CoreDsl.scenario;
import static dev.freshet.core.CoreDsl.stopLoadGenerator;
import static dev.freshet.core.CoreDsl.tryMax;
import static dev.freshet.core.CoreDsl.uniformRandomSwitch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Choice;
import dev.freshet.core.SimulationException;
import dev.freshet.core.feeder.FeederSettings;
import dev.freshet.core.feeder.Feeders;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a scenario is said when it is compiled, with the place. */
class MistakeTest {

    private static final ChainBuilder FINE = pause(1);
    private static final ChainBuilder FAULTY = pause("#{}");

    private static SimulationException mistakeIn(ChainBuilder chain) {
        try {
            new Stage().compile(chain);
        } catch (SimulationException e) {
            return e;
        }
        throw new AssertionError("no mistake was found");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(rendezVous(0), "step 1, rendezVous: the number of users must be at least 1, not 0."),
                arguments(tryMax(0).on(FINE), "step 1, tryMax: the number of attempts must be at least 1, not 0."),
                arguments(pause(-1), "step 1, pause: the time must not be negative: -1 s."),
                arguments(pace(Duration.ofMillis(-1)), "step 1, pace: the time must not be negative: -1 ms."),
                arguments(pause(3, 1), "step 1, pause: the least time 3 s is longer than the most 1 s."),
                arguments(
                        randomSwitch().on(percent(60).then(FINE), percent(41).then(FINE)),
                        "step 1, randomSwitch: the percentages add up to 101.0; give no more than 100."),
                arguments(
                        randomSwitch().on(percent(10).then(FINE), percent(-1).then(FINE)),
                        "step 1, randomSwitch: choice 2 has -1.0 percent; give 0 or more."),
                arguments(
                        randomSwitch().on(percent(Double.NaN).then(FINE)),
                        "step 1, randomSwitch: choice 1 has NaN percent; give 0 or more."),
                arguments(
                        randomSwitch().on(List.<Choice.WithWeight>of()),
                        "step 1, randomSwitch: there are no choices; give at least one to on(...)."),
                arguments(
                        roundRobinSwitch().on(List.of()),
                        "step 1, roundRobinSwitch: there are no choices; give at least one to on(...)."),
                arguments(
                        doSwitch("#{a}").on(List.of()),
                        "step 1, doSwitch: there are no choices; give at least one to on(...)."),
                arguments(during(-1).on(FINE), "step 1, during: the time must not be negative: -1 s."),
                arguments(
                        uniformRandomSwitch().on(List.of()),
                        "step 1, uniformRandomSwitch: there are no choices; give at least one to on(...)."),
                arguments(
                        doSwitch("#{a}").on(onCase("k").then(FINE), onCase("k").then(FINE)),
                        "step 1, doSwitch: there are two cases for the key 'k'."));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("mistakes")
    void aMistakeSaysWhatIsWrong(ChainBuilder chain, String message) {
        assertThat(mistakeIn(chain)).hasMessage("scenario 'Play', " + message);
    }

    static Stream<Arguments> places() {
        return Stream.of(
                arguments(FINE.exec(FAULTY), "step 2, pause: "),
                arguments(pace("#{}"), "step 1, pace: "),
                arguments(repeat("#{}").on(FINE), "step 1, repeat: "),
                arguments(repeat(2).on(FINE, FAULTY), "step 1, repeat > 2, pause: "),
                arguments(foreach("#{}", "x").on(FINE), "step 1, foreach: "),
                arguments(group("g").on(group("h").on(FAULTY)), "step 1, group > 1, group > 1, pause: "),
                arguments(doIf("#{}").then(FINE), "step 1, doIf: "),
                arguments(doIfOrElse("#{a}").then(FINE).orElse(FAULTY), "step 1, doIfOrElse > orElse 1, pause: "),
                arguments(doSwitch("#{a}").on(onCase("k").then(FAULTY)), "step 1, doSwitch > case 'k' 1, pause: "),
                arguments(
                        uniformRandomSwitch().on(FINE, FINE.exec(FAULTY)),
                        "step 1, uniformRandomSwitch > choice 2 step 2, pause: "),
                arguments(exitHereIf("#{}"), "step 1, exitHereIf: "),
                arguments(stopLoadGenerator("#{}"), "step 1, stopLoadGenerator: "),
                arguments(exec(dummy("#{}", 1)), "step 1, dummy: "),
                arguments(tryMax("many").on(FINE), "step 1, tryMax: "));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("places")
    void aMistakeBeginsWithItsPlaceAndSaysItOnce(ChainBuilder chain, String place) {
        assertThat(mistakeIn(chain))
                .hasMessageStartingWith("scenario 'Play', " + place)
                .message()
                .containsOnlyOnce("scenario")
                .hasSizeGreaterThan(("scenario 'Play', " + place).length());
    }

    @Test
    void aScenarioWithoutStepsIsAMistake() {
        assertThatThrownBy(() -> ScenarioCompiler.compile(
                        scenario("Nothing"),
                        new CompileSettings(
                                constantPauses, List.of(), new Stage(), new Feeders(FeederSettings.DEFAULT))))
                .isInstanceOf(SimulationException.class)
                .hasMessage("scenario 'Nothing' has no steps: add some with exec(...) or another element.");
    }

    @Test
    void anActionThatNoProtocolOwnsIsAMistake() {
        ActionBuilder stranger = new ActionBuilder() {
            @Override
            public String words() {
                return "stranger(\"x\")";
            }
        };

        assertThat(mistakeIn(exec(stranger)))
                .hasMessageStartingWith(
                        "scenario 'Play', step 1, stranger(\"x\"): no protocol knows how to execute a dev.freshet.core.scenario.MistakeTest");
    }
}
