// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerdictTextTest {

    @Test
    void aVerdictIsAWordAndASentence() {
        assertThat(VerdictText.of("failed", "1 of 3 assertions failed.", Palette.PLAIN))
                .isEqualTo("Verdict: failed. 1 of 3 assertions failed.\n");
    }
}
