// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.report.JudgedRun;
import dev.freshet.report.SampleRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RunPageTest {

    private static final Map<String, String> FILES = Map.of(
            "page/page.html",
            "<title>{{title}}</title><meta content=\"script-src {{scriptHashes}}; style-src {{styleHashes}}; connect-src {{connect}}\">"
                    + "{{styles}}<script type=\"application/json\" id=\"run\">{{run}}</script>{{scripts}}<pre>{{licence}}</pre>",
            "page/theme.css",
            ":root {}",
            "page/page.css",
            "b { color: red }",
            "page/scripts.txt",
            "one.js\ntwo.js\n",
            "page/one.js",
            "1; // {{title}} $1 \\",
            "page/two.js",
            "2;",
            "uplot/uPlot.min.css",
            "a {}",
            "uplot/uPlot.iife.min.js",
            "0;",
            "uplot/LICENSE",
            "MIT <&>");

    @Test
    void scriptsStandInTheirOrderAndAsTheyAre() {
        assertThat(page(SampleRun.told(3), false))
                .contains("<script>0;</script>\n<script>1; // {{title}} $1 \\</script>\n<script>2;</script>")
                .contains("<style>a {}</style>\n<style>:root {}</style>\n<style>b { color: red }</style>")
                .contains("<pre>MIT &lt;&amp;&gt;</pre>");
    }

    @Test
    void exactlyTheseScriptsAndStylesAreAdmitted() {
        String page = page(SampleRun.told(3), false);

        assertThat(page)
                .contains("script-src " + hash("0;") + " " + hash("1; // {{title}} $1 \\") + " " + hash("2;") + ";")
                .contains("style-src " + hash("a {}") + " " + hash(":root {}") + " " + hash("b { color: red }") + ";");
    }

    @Test
    void onlyALivePageAsksItsServer() {
        assertThat(page(SampleRun.told(3), false)).contains("connect-src 'none'");
        assertThat(page(SampleRun.told(3), true)).contains("connect-src 'self'");
    }

    @Test
    void foreignTextCannotLeaveTheDocument() throws IOException {
        String page = page(SampleRun.toldOf(Samples.HOSTILE), false);

        Matcher data = Pattern.compile("id=\"run\">([^<]*)</script><script>0;").matcher(page);
        assertThat(data.find()).as("no < within the data").isTrue();
        assertThat(new ObjectMapper()
                        .readTree(data.group(1))
                        .at("/run/simulation")
                        .asText())
                .startsWith("</script><img src=x onerror=\"window.hacked=1\">");
        assertThat(page).doesNotContain("<img", "<b>", "\u001b", "\u202e", "\u2028");
    }

    private static String page(SampleRun.Told told, boolean isLive) {
        History history = History.of(told.stats());
        told.intervals().forEach(history);
        return new RunPage(name -> Objects.requireNonNull(FILES.get(name), name))
                .page(JudgedRun.of(told.stats(), List.of(), false), history, isLive);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
