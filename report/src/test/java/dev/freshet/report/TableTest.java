// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.report.Table.Tone;
import dev.freshet.report.compare.Difference;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void aChangeToTheWorseIsMarkedWhicheverSignItHas() {
        assertThat(cell(-0.2, Tone.WORSE)).contains("class=\"number bad\"").contains("−20.0");
        assertThat(cell(0.2, Tone.WORSE)).contains("class=\"number bad\"").contains("+20.0");
        assertThat(cell(-0.2, Tone.CHANGE)).contains("class=\"number\"");
        assertThat(cell(0, Tone.CHANGE)).contains("class=\"number quiet\"");
    }

    @Test
    void changesThatAreVeryLargeOrNewAreWords() {
        assertThat(cell(5e6, Tone.CHANGE)).contains("+&gt; 10,000");
        assertThat(cell(Double.POSITIVE_INFINITY, Tone.CHANGE)).contains(">new<");
        assertThat(cell(Double.NaN, Tone.CHANGE)).contains(">–<");
        assertThat(cell(1e-6, Tone.CHANGE)).contains("+&lt; 0.01");
    }

    private static String cell(double change, Tone tone) {
        Html html = new Html();
        new Table("t")
                .textColumn("Figure")
                .numberColumn("Change", "")
                .row()
                .text("p50")
                .change(Difference.quantity(change), tone)
                .writeTo(html);
        return html.toString();
    }
}
