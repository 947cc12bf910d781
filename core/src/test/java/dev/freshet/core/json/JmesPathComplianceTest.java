// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.freshet.core.SimulationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The official cases of JMESPath, where they lie beside the repository. */
class JmesPathComplianceTest {

    private static final Path CASES = Path.of("..", "..", "shared", "conformance", "jmespath");

    @Test
    void findsAndRefusesWhatTheOfficialCasesSay() throws IOException {
        assumeTrue(Files.isDirectory(CASES), "the official cases are not beside the repository");
        List<String> wrong = new ArrayList<>();
        int count = 0;
        try (Stream<Path> files = Files.list(CASES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                for (JsonNode suite : Jackson.MAPPER.readTree(file.toFile())) {
                    for (JsonNode test : suite.get("cases")) {
                        if (!test.has("bench")) {
                            count++;
                            check(suite.get("given"), test, wrong);
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(count).isGreaterThan(700);
    }

    private static void check(JsonNode given, JsonNode test, List<String> wrong) {
        String path = test.get("expression").textValue();
        String result;
        try {
            Json found = JmesPath.compile(path).search(new Json(given));
            JsonNode node = found == null ? NullNode.instance : found.node();
            result = test.has("result") && JsonOrder.isEqual(node, test.get("result")) ? "" : "found " + node;
        } catch (SimulationException | JsonException e) {
            result = test.has("error") ? "" : String.valueOf(e.getMessage());
        }
        if (!result.isEmpty()) {
            wrong.add(path + ": " + result + " instead of " + test);
        }
    }
}
