// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.RowKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
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

    /** Who reads {@code byName} looks for a response time or an error in each row. */
    @Test
    void whatWasNeverAttemptedIsInAListOfItsOwn() throws IOException {
        LoopStats loop = new LoopStats();
        loop.skipped(List.of("g"), "after a refusal", RowKind.CHECK);
        loop.skipped(List.of("g"), "after a refusal", RowKind.CHECK);
        loop.skipped(List.of(), "cut off", RowKind.CHECK);
        loop.unfinished(List.of(), "cut off", RowKind.CHECK, 0, 1);

        JsonNode requests = MAPPER.readTree(SummaryJson.of(loop.drain())).get("requests");

        assertThat(requests.get("neverAttempted"))
                .hasToString(
                        "[{\"groups\":[\"g\"],\"name\":\"after a refusal\",\"kind\":\"check\",\"skippedCount\":2}]");
        assertThat(requests.get("byName").findValuesAsText("name")).containsExactly("cut off");
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
