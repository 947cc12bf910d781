// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.scenario;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.ProtocolBuilder;
import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.SimulationException;
import dev.freshet.core.scenario.Action;
import dev.freshet.core.scenario.Place;
import dev.freshet.core.scenario.Protocol;
import dev.freshet.core.scenario.UserResource;
import dev.freshet.core.time.LoopGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProtocolsTest {

    private final List<String> log = new ArrayList<>();
    private Runnable whileWarmingUp = () -> {};

    @Test
    void aPopulationHasTheLastSettingsOfATypeThatItWasGiven() {
        new VirtualRun(1)
                .run(
                        VirtualRun.simulation(
                                setUp -> setUp.protocols(new Voice("loud"), new Voice("low")),
                                says("A").injectOpen(atOnceUsers(1)),
                                says("B").injectOpen(atOnceUsers(1)).protocols(new Voice("high"))),
                        this::withSpeech,
                        runner -> {});
        assertThat(log).containsExactly("start", "A low", "released", "B high", "released", "close");
    }

    @Test
    void aPopulationWithoutSettingsHasNone() {
        new VirtualRun(1)
                .run(VirtualRun.simulation(says("A").injectOpen(atOnceUsers(1))), this::withSpeech, runner -> {});
        assertThat(log).containsExactly("start", "A null", "released", "close");
    }

    @Test
    void whatUsersHoldIsReleasedWhenTheRunIsStoppedAndBeforeTheProtocolCloses() {
        new VirtualRun(1)
                .run(
                        VirtualRun.simulation(says("A").pause(100).injectOpen(atOnceUsers(1))),
                        this::withSpeech,
                        runner -> runner.stop("enough"));
        // the user had not started yet, or it was released
        assertThat(log).startsWith("start").endsWith("close");
        assertThat(log.contains("A null")).isEqualTo(log.contains("released"));
    }

    @Test
    void settingsThatNoProtocolTakesAreRefused() {
        assertThatThrownBy(() -> new VirtualRun(1)
                        .run(VirtualRun.simulation(
                                setUp -> setUp.protocols(new Voice("low")),
                                scenario("A").pause(1).injectOpen(atOnceUsers(1)))))
                .isInstanceOf(SimulationException.class)
                .hasMessage("scenario 'A': no protocol takes the settings " + Voice.class.getName()
                        + "; is its module on the class path?");
    }

    @Test
    void aMistakeInAScenarioClosesWhatWasStarted() {
        assertThatThrownBy(() -> new VirtualRun(1)
                        .run(
                                VirtualRun.simulation(
                                        scenario("A").exec(new Say("")).injectOpen(atOnceUsers(1))),
                                this::withSpeech,
                                runner -> {}))
                .isInstanceOf(SimulationException.class)
                .hasMessageStartingWith("scenario 'A', step 1")
                .hasMessageEndingWith("nothing to say");
        assertThat(log).containsExactly("start", "close");
    }

    @Test
    void aProtocolWarmsUpWhenScenariosAreCompiledAndBeforeTheFirstUser() {
        new VirtualRun(1)
                .run(
                        VirtualRun.simulation(says("A").injectOpen(atOnceUsers(1))),
                        settings -> withSpeech(settings).withWarmUp(Duration.ofMillis(300)),
                        runner -> {});
        assertThat(log).containsExactly("start", "warm-up PT0.3S", "A null", "released", "close");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aWarmUpThatFailsIsNoMatterOfTheRun(Runnable fault) {
        whileWarmingUp = fault;
        new VirtualRun(1)
                .run(
                        VirtualRun.simulation(says("A").injectOpen(atOnceUsers(1))),
                        settings -> withSpeech(settings).withWarmUp(Duration.ofMillis(300)),
                        runner -> {});
        assertThat(log).contains("A null", "released", "close");
    }

    static Stream<Runnable> faults() {
        return Stream.of(
                () -> {
                    throw new NoClassDefFoundError("a library that is not there");
                },
                () -> {
                    throw new IllegalStateException("a defect");
                });
    }

    private RunSettings withSpeech(RunSettings settings) {
        return settings.withProtocols(List.of(new Speech()));
    }

    private static ScenarioBuilder says(String name) {
        return scenario(name).exec(new Say(name));
    }

    private record Voice(String pitch) implements ProtocolBuilder {}

    private record Say(String what) implements ActionBuilder {}

    private final class Speech implements Protocol {
        @Override
        public Class<? extends ProtocolBuilder> settingsType() {
            return Voice.class;
        }

        @Override
        public boolean owns(ActionBuilder action) {
            return action instanceof Say;
        }

        @Override
        public Run start(LoopGroup loops) {
            log.add("start");
            return new Run() {
                @Override
                public Action compile(
                        ActionBuilder action, @Nullable ProtocolBuilder settings, Place place, Action next) {
                    String what = ((Say) action).what;
                    if (what.isEmpty()) {
                        throw new SimulationException("nothing to say");
                    }
                    String pitch = settings == null ? null : ((Voice) settings).pitch;
                    UserResource released = isCutOff -> log.add("released");
                    return (session, user) -> {
                        log.add(what + " " + pitch);
                        user.attach(released);
                        user.proceed(next, session);
                    };
                }

                @Override
                public void warmUp(Duration atMost) {
                    log.add("warm-up " + atMost);
                    whileWarmingUp.run();
                }

                @Override
                public void close() {
                    log.add("close");
                }
            };
        }
    }
}
