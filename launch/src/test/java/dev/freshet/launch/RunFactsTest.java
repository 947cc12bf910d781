// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** From what happened to the exit code, for all combinations. */
final class RunFactsTest {

    private static final List<Integer> SIGNALS = List.of(0, 129, 130, 143);

    static Stream<RunFacts> allCombinations() {
        return SIGNALS.stream()
                .flatMap(signal -> IntStream.range(0, 64)
                        .mapToObj(bits -> new RunFacts(
                                (bits & 1) != 0,
                                (bits & 2) != 0,
                                (bits & 4) != 0,
                                signal,
                                (bits & 8) != 0,
                                (bits & 16) != 0,
                                (bits & 32) != 0)));
    }

    @ParameterizedTest
    @MethodSource("allCombinations")
    void theFirstThatHoldsDecides(RunFacts facts) {
        List<Integer> holding = Stream.of(
                        facts.hasDefect() ? 70 : null,
                        facts.isBroken() ? 4 : null,
                        facts.hasSuccess() ? null : 4,
                        facts.signal() == 0 ? null : facts.signal(),
                        facts.isAsserted() ? null : 2,
                        facts.hasErrors() ? 2 : null,
                        facts.isSuspect() ? 3 : null,
                        0)
                .filter(code -> code != null)
                .toList();

        assertThat(facts.exitCode()).isEqualTo(holding.get(0));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // what happened,                           defect, broken, success, signal, errors, asserted, suspect, code
        "all is well,                               false,  false,  true,    0,      false,  true,     false,   0",
        "an assertion failed,                       false,  false,  true,    0,      false,  false,    false,   2",
        "errors that are no requests,               false,  false,  true,    0,      true,   true,     false,   2",
        "Ctrl-C,                                    false,  false,  true,    130,    false,  true,     false,   130",
        "SIGTERM and a failed assertion,            false,  false,  true,    143,    false,  false,    false,   143",
        "Ctrl-C before anything succeeded,          false,  false,  false,   130,    false,  true,     false,   4",
        "nothing was sent,                          false,  false,  false,   0,      false,  true,     false,   4",
        "crashed and an assertion failed,           false,  true,   true,    0,      false,  false,    false,   4",
        "suspect and strict,                        false,  false,  true,    0,      false,  true,     true,    3",
        "suspect and an assertion failed,           false,  false,  true,    0,      false,  false,    true,    2",
        "suspect and Ctrl-C,                        false,  false,  true,    130,    false,  true,     true,    130",
        "a defect of ours in a run that broke off,  true,   true,   false,   143,    true,   false,    false,   70",
    })
    @SuppressWarnings("checkstyle:ParameterNumber") // one for each column
    void theCommonOnes(
            String what,
            boolean defect,
            boolean broken,
            boolean success,
            int signal,
            boolean errors,
            boolean asserted,
            boolean suspect,
            int code) {
        assertThat(new RunFacts(defect, broken, success, signal, errors, asserted, suspect).exitCode())
                .as(what)
                .isEqualTo(code);
    }

    @Test
    void everyCombinationIsThere() {
        assertThat(allCombinations().distinct()).hasSize(SIGNALS.size() * 64);
    }
}
