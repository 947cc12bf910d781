// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.trust.SecondRange;
import dev.freshet.core.trust.TrustFigure;
import dev.freshet.core.trust.TrustReason;
import dev.freshet.core.trust.TrustReport;
import dev.freshet.core.trust.TrustSummary;
import dev.freshet.core.trust.TrustVerdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TrustTextTest {

    private static final TrustReason LAG =
            new TrustReason("loopLagP99", "p99 of loop lag up to 35.0 ms", List.of(new SecondRange(3, 5)), 0);
    private static final TrustReason FILES =
            new TrustReason("openFiles", "open files up to 998", List.of(new SecondRange(7, 7)), 4);

    @Test
    void allIsWell() {
        assertThat(text(List.of(), List.of())).isEqualTo("Trust: trustworthy\n");
    }

    @Test
    void whatWasNotMeasuredIsSaid() {
        assertThat(text(List.of(), List.of(TrustFigure.CPU_MACHINE, TrustFigure.THROTTLED)))
                .isEqualTo("""
                        Trust: trustworthy
                          Not measured: CPU of the machine, CPU throttling of the container in a second
                        """);
    }

    @Test
    void aReasonStandsOnTheLineOfTheVerdict() {
        assertThat(text(List.of(LAG), List.of()))
                .isEqualTo("Trust: suspect: p99 of loop lag up to 35.0 ms, in seconds 3–5\n");
    }

    @Test
    void severalReasonsHaveLinesOfTheirOwn() {
        assertThat(text(List.of(LAG, FILES), List.of())).isEqualTo("""
                        Trust: suspect:
                          - p99 of loop lag up to 35.0 ms, in seconds 3–5
                          - open files up to 998, in seconds 7 and 4 more
                        """);
    }

    private static String text(List<TrustReason> reasons, List<TrustFigure> unmeasured) {
        return TrustText.of(
                new TrustReport(new TrustVerdict(reasons, unmeasured), new TrustSummary(Map.of())), Palette.PLAIN);
    }
}
