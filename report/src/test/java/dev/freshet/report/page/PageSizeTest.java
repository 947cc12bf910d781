// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.RunStats;
import dev.freshet.report.JudgedRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That a page stays small enough to be opened at once, however long the run and however many its names. */
@Tag("full")
class PageSizeTest {

    @ParameterizedTest(name = "{0} s, {1} names")
    @CsvSource({
        "3600, 50, 3000000", // an hour of 50 streams
        "600, 300, 7000000", // 300 streams, requests and connects each
    })
    void aDocumentIsBounded(int seconds, int names, int most) {
        List<Interval> intervals = new ArrayList<>();
        RunStats stats = LongRun.of(seconds, names, 2, intervals::add);
        History history = History.of(stats);
        intervals.forEach(history);

        assertThat(RunDocument.of(JudgedRun.of(stats, List.of(), false), history, false))
                .hasSizeBetween(100_000, most);
    }
}
