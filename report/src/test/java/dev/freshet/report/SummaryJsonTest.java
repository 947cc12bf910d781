// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SummaryJsonTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void oneOfEverythingIsAsTheGoldenFile() throws IOException {
        assertThat(SummaryJson.of(SampleRun.small())).isEqualTo(golden("summary.golden.json"));
    }

    @Test
    void aRunWithoutAnythingIsAsTheGoldenFile() throws IOException {
        assertThat(SummaryJson.of(SampleRun.nothing())).isEqualTo(golden("summary-nothing.golden.json"));
    }

    @Test
    void numbersAreFiniteAndNothingIsMissing() throws IOException {
        everyNumberIsFinite(MAPPER.readTree(SummaryJson.of(SampleRun.of(20))));
        everyNumberIsFinite(MAPPER.readTree(SummaryJson.of(SampleRun.nothing())));
    }

    @Test
    void textsComeBackAsTheyWere() throws IOException {
        String text = "</script>\"\u2028\n\\ é 𝄞";
        JsonNode summary = MAPPER.readTree(SummaryJson.of(SampleRun.named(text)));
        assertThat(summary.get("simulation").textValue()).isEqualTo(text);
        assertThat(summary.at("/streams/byName/0/name").textValue()).isEqualTo(text);
        assertThat(summary.at("/errors/0/text").textValue()).isEqualTo(text);
    }

    private static void everyNumberIsFinite(JsonNode node) {
        if (node.isNumber()) {
            assertThat(node.doubleValue()).isFinite();
        }
        Iterator<JsonNode> children = node.elements();
        while (children.hasNext()) {
            everyNumberIsFinite(children.next());
        }
    }

    /** To renew after a wanted change: print the actual text, look at every difference, note it in docs/summary-json.md. */
    private static String golden(String name) throws IOException {
        try (InputStream in = SummaryJsonTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
