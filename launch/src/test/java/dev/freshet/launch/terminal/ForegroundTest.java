// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForegroundTest {

    @ParameterizedTest
    @CsvSource({
        "17 (java) S 16 17 10 34816 17 4194304 1, true, its group is in the foreground",
        "17 (java) S 16 17 10 34816 10 4194304 1, false, the shell is",
        "17 (a) b) 1 1) S 16 17 10 34816 17 4194304, true, a name with brackets",
        "17 (java) S 16 17 10 0 -1 4194304 1, false, no terminal",
    })
    void asLinuxSaysIt(String stat, boolean isOurs, String why) {
        assertThat(Foreground.isOurs(stat)).as(why).isEqualTo(isOurs);
    }

    @ParameterizedTest
    @CsvSource({
        "'  17    17\n', true, its group is in the foreground",
        "'   17   10\n', false, the shell is",
        "'   17   0\n', false, no terminal",
        "'', false, no such process",
    })
    void asPsSaysIt(String answer, boolean isOurs, String why) {
        assertThat(Foreground.isOursByPs(answer)).as(why).isEqualTo(isOurs);
    }
}
