// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.core.SimulationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The official cases of RFC 9535, where they lie beside the repository. */
class JsonPathComplianceTest {

    private static final Path CASES = Path.of("..", "..", "shared", "conformance", "jsonpath-cts.json");

    /** Selectors that are none by the standard, and that Gatling gives a meaning. */
    private static final Set<String> DIALECT = Set.of(" $", "$ ", "$.1");

    private static final List<JsonNode> ALL = new ArrayList<>();

    @BeforeAll
    static void readCases() throws IOException {
        assumeTrue(Files.exists(CASES), "the official cases are not beside the repository");
        Jackson.MAPPER.readTree(CASES.toFile()).get("tests").forEach(ALL::add);
        assertThat(ALL).hasSize(703);
    }

    @Test
    void findsWhatIsToBeFound() {
        List<String> wrong = new ArrayList<>();
        for (JsonNode test : ALL) {
            if (!test.has("invalid_selector")) {
                check(test, wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void refusesWhatIsNoSelector() {
        List<String> accepted = new ArrayList<>();
        for (JsonNode test : ALL) {
            String selector = test.get("selector").textValue();
            if (test.has("invalid_selector") && !DIALECT.contains(selector) && isAccepted(selector)) {
                accepted.add(selector);
            }
        }
        assertThat(accepted).isEmpty();
        assertThat(DIALECT).allMatch(JsonPathComplianceTest::isAccepted);
    }

    @Test
    void aMistakeSaysWhatIsWrongAndWhere() {
        for (JsonNode test : ALL) {
            String selector = test.get("selector").textValue();
            if (test.has("invalid_selector") && !DIALECT.contains(selector)) {
                assertThatThrownBy(() -> JsonPath.compile(selector))
                        .as(selector)
                        .isInstanceOf(SimulationException.class)
                        .hasMessageStartingWith("JSONPath '" + selector + "' does not compile: ")
                        .hasMessageMatching("(?s).*, at position \\d+");
            }
        }
    }

    private static void check(JsonNode test, List<String> wrong) {
        String selector = test.get("selector").textValue();
        List<JsonNode> allowed = new ArrayList<>();
        if (test.has("results")) {
            test.get("results").forEach(allowed::add);
        } else {
            allowed.add(test.get("result"));
        }
        try {
            List<Json> found = JsonPath.compile(selector).findAll(new Json(test.get("document")));
            JsonNode nodes =
                    Jackson.MAPPER.valueToTree(found.stream().map(Json::node).toList());
            if (!allowed.contains(nodes)) {
                wrong.add(selector + " found " + nodes + " instead of " + allowed);
            }
        } catch (RuntimeException e) {
            wrong.add(selector + ": " + e.getMessage());
        }
    }

    private static boolean isAccepted(String selector) {
        try {
            JsonPath.compile(selector);
            return true;
        } catch (SimulationException e) {
            return false;
        }
    }
}
