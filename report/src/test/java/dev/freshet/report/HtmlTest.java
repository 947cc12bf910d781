// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void textsAndAttributesAreEscaped() {
        String html = new Html()
                .element("p", "a < b & c > \"d\" 'e'", "title", "\"><b>")
                .toString();
        assertThat(html)
                .isEqualTo("<p title=\"&quot;&gt;&lt;b&gt;\">a &lt; b &amp; c &gt; &quot;d&quot; &#39;e&#39;</p>");
    }

    @Test
    void whatCannotBeSeenIsMadeVisible() {
        String html = new Html()
                .text("a\u0000\u001b\u007f\u0085\u202e\ud800b\udc00\uffff 𝄞\t\n")
                .toString();
        assertThat(html).isEqualTo("a\\u0000\\u001b\\u007f\\u0085\\u202e\\ud800b\\udc00\\uffff 𝄞\t\n");
    }

    @Test
    void anElementLeftOpenIsAMistake() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Html().open("p").toString())
                .withMessageContaining("[p]");
    }
}
